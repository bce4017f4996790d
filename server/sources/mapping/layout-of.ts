import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import type { Layout } from '../../records/source.js';
import type { MentionRef } from '../../records/statement.js';
import { type Held, RecordInDraft } from '../drafting/record-in-draft.js';
import { clean, unguarded, valueFrom } from '../reading/cells.js';
import { allSpecs, columnsOfStatement, columnsOfThing, eachOf } from './columns-named.js';
import { holds } from './conditions.js';
import type { HeldMapping, Mapping, StatementMapping } from './mapping.js';
import { type Required, refusalIn, requiredOf } from './refusal-in.js';
import { restIn } from './rest-in.js';
import { leadColumn, thingIn } from './thing-in.js';
import { inTurn, turnsOf } from './turns.js';
import { cellsOf, dayOf, inFull, meaningOf, type Reader, valuesIn } from './values-in.js';

/** The layout that a mapping describes: what reads its rows. Pure; the mapping was checked before. */
export function layoutOf(mapping: Mapping): Layout {
  const required = requiredOf(mapping);
  return {
    id: mapping.layout,
    recognisedBy: mapping.recognisedBy,
    keyed: mapping.key !== undefined,
    read: (row) => readRow(mapping, required, row),
  };
}

/** The mentions of each thing: one, or one for each turn of its repeat. */
type Made = ReadonlyMap<string, readonly (MentionRef | null)[]>;

function readRow(mapping: Mapping, required: readonly Required[], row: RawRow): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(mapping.guarded ? { ...row, cells: row.cells.map(unguarded) } : row);
  const refusal = refusalIn(mapping, required, draft);
  if (refusal !== null) return refusal;
  const reader: Reader = { mapping, draft, key: keyOf(mapping, draft) };
  const made = new Map<string, readonly (MentionRef | null)[]>();
  for (const [name, thing] of Object.entries(mapping.things)) {
    const turns = turnsOf(mapping, thing.each, draft);
    made.set(
      name,
      turns.map((turn, i) => {
        const sameAs = thing.sameAs === undefined ? null : inThisTurn(made.get(thing.sameAs), i);
        return thingIn({ ...reader, draft: turn.draft }, name, inTurn(thing, turn.n), sameAs);
      }),
    );
  }
  statementsIn(reader, made);
  return draft.finished(reader.key);
}

function keyOf(mapping: Mapping, draft: RecordInDraft): string | null {
  if (mapping.key === undefined) return null;
  return mapping.key
    .map((part) => (typeof part === 'string' ? draft.text(part) : draft.text(part.column) || part.otherwise))
    .join('/');
}

const inThisTurn = (refs: readonly (MentionRef | null)[] | undefined, i: number): MentionRef | null =>
  (refs?.length === 1 ? refs[0] : refs?.[i]) ?? null;

function statementsIn(reader: Reader, made: Made): void {
  const { mapping, draft } = reader;
  let legs = 0;
  for (const statement of mapping.statements) {
    if (statement.everyPair) {
      stateOfPairs(reader, statement, made);
      continue;
    }
    const each = eachOf(mapping, statement);
    for (const [i, turn] of turnsOf(mapping, each, draft).entries()) {
      const [from, to] = [made.get(statement.from), made.get(statement.to)].map((refs) => inThisTurn(refs, i));
      const said = inTurn(statement, turn.n);
      if (!from || !to || !holds(turn.draft, said.when)) continue;
      if (said.numbered) legs++;
      stateIn({ ...reader, draft: turn.draft }, said, turn.n, from, to, legs);
    }
  }
}

/** More pairs than this are no ownership that a person wrote down: the rest stays in the row as it came. */
const MOST_PAIRS = 1_000;

/** Each of two lists with each of the other: several owners of several assets. */
function stateOfPairs(reader: Reader, statement: StatementMapping, made: Made): void {
  const { draft } = reader;
  if (!holds(draft, statement.when)) return;
  const [froms, tos] = [statement.from, statement.to].map((name) =>
    (made.get(name) ?? []).filter((ref) => ref !== null),
  ) as [MentionRef[], MentionRef[]];
  const pairs = froms.length * tos.length;
  const column = statement.columns?.[0];
  if (pairs > MOST_PAIRS && column !== undefined)
    draft.warn(column, `of the ${pairs} pairs that it makes with the other list the first ${MOST_PAIRS} are read`);
  for (let i = 0; i < Math.min(pairs, MOST_PAIRS); i++) {
    const [from, to] = [froms[Math.floor(i / tos.length)], tos[i % tos.length]];
    if (from && to) stateIn(reader, statement, null, from, to, 0);
  }
}

function stateIn(
  reader: Reader,
  statement: StatementMapping,
  n: number | null,
  from: MentionRef,
  to: MentionRef,
  number: number,
): void {
  const { mapping, draft } = reader;
  const leads = [statement.from, statement.to].flatMap((name) => {
    const thing = mapping.things[name];
    return thing ? (leadColumn(inTurn(thing, n)) ?? []) : [];
  });
  const columns = statement.columns ?? [
    ...new Set([...leads, ...allSpecs(statement.values).flatMap((v) => v.column ?? [])]),
  ];
  const shownIn = leads.at(-1) ?? null;
  const place = mapping.things[statement.to];
  const ofPlace = place ? allSpecs(inTurn(place, n).values).flatMap((v) => v.column ?? []) : [];
  const leg = ofPlace.find((column) => draft.text(column) !== '') ?? shownIn;
  const order = statement.numbered && leg !== null ? valueFrom('order', draft.cell(leg), String(number)) : [];
  const own = () => [
    ...columnsOfStatement(mapping, statement),
    ...[statement.from, statement.to].flatMap((name) => {
      const thing = mapping.things[name];
      return thing ? columnsOfThing(mapping, thing) : [];
    }),
  ];
  const values = [...order, ...valuesIn(reader, statement.values, shownIn, true), ...restIn(reader, statement, own)];
  const held = heldIn(reader, inTurn(statement.held ?? mapping.held, n));
  draft.state(statement.kind, roleOf(draft, statement), from, to, columns, held, values);
}

function roleOf(draft: RecordInDraft, { role }: StatementMapping): string {
  if (typeof role === 'string') return role;
  const where = role.split === undefined ? {} : { split: role.split };
  const text = clean(cellsOf({ draft }, { column: role.column, ...where })[0]?.text ?? '');
  const meaning = role.words ? meaningOf(role.words, text) : undefined;
  return meaning ?? (role.words && role.otherwise ? role.otherwise : text.toLowerCase() || role.otherwise || 'named');
}

function heldIn(reader: Reader, held: HeldMapping | undefined): Held {
  return { from: dayIn(reader, held?.from), until: dayIn(reader, held?.until) };
}

function dayIn(reader: Reader, said: HeldMapping['from']): string | null {
  if (said === undefined) return null;
  const spec = inFull(said);
  const [cell] = cellsOf(reader, spec);
  if (!cell) return null;
  const read = dayOf(reader.mapping, spec, clean(cell.text));
  if (read.value === null) reader.draft.showing([cell]).warn(cell.column, `not read as a date: ${read.because}`);
  return read.value;
}
