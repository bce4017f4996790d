import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A key's file in a folder of keys, made where there is none. Only this system user can read it. */
export async function ensureKeyFile(folder: string, name: string, make: () => string | Buffer): Promise<Buffer> {
  const file = join(folder, name);
  const found = await readFile(file).catch(() => null);
  if (found !== null) return found;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, make(), { mode: 0o600 });
  // Of two processes that make it at once, the first to link wins; both read what then stands there.
  await link(draft, file).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault;
  });
  await rm(draft);
  return readFile(file);
}
