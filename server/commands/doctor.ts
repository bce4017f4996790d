import { access } from 'node:fs/promises';
import { type Config, readConfig } from '../config.js';
import { operationsOf } from '../main/read-operations.js';
import { findJava } from '../neo4j/embedded/java.js';
import { closureFaults, fingerprint } from '../neo4j/fingerprint.js';
import { acting } from './acting.js';
import type { Outcome, Shared } from './shared.js';

interface Finding {
  readonly what: string;
  readonly well: boolean;
  readonly says: string;
}

/** Says what this installation runs with, where each setting came from, and what is missing. */
export async function doctor({
  as,
  tell,
  fingerprint: wanted,
}: Shared & { readonly fingerprint: boolean }): Promise<Outcome> {
  if (wanted) {
    return acting('doctor', as, tell, async ({ engine, note }) => {
      await note('CONSULTATION', []);
      const found = await fingerprint(engine.writer);
      const faults = await closureFaults(engine.writer);
      tell.line(found);
      tell.line(`Links that could be seen without their ends: ${faults}`);
      return { exitCode: faults === 0 ? 0 : 1, json: { fingerprint: found, closureFaults: faults } };
    });
  }
  const config = readConfig();
  for (const { name, shown, from } of config.origins)
    tell.line(`${name.padEnd(22)} ${shown === '' ? '-' : shown}  (${from})`);
  const findings = await examine(config);
  for (const { what, well, says } of findings) tell.line(`${well ? 'well   ' : 'missing'}  ${what}: ${says}`);
  return {
    exitCode: findings.every((f) => f.well) ? 0 : 1,
    json: { settings: config.origins, findings },
  };
}

async function examine(config: Config): Promise<readonly Finding[]> {
  return [
    { what: 'Node', well: true, says: process.versions.node },
    config.neo4j === null ? await java(config) : { what: 'Neo4j', well: true, says: config.neo4j.uri },
    await folder(config.home),
    await operations(config),
  ];
}

async function java({ java: places }: Config): Promise<Finding> {
  try {
    const { program, version } = await findJava(places);
    return { what: 'Java', well: true, says: `${version} (${program})` };
  } catch (missing) {
    return { what: 'Java', well: false, says: missing instanceof Error ? missing.message : String(missing) };
  }
}

async function operations({ operations: { onlyListed, folder } }: Config): Promise<Finding> {
  const what = 'Operations';
  const taken = onlyListed ? 'listed ones only' : 'any within the limits';
  if (folder === null) return { what, well: true, says: `${taken}; none of its own` };
  try {
    const { size } = await operationsOf(folder);
    return { what, well: true, says: `${taken}; ${size} of its own in ${folder}` };
  } catch (missing) {
    return { what, well: false, says: missing instanceof Error ? missing.message : String(missing) };
  }
}

async function folder(home: string): Promise<Finding> {
  const there = await access(home).then(
    () => true,
    () => false,
  );
  return { what: 'Data folder', well: true, says: there ? home : `${home}, made at the first start` };
}
