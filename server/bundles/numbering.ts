import type { CaseEntity, CaseMatch } from '../casework/case-version.js';
import type { UnnumberedVersion } from '../casework/gather-case-version.js';
import {
  type CaseNumbers,
  continued,
  NOTHING_NUMBERED,
  type NumberedList,
  type NumberSeries,
  type ToNumber,
} from '../casework/number-series.js';
import { ENTITY_KINDS } from '../records/mention.js';
import { inOrder } from './order.js';

/**
 * Continues an edition's numbers with what is new in this version. Where several things are new, they are numbered in the order in which
 * a reader expects them: exhibits by source and file name, subjects by kind and name, links by their ends, matches by subject and place,
 * items of a schedule by exhibit and line.
 */
export function numbered(
  version: UnnumberedVersion,
  given: NumberSeries = NOTHING_NUMBERED,
): { readonly numbers: CaseNumbers; readonly given: NumberSeries } {
  const exhibits = continued(given.exhibits, filesToNumber(version));
  const subjects = continued(
    given.subjects,
    inOrder(version.entities, (e) => [kindOrder(e), e.name, e.id]).map(({ id, mentions }) => ({
      id,
      knownAs: mentions,
    })),
  );
  const subject = (id: string) => sortable(subjects.numbers.get(id));
  const place = placeOf(version, exhibits.numbers);
  const links = continued(
    given.links,
    inOrder(version.links, (l) => [subject(l.from), l.kind, l.role, subject(l.to), l.id]).map(({ id, statements }) => ({
      id,
      knownAs: statements.map((s) => s.id),
    })),
  );
  const matches = continued(
    given.matches,
    inOrder(version.matches, (m) => [
      subject(m.leftEntity ?? m.rightEntity ?? ''),
      place(m.leftRecordId),
      place(m.rightRecordId),
      m.left,
      m.right,
    ]).map((m) => only(matchKey(m))),
  );
  const scheduled = (status: string, list: NumberedList) =>
    continued(
      given[list],
      inOrder(
        version.decisions.filter((d) => d.status === status),
        (d) => [place(d.record), d.record],
      ).map((d) => only(d.record)),
    );
  const nonSensitive = scheduled('UNUSED_NON_SENSITIVE', 'nonSensitive');
  const sensitive = scheduled('UNUSED_SENSITIVE', 'sensitive');

  const lists = { exhibits, subjects, links, matches, nonSensitive, sensitive };
  return {
    numbers: mapped(lists, (l) => l.numbers),
    given: mapped(lists, (l) => l.given),
  };
}

/** How a match is named among the numbers: by its two mentions. */
export function matchKey({ left, right }: Pick<CaseMatch, 'left' | 'right'>): string {
  return `${left} ${right}`;
}

/** Files on which something rests. */
function filesToNumber({ imports, records }: UnnumberedVersion): readonly ToNumber[] {
  const reliedOn = new Set(records.map((r) => r.importId));
  return inOrder(
    imports.filter((i) => reliedOn.has(i.id)),
    (i) => [i.source, i.fileName, i.id],
  ).map(({ id }) => only(id));
}

/** Sorts as text in the order of exhibits and of rows in them. */
function placeOf(version: UnnumberedVersion, exhibits: ReadonlyMap<string, number>): (recordId: string) => string {
  const records = new Map(version.records.map((r) => [r.id as string, r]));
  return (id) => {
    const record = records.get(id);
    return record === undefined ? '' : `${sortable(exhibits.get(record.importId))} ${sortable(record.row.byteStart)}`;
  };
}

function kindOrder({ kind }: CaseEntity): string {
  return sortable(ENTITY_KINDS.indexOf(kind));
}

function sortable(number = 0): string {
  return String(number).padStart(15, '0');
}

function only(id: string): ToNumber {
  return { id, knownAs: [] };
}

function mapped<T, R>(lists: Readonly<Record<NumberedList, T>>, of: (list: T) => R): Readonly<Record<NumberedList, R>> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, of(list)])) as Record<NumberedList, R>;
}
