#!/usr/bin/env node
// The long run: the pure functions over 10,000 worlds, then many worlds through GraphQL. Sizes and seed come from the environment.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));

const pure = await run('unit', ['server/graph'], { HAWKSBILL_PROPERTY_RUNS: '10000' });
const asked = await run('noninterference', [], {
  WORLDS: process.env.WORLDS ?? '500',
  USERS: process.env.USERS ?? '20',
  EACH: process.env.EACH ?? '6',
});
process.exitCode = pure || asked;

async function run(project, files, environment) {
  const args = [
    vitest,
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    project,
    '--disable-console-intercept=true',
  ];
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [...args, ...files], { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => resolve(code ?? 1)));
}
