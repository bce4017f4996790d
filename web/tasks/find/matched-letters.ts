/** A piece of a name: marked where it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const folded = (letters: string): string => letters.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Marks the words of a matched text that stand for the typed ones: the same letters where they are in it, otherwise each word that is
 * close (one letter in four may differ). In another script nothing is marked: the whole of it is what matched.
 */
export function markMatched(matched: string, typed: string): readonly Piece[] {
  const wanted = folded(typed)
    .split(/\s+/)
    .filter((word) => word.length > 0);
  const pieces: Piece[] = [];
  for (const part of matched.split(/([\p{L}\p{N}]+)/u)) {
    if (part === '') continue;
    const word = folded(part);
    const marked = /[\p{L}\p{N}]/u.test(part) && wanted.some((w) => standsFor(word, w));
    const last = pieces.at(-1);
    if (last && last.marked === marked) pieces[pieces.length - 1] = { text: last.text + part, marked };
    else pieces.push({ text: part, marked });
  }
  return pieces;
}

function standsFor(word: string, wanted: string): boolean {
  if (word.includes(wanted) || (word.length > 2 && wanted.includes(word))) return true;
  return distance(word, wanted) <= Math.floor(wanted.length / 4);
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
