import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedIn } from '../access/signed-in.js';
import type { CheckedFile, DraftDesk, DraftView, RecognisedAs } from '../http/import-desk.js';
import { beginImport, importIdFor } from '../jobs/import-file.js';
import { layoutFor, type Source } from '../records/source.js';
import { checkTable } from '../sources/checking/check-table.js';
import { isRecognised, type LayoutGuess, layoutGuesses } from '../sources/checking/recognise-layout.js';
import { SOURCES, sourceNamed } from '../sources/index.js';
import { proposeMapping } from '../sources/mapping/propose/propose-mapping.js';
import { proposalText } from '../sources/mapping/propose/tell-proposal.js';
import { type MappingProblem, readMapping } from '../sources/mapping/read-mapping.js';
import { fromFile } from '../sources/reading/byte-source.js';
import { type Extracted, extract, readExtracted } from '../sources/reading/extract.js';
import { isRefusedRow, readTable, type Table, type TableHints } from '../sources/reading/read-table.js';
import { type Recognised, recognise } from '../sources/reading/recognise.js';
import { sourceForImport } from '../sources/source-for-import.js';
import type { Engine } from './engine.js';
import { fileHash } from './file-hash.js';
import { viewOf } from './import-desk.js';
import { importInput } from './import-request.js';

/** Long enough to ask a colleague about a file, short enough that nothing lies about. */
const KEPT_FOR_MS = 24 * 3_600_000;
const ROWS_SHOWN = 10;
/** At some 20,000 rows a second: an answer within a second, whatever the size of the file. */
const MOST_ROWS_CHECKED = 10_000;
const MOST_REFUSALS_SHOWN = 200;
const ROWS_TO_PROPOSE_BY = 200;
const ID = /^[0-9a-f-]{36}$/;

interface Draft extends DraftView {
  readonly by: string;
}

/** Looks at files before they go in: each in a folder of its own until it is imported, thrown away, or a day old. */
export function draftDeskOn({ graph, stores }: Engine, folder: string, now: () => Date, wake: () => void): DraftDesk {
  const placeOf = (id: string) => join(folder, id);

  const find = async (id: string, { user }: SignedIn): Promise<Draft | null> => {
    if (!ID.test(id)) return null;
    const text = await readFile(join(placeOf(id), 'draft.json'), 'utf8').catch(() => null);
    const draft = text === null ? null : (JSON.parse(text) as Draft);
    return draft?.by === user.name ? draft : null;
  };

  const sweep = async () => {
    for (const id of await readdir(folder).catch(() => [])) {
      const { mtimeMs } = await stat(placeOf(id)).catch(() => ({ mtimeMs: now().getTime() }));
      if (now().getTime() - mtimeMs > KEPT_FOR_MS) await rm(placeOf(id), { recursive: true, force: true });
    }
  };

  return {
    async put({ path, fileName }, { user }) {
      await sweep();
      const draft: Draft = { id: randomUUID(), fileName, ...(await fileHash(path)), by: user.name };
      await mkdir(placeOf(draft.id), { recursive: true, mode: 0o700 });
      await rename(path, join(placeOf(draft.id), 'file'));
      await writeFile(join(placeOf(draft.id), 'draft.json'), JSON.stringify(draft), { mode: 0o600 });
      return viewOfDraft(draft);
    },

    async check(id, { source: named, hints, mapping: text, handling, from }, asking, by) {
      const draft = await find(id, by);
      if (draft === null) return null;
      const { table, name, ...about } = await tableIn(placeOf(id), draft.fileName, hints, asking.signal);
      const reading =
        text === null
          ? null
          : readMapping(
              text,
              SOURCES.map((s) => s.name),
            );
      const mapped = reading?.mapping
        ? sourceForImport({ source: '', mapping: text, ownerAgency: by.user.agency })
        : null;
      const guesses =
        reading !== null && mapped === null
          ? []
          : layoutGuesses(mapped ? [mapped] : named === null ? SOURCES : [sourceNamed(named)], table.header);
      const best = guesses[0] && isRecognised(guesses[0]) ? guesses[0] : null;
      const seen: CheckedFile = {
        ...viewOfDraft(draft),
        ...about,
        table: name,
        encoding: table.encoding,
        delimiter: table.delimiter,
        header: table.header,
        recognisedAs: null,
        nextBest: recognisedAs(guesses[best === null ? 0 : 1]),
        importedBefore: null,
        mappingProblems: reading?.problems ?? missingIn(mapped, guesses),
        proposedMapping: best === null && text === null ? await proposedFor(table) : null,
        check: null,
      };
      const layout = best && layoutFor(best.source, table.header);
      if (!best || !layout) return seen;
      const nothingSaid = { receivedFrom: null, receivedOn: null, authority: null };
      const importId = importIdFor(
        importInput(
          { ...draft, ...nothingSaid, source: best.source.name, handling, hints, mapping: text },
          by.user,
          now(),
        ),
      );
      return {
        ...seen,
        recognisedAs: {
          ...(recognisedAs(best) as RecognisedAs),
          grade: best.source.defaultGrade,
          handling: handling ?? best.source.defaultHandling,
        },
        importedBefore: (await graph.importsById([importId], asking)).has(importId) ? importId : null,
        check: await checkTable(table, layout, {
          from,
          rows: ROWS_SHOWN,
          mostRows: Math.max(MOST_ROWS_CHECKED, from + ROWS_SHOWN),
          mostRefusals: MOST_REFUSALS_SHOWN,
        }),
      };
    },

    async start(id, about, by) {
      const draft = await find(id, by);
      if (draft === null) return null;
      const kept = await stores.objects.put(join(placeOf(id), 'file'));
      const { fileName } = draft;
      const job = await beginImport(stores, importInput({ ...about, ...kept, fileName }, by.user, now()));
      await rm(placeOf(id), { recursive: true, force: true });
      wake();
      return { job: viewOf(job), sha256: kept.sha256 };
    },

    async remove(id, by) {
      const draft = await find(id, by);
      if (draft !== null) await rm(placeOf(id), { recursive: true, force: true });
      return draft !== null;
    },
  };
}

/** A mapping whose columns are not those of the table reads none of its rows. */
function missingIn(mapped: Source | null, [guess]: readonly LayoutGuess[]): readonly MappingProblem[] {
  if (mapped === null || (guess && isRecognised(guess))) return [];
  return [
    {
      line: 1,
      column: 1,
      where: 'recognisedBy',
      message: `The table has not all of the columns that the mapping is recognised by: ${mapped.layouts[0]?.recognisedBy.join(', ')}.`,
    },
  ];
}

async function proposedFor(table: Table): Promise<string> {
  const rows: string[][] = [];
  for await (const row of table.rows) {
    if (!isRefusedRow(row)) rows.push(row.cells.map((cell) => cell.text));
    if (rows.length === ROWS_TO_PROPOSE_BY) break;
  }
  return proposalText(proposeMapping(table.header, rows));
}

/** The table of a waiting file that is asked for. What is no delimited text is written as such once, beside the file. */
async function tableIn(place: string, fileName: string, hints: TableHints, signal: AbortSignal) {
  const file = fromFile(join(place, 'file'));
  const found = await recognise(file, fileName, hints, signal);
  const tables = found.tables.flatMap(({ sheet, hidden, problem }) =>
    sheet === null ? [] : [{ name: sheet, hidden, problem }],
  );
  const about = { kind: found.kind, tables, warnings: found.warnings };
  if (found.kind === 'delimited') {
    const { sheet: _, ...ofText } = hints;
    return { ...about, table: await readTable(file, ofText), name: null, warnings: warningsOf(found, null) };
  }
  const chosen = hints.sheet ?? (tables.find((t) => !t.hidden && t.problem === null) ?? tables[0])?.name;
  const wanted = { ...hints, ...(chosen !== undefined && { sheet: chosen }) };
  const path = join(
    place,
    `table-${createHash('sha256')
      .update(JSON.stringify([chosen, hints.headerRow]))
      .digest('hex')}`,
  );
  const notes = `${path}.json`;
  const known = await readFile(notes, 'utf8').catch(() => null);
  const made =
    known === null
      ? await extract(file, { fileName, hints: wanted }, path, () => {}, signal)
      : (JSON.parse(known) as Extracted);
  if (known === null) await writeFile(notes, JSON.stringify(made), { mode: 0o600 });
  return {
    ...about,
    table: await readExtracted(made),
    name: chosen ?? null,
    warnings: warningsOf(found, chosen ?? null),
  };
}

function warningsOf({ warnings, tables }: Recognised, sheet: string | null): readonly string[] {
  return [...warnings, ...(tables.find((t) => t.sheet === sheet)?.warnings ?? [])];
}

function viewOfDraft({ id, fileName, sizeBytes, sha256 }: Draft): DraftView {
  return { id, fileName, sizeBytes, sha256 };
}

function recognisedAs(guess: LayoutGuess | undefined): RecognisedAs | null {
  if (guess === undefined) return null;
  const { source, layout, known, of } = guess;
  return { source: source.name, title: source.title, layout: layout.id, known, of };
}
