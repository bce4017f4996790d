#!/usr/bin/env node
// Compiles the server to dist/server and the page to dist/web; only what changed since it was last compiled.
//   node bin/build.mjs [server] [web] [--if-complete]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** A build takes well under this; an older lock was left by one that was killed. */
const LOCK_IS_OLD_MS = 300_000;

const parts = {
  server: {
    from: ['server', 'schema', 'seed/world.ts', 'tsconfig.json', 'package-lock.json'],
    needs: ['server/tsconfig.json', 'node_modules/typescript/bin/tsc'],
    told: 'Compiling the server',
    compile: async () => {
      // Types are the gate's business: whoever starts Hawksbill waits for the translation alone.
      await run('node_modules/typescript/bin/tsc', '-p', 'server/tsconfig.json', '--noCheck');
      await copyBesideCode('server', join(dist, 'server'));
      await rm(join(dist, 'schema'), { recursive: true, force: true });
      await cp(join(root, 'schema'), join(dist, 'schema'), { recursive: true });
      await compileMigrations(join(dist, 'schema', 'migrations'));
      await compileWorld();
    },
  },
  web: {
    from: ['web', 'schema/schema.graphql', 'package-lock.json'],
    needs: ['web/vite.config.ts', 'web/index.html', 'node_modules/vite/bin/vite.js'],
    told: 'Compiling the page',
    compile: () =>
      run('node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'),
  },
};

/** Compiles what is stale. Two processes that come together compile once: the second waits for the first. */
export async function build(names = Object.keys(parts), tell = (line) => process.stderr.write(`${line}\n`)) {
  for (const name of names) {
    const part = parts[name];
    if (part === undefined) throw new Error(`There is no part "${name}". Parts: ${Object.keys(parts).join(', ')}.`);
    if (await isFresh(name, part)) continue;
    const missing = part.needs.find((path) => !existsSync(join(root, path)));
    if (missing !== undefined) throw new Error(`${part.told} needs ${missing}, which is missing. Run: npm ci`);
    await underLock(async () => {
      if (await isFresh(name, part)) return;
      tell(`${part.told} …`);
      // Taken before: what is changed meanwhile is compiled next time.
      const stamp = await stampOf(part);
      await part.compile();
      await writeFile(stampFile(name), stamp);
    });
  }
}

const stampFile = (name) => join(dist, `${name}.stamp`);

/** Where the sources were left out, as in a container's image, what is compiled counts as fresh. */
async function isFresh(name, part) {
  if (!existsSync(join(root, name))) return existsSync(join(dist, name));
  const last = await readFile(stampFile(name), 'utf8').catch(() => null);
  return last !== null && last === (await stampOf(part)) && existsSync(join(dist, name));
}

/** Changes with any source: its name, size or time of change. */
async function stampOf(part) {
  const hash = createHash('sha256');
  for (const from of part.from) {
    for (const file of await filesUnder(join(root, from))) {
      const { mtimeMs, size } = await stat(file);
      hash.update(`${relative(root, file)} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

async function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const nested = await Promise.all(entries.map((entry) => filesUnder(join(path, entry.name))));
  return nested.flat().sort();
}

/** The compiler copies no file that it does not compile: the embedded database's list of jars, word lists, templates. */
async function copyBesideCode(from, to) {
  const source = join(root, from);
  for (const file of await filesUnder(source)) {
    if (['.ts', '.md'].includes(extname(file)) || /tsconfig\.json$|Dockerfile/.test(file)) continue;
    const target = join(to, relative(source, file));
    await mkdir(dirname(target), { recursive: true });
    await cp(file, target);
  }
}

/** Migrations in TypeScript are compiled beside their source, which stays: their checksum is taken from it. */
async function compileMigrations(folder) {
  const sources = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  if (sources.length === 0) return;
  for (const name of sources) await translate(join(folder, name), join(folder, name.replace(/\.ts$/, '.js')));
}

/** What the demonstration world consists of; an installation may come without it. */
async function compileWorld() {
  const source = join(root, 'seed', 'world.ts');
  if (!existsSync(source)) return;
  await mkdir(join(dist, 'seed'), { recursive: true });
  await translate(source, join(dist, 'seed', 'world.js'));
}

/** One file that imports no other. */
async function translate(from, to) {
  const { default: ts } = await import('typescript');
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(await readFile(from, 'utf8'), { compilerOptions, fileName: from });
  await writeFile(to, outputText);
}

async function run(script, ...args) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Whatever it says is shown by us, on a terminal or not.
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${output.trim()}`);
}

async function underLock(work) {
  const lock = join(dist, '.building');
  await mkdir(dist, { recursive: true });
  while (
    !(await mkdir(lock).then(
      () => true,
      (error) => error.code !== 'EEXIST' && Promise.reject(error),
    ))
  ) {
    const since = await stat(lock).then(
      (s) => s.mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - since > LOCK_IS_OLD_MS) await rm(lock, { recursive: true, force: true });
    await pause(200);
  }
  const release = () => rm(lock, { recursive: true, force: true });
  const interrupted = async () => {
    await release();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work();
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await release();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const wanted = names.length > 0 ? names : Object.keys(parts);
  // While packages are installed (`--if-complete`), only parts whose sources and compilers are there are compiled, and a fault is only
  // told: it must not take the installation with it. Starting compiles again and stops at it.
  const installing = process.argv.includes('--if-complete');
  const complete = wanted.filter((name) => parts[name]?.needs.every((path) => existsSync(join(root, path))));
  try {
    await build(installing ? complete : wanted);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = installing ? 0 : 1;
  }
}
