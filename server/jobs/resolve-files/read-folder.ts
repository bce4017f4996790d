import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { BadInput } from '../../errors.js';
import type { MentionDraft } from '../../records/mention.js';
import { isRefusal, type Layout, layoutFor } from '../../records/source.js';
import { isCompared } from '../../resolution/compared-kinds.js';
import type { Said } from '../../resolution/features.js';
import { SOURCES } from '../../sources/index.js';
import { layoutOf } from '../../sources/mapping/layout-of.js';
import { readMapping, tellProblems } from '../../sources/mapping/read-mapping.js';
import { fromFile } from '../../sources/reading/byte-source.js';
import { isRefusedRow, type RefusedRow, readTable, type Table } from '../../sources/reading/read-table.js';

/** A table of a folder with what reads its rows. */
export interface ReadableFile {
  readonly file: string;
  readonly table: Table;
  readonly layout: Layout;
}

export interface Folder {
  readonly readable: readonly ReadableFile[];
  /** Files whose heading nothing knows: they take no part. */
  readonly passedOver: readonly string[];
}

/** Tables of a folder, in the order of their names. `NAME.yaml` beside `NAME.csv` reads it; else a ready layout that knows its heading. `only`: just these. */
export async function openFolder(folder: string, only?: readonly string[]): Promise<Folder> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new BadInput(`${folder} cannot be read as a folder.`, { option: '--files' }, { cause });
  });
  const isWanted = (name: string) => TABLES.has(extname(name).toLowerCase()) && (only?.includes(name) ?? true);
  const wanted = names.filter(isWanted).sort();
  const readable: ReadableFile[] = [];
  const passedOver: string[] = [];
  for (const name of wanted) {
    const file = join(folder, name);
    const table = await readTable(fromFile(file)).catch((cause: unknown) => {
      if (cause instanceof BadInput) return null;
      throw cause;
    });
    const layout = table === null ? null : await layoutOfFile(file, table);
    if (table === null || layout === null) passedOver.push(name);
    else readable.push({ file, table, layout });
  }
  if (readable.length === 0)
    throw new BadInput(
      `${folder} holds no table that a ready layout knows by its heading. Write a mapping beside it (NAME.yaml beside NAME.csv); hawksbill map NAME.csv proposes one.`,
      { option: '--files', passedOver },
    );
  return { readable, passedOver };
}

const TABLES = new Set(['.csv', '.tsv', '.txt']);

async function layoutOfFile(file: string, table: Table): Promise<Layout | null> {
  const own = `${file.slice(0, -extname(file).length)}.yaml`;
  if (existsSync(own)) {
    const { mapping, problems } = readMapping(await readFile(own, 'utf8'));
    if (mapping === null) throw new BadInput(tellProblems(own, problems), { problems });
    const missing = mapping.recognisedBy.filter((column) => !table.header.some((h) => h.trim() === column));
    if (missing.length > 0)
      throw new BadInput(`${basename(file)} is no table of ${basename(own)}: it has no column ${missing.join(', ')}.`, {
        missing,
      });
    return layoutOf(mapping);
  }
  return SOURCES.flatMap((source) => layoutFor(source, table.header) ?? [])[0] ?? null;
}

/** A party or vessel of a row: `id` is the row's own key, for the first of a row; the others have their role behind it. */
export interface SaidInFile extends Said {
  readonly identityKey: string | null;
  readonly addsOnly: boolean;
}

/** What rows say of traders and vessels, and the rows that were refused, as they are come upon. */
export interface RowRead {
  readonly said: readonly SaidInFile[];
  readonly refused: RefusedRow | null;
}

/** Reads one file row by row. */
export async function* rowsOf({ file, table, layout }: ReadableFile): AsyncGenerator<RowRead> {
  const name = basename(file);
  for await (const row of table.rows) {
    if (isRefusedRow(row)) {
      yield { said: [], refused: row };
      continue;
    }
    const draft = layout.read(row);
    if (isRefusal(draft)) {
      const { line, byteStart, byteEnd } = row;
      yield { said: [], refused: { ...draft, line, byteStart, byteEnd } };
      continue;
    }
    const key = draft.sourceKey ?? `${name}:${row.line}`;
    yield { said: saidIn(key, draft.mentions), refused: null };
  }
}

function saidIn(key: string, mentions: readonly MentionDraft[]): readonly SaidInFile[] {
  return mentions
    .filter((m) => isCompared(m.kind))
    .map(({ kind, values, role, ordinal, identityKey, addsOnly }, i) => ({
      id: i === 0 ? key : `${key}/${role}${ordinal === 0 ? '' : `/${ordinal}`}`,
      kind,
      values,
      identityKey,
      addsOnly,
    }));
}
