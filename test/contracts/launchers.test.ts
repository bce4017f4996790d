import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A project of one file with our launchers, so that nothing here waits for the real one or disturbs it. */
let project: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'hawksbill-launchers-'));
  for (const path of ['bin', 'tsconfig.json', 'server/tsconfig.json'])
    await cp(join(root, path), join(project, path), { recursive: true });
  await writeFile(join(project, 'package.json'), '{"type": "module"}');
  await mkdir(join(project, 'server/commands'), { recursive: true });
  await writeFile(
    join(project, 'server/commands/main.ts'),
    "import { word } from './word.js';\nconsole.log(word, ...process.argv.slice(2));\n",
  );
  await writeFile(join(project, 'server/commands/word.ts'), "export const word: string = 'hello';\n");
  await writeFile(join(project, 'server/commands/words.txt'), 'hello\n');
  await mkdir(join(project, 'schema/migrations'), { recursive: true });
  await writeFile(
    join(project, 'schema/migrations/0001-move.ts'),
    'export const up = async (n: number): Promise<number> => n;\n',
  );
});
afterAll(() => rm(project, { recursive: true }));

function hawksbill(...args: readonly string[]) {
  return run('bin/hawksbill.mjs', ...args);
}
function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, script), ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
  });
  return { status, stdout, stderr };
}

describe('the launchers', () => {
  it('say what is missing, and what to run', () => {
    expect(hawksbill()).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Compiling the server needs node_modules/typescript/bin/tsc, which is missing. Run: npm ci\n',
    });
    expect(run('bin/build.mjs', '--if-complete'), 'during an installation without compilers').toMatchObject({
      status: 0,
    });
  });

  it('compile first, then run, and leave standard output to the command', async () => {
    await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
    expect(hawksbill('a', '--b')).toEqual({ status: 0, stdout: 'hello a --b\n', stderr: 'Compiling the server …\n' });
    expect(hawksbill('again')).toEqual({ status: 0, stdout: 'hello again\n', stderr: '' });
  });

  it('carry along what the compiler leaves, and migrations with their source', () => {
    for (const path of [
      'server/commands/words.txt',
      'schema/migrations/0001-move.ts',
      'schema/migrations/0001-move.js',
    ]) {
      expect(existsSync(join(project, 'dist', path)), path).toBe(true);
    }
  });

  it('compile again what has changed', async () => {
    await writeFile(join(project, 'server/commands/word.ts'), "export const word: string = 'good day';\n");
    expect(hawksbill()).toEqual({ status: 0, stdout: 'good day\n', stderr: 'Compiling the server …\n' });
  });

  it('use what is compiled where the sources were left out', async () => {
    await rm(join(project, 'server'), { recursive: true });
    expect(hawksbill()).toEqual({ status: 0, stdout: 'good day\n', stderr: '' });
  });
});
