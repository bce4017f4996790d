import { basename } from 'node:path';
import { BadInput } from '../errors.js';
import { fromFile } from '../sources/reading/byte-source.js';
import { extract, readExtracted } from '../sources/reading/extract.js';
import { kindOf } from '../sources/reading/file-kind.js';
import { readTable, type Table, type TableHints } from '../sources/reading/read-table.js';

/** A table of a file of any kind: the one that the hints name, or the first. What is no delimited text is written as such to `writeTo`. */
export async function tableOf(file: string, writeTo: string, hints: TableHints = {}): Promise<Table> {
  const bytes = fromFile(file);
  try {
    if ((await kindOf(bytes)).kind !== 'delimited')
      return await readExtracted(await extract(bytes, { fileName: basename(file), hints }, writeTo));
    const { sheet: _, ...ofText } = hints;
    return await readTable(bytes, ofText);
  } catch (cause) {
    if (cause instanceof BadInput) throw cause;
    throw new BadInput(`${file} cannot be read.`, { file }, { cause });
  }
}
