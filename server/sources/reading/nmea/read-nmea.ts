import type { ByteSource } from '../byte-source.js';
import type { TextForm } from '../encoding.js';
import { lines } from '../lines.js';
import { type PlacedRow, type PlacedTable, WarningList } from '../placed-table.js';
import { AIS_COLUMNS, type AisCells, decodeMessage } from './messages.js';
import { type Sentence, sentenceOn } from './sentence.js';
import { SixBits } from './six-bit.js';

/** Messages whose sentences are waited for at one time; a receiver numbers them from 0 to 9 on two channels. */
const MOST_WAITING = 100;
/** Lines after which the rest of a message comes no more. */
const LINES_TO_WAIT = 1_000;

/** AIS messages as a table: one row for each message, in the order in which they are complete. */
export function nmeaTable(source: ByteSource, form: TextForm): PlacedTable {
  let warnings = new WarningList();
  return {
    header: AIS_COLUMNS,
    rows: {
      [Symbol.asyncIterator]: () => {
        warnings = new WarningList();
        return rows(source, form, warnings);
      },
    },
    warnings: () => warnings.all(),
  };
}

async function* rows(source: ByteSource, form: TextForm, warnings: WarningList): AsyncGenerator<PlacedRow> {
  const waiting = new Map<string, Sentence[]>();
  for await (const { text, number } of lines(source, form)) {
    if (text?.trim() === '') continue;
    yield* overdue(waiting, number);
    const sentence = text === null ? 'The line is longer than any sentence.' : sentenceOn(text, number);
    if (typeof sentence === 'string') {
      yield row([number], (text ?? '').trim(), {}, { column: 'sentence', reason: sentence });
      continue;
    }
    if (sentence.total === 1) {
      yield message([sentence], warnings);
      continue;
    }
    const begun = waiting.get(sentence.group) ?? [];
    if (begun.length > 0 && sentence.number !== begun.length + 1) {
      waiting.delete(sentence.group);
      yield incomplete(begun);
      begun.length = 0;
    }
    if (sentence.number !== begun.length + 1) {
      yield incomplete([sentence]);
      continue;
    }
    const parts = [...begun, sentence];
    if (parts.length < sentence.total) waiting.set(sentence.group, parts);
    else {
      waiting.delete(sentence.group);
      yield message(parts, warnings);
    }
  }
  for (const parts of waiting.values()) yield incomplete(parts);
}

/** Messages that are waited for too long, or that are too many. */
function* overdue(waiting: Map<string, Sentence[]>, line: number): Generator<PlacedRow> {
  for (const [group, parts] of waiting) {
    const isLate = line - (parts.at(-1)?.line ?? 0) > LINES_TO_WAIT;
    if (!isLate && waiting.size <= MOST_WAITING) continue;
    waiting.delete(group);
    yield incomplete(parts);
  }
}

function incomplete(parts: readonly Sentence[]): PlacedRow {
  const [first] = parts as [Sentence];
  const reason = `Of the ${first.total} sentences of the message, ${parts.length === 1 ? 'only number' : 'only numbers'} ${parts.map((p) => p.number).join(', ')} stood together. Receive it again.`;
  return row(
    parts.map((p) => p.line),
    parts.map((p) => p.text).join('\n'),
    {},
    { column: 'sentence', reason },
  );
}

function message(parts: readonly Sentence[], warnings: WarningList): PlacedRow {
  const [first] = parts as [Sentence];
  const places = parts.map((p) => p.line);
  const text = parts.map((p) => p.text).join('\n');
  const bits = SixBits.of(parts.map((p) => p.payload).join(''), parts.at(-1)?.fillBits ?? 0);
  if (bits === null)
    return row(
      places,
      text,
      {},
      { column: 'sentence', reason: 'The sentence holds a letter that stands for no bits.' },
    );
  const { cells, isRead, complaint } = decodeMessage(bits);
  if (!isRead)
    warnings.add(
      'Messages of other types',
      `Line ${first.line}: of a message of type ${cells.message_type} only type and MMSI are read.`,
    );
  return row(places, text, { ...cells, time: first.time, station: first.station }, complaint);
}

function row(places: readonly number[], sentence: string, cells: AisCells, refused?: PlacedRow['refused']): PlacedRow {
  const all: AisCells = { ...cells, sentence };
  return {
    at: placeOf(places),
    cells: AIS_COLUMNS.map((column) => all[column] ?? ''),
    ...(refused === undefined ? {} : { refused }),
  };
}

/** `line 7`, `lines 40–41`, `lines 40, 43`. */
function placeOf(places: readonly number[]): string {
  if (places.length === 1) return `line ${places[0]}`;
  const isRun = places.every((line, i) => i === 0 || line === (places[i - 1] as number) + 1);
  return isRun ? `lines ${places[0]}–${places.at(-1)}` : `lines ${places.join(', ')}`;
}
