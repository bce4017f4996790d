import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);

/** Address of a module of the compiled server, compiled first where it is stale: for tests that need a process of its own. */
export async function builtServer(module: string): Promise<string> {
  await run(process.execPath, [fileURLToPath(new URL('bin/build.mjs', root)), 'server']);
  return new URL(`dist/server/${module}`, root).href;
}

/** Folder of the compiled page, compiled first where it is stale. */
export async function builtPage(): Promise<string> {
  await run(process.execPath, [fileURLToPath(new URL('bin/build.mjs', root)), 'web']);
  return fileURLToPath(new URL('dist/web', root));
}
