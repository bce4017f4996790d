// Writes generated bills of lading: node test/bench/import/bills-file.mjs ROWS FILE
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const SEED = 7;

/** The rows of the test that kills an import, as one file. */
export async function writeBills(rows, file) {
  const { billLines } = await generator();
  const out = createWriteStream(file);
  let lines = [];
  const flush = async () => {
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
    lines = [];
  };
  for (const line of billLines(rows, SEED)) if (lines.push(line) === 1_000) await flush();
  if (lines.length > 0) await flush();
  out.end();
  await once(out, 'close');
}

async function generator() {
  const text = await readFile(new URL('../../kill/generated-bills.ts', import.meta.url), 'utf8');
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  const folder = await mkdtemp(join(tmpdir(), 'hawksbill-bills-'));
  try {
    const file = join(folder, 'generated-bills.mjs');
    await writeFile(file, ts.transpileModule(text, { compilerOptions }).outputText);
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (process.argv[1]?.endsWith('bills-file.mjs')) await writeBills(Number(process.argv[2]), process.argv[3]);
