/** A piece of a name: marked where it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const folded = (letters: string): string => letters.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Marks the words of a matched text that stand for the typed ones, for each those that are closest: the same letters where they are in it, otherwise
 * with one letter in four that differs. In another script nothing is marked: the whole of it is what matched.
 */
export function markMatched(matched: string, typed: string): readonly Piece[] {
  const wanted = folded(typed)
    .split(/\s+/)
    .filter((word) => word.length > 0);
  const parts = matched.split(/([\p{L}\p{N}]+)/u).filter((part) => part !== '');
  const words = parts.map((part) => (/[\p{L}\p{N}]/u.test(part) ? folded(part) : null));
  const near = new Set(wanted.flatMap((w) => nearest(words, w)));
  const pieces: Piece[] = [];
  for (const [i, part] of parts.entries()) {
    const marked = near.has(i);
    const last = pieces.at(-1);
    if (last && last.marked === marked) pieces[pieces.length - 1] = { text: last.text + part, marked };
    else pieces.push({ text: part, marked });
  }
  return pieces;
}

/** The places of the words that are closest to the one that is wanted; none where none is close. */
function nearest(words: readonly (string | null)[], wanted: string): readonly number[] {
  const apart = words.map((word) => (word === null ? FAR : lettersApart(word, wanted)));
  const least = Math.min(...apart);
  return least === FAR ? [] : apart.flatMap((letters, i) => (letters === least ? [i] : []));
}

const FAR = Number.POSITIVE_INFINITY;

/** 0 where one stands in the other, FAR where more letters differ than one in four. */
function lettersApart(word: string, wanted: string): number {
  if (word.includes(wanted) || (word.length > 2 && wanted.includes(word))) return 0;
  const apart = distance(word, wanted);
  return apart <= Math.floor(wanted.length / 4) ? apart : FAR;
}

/** Letters put in, taken out or exchanged to get from one word to the other. */
export function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min((row[j - 1] ?? 0) + 1, (before[j] ?? 0) + 1, (before[j - 1] ?? 0) + change));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

/** Typed and held letters under each other, as far as they go together: the shortest way from one to the other. */
export function align(
  typed: string,
  held: string,
): readonly { readonly typed: string; readonly held: string; readonly differs: boolean }[] {
  const [a, b] = [[...typed], [...held]];
  const cost: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => cost[i]?.[j] ?? 0;
  const same = (i: number, j: number): boolean => folded(a[i - 1] ?? '') === folded(b[j - 1] ?? '');
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const row = cost[i];
      if (row) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same(i, j) ? 0 : 1));
    }
  }
  const columns: { typed: string; held: string; differs: boolean }[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (same(i, j) ? 0 : 1)) {
      columns.unshift({ typed: a[i - 1] ?? '', held: b[j - 1] ?? '', differs: !same(i, j) });
      i--;
      j--;
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) {
      columns.unshift({ typed: a[i - 1] ?? '', held: '', differs: true });
      i--;
    } else {
      columns.unshift({ typed: '', held: b[j - 1] ?? '', differs: true });
      j--;
    }
  }
  return columns;
}
