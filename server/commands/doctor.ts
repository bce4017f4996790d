import { access } from 'node:fs/promises';
import { type Config, readConfig } from '../config.js';
import { beginAudit, faultsInWords } from '../jobs/audit.js';
import type { AuditOutcome } from '../jobs/stores.js';
import { readAgencyGroups } from '../main/agency-parts.js';
import { operationsOf } from '../main/read-operations.js';
import { findJava } from '../neo4j/embedded/java.js';
import { fingerprint } from '../neo4j/fingerprint.js';
import { type Acting, acting } from './acting.js';
import { runToEnd } from './run-to-end.js';
import type { Outcome, Shared } from './shared.js';
import type { Teller } from './telling.js';

interface Finding {
  readonly what: string;
  readonly well: boolean;
  readonly says: string;
}

interface Wanted {
  readonly fingerprint: boolean;
  readonly audit: boolean;
}

/** Says what this installation runs with, where each setting came from, and what is missing. */
export async function doctor({ as, tell, ...wanted }: Shared & Wanted): Promise<Outcome> {
  if (wanted.fingerprint || wanted.audit) return acting('doctor', as, tell, (at) => lookAtGraph(at, wanted, tell));
  const config = readConfig();
  for (const { name, shown, from } of config.origins)
    tell.line(`${name.padEnd(30)} ${shown === '' ? '-' : shown}  (${from})`);
  const findings = await examine(config);
  for (const { what, well, says } of findings) tell.line(`${well ? 'well   ' : 'missing'}  ${what}: ${says}`);
  return {
    exitCode: findings.every((f) => f.well) ? 0 : 1,
    json: { settings: config.origins, findings },
  };
}

/** What needs the graph: its fingerprint, and whether it is sound. */
async function lookAtGraph({ engine, user, asking, note }: Acting, wanted: Wanted, tell: Teller): Promise<Outcome> {
  const { stores, writer } = engine;
  const job = await beginAudit(stores.jobs, user.name, null);
  await note('CONSULTATION', [job.id]);
  const found = wanted.fingerprint ? { fingerprint: await fingerprint(writer) } : {};
  const audit = (await runToEnd(stores, job, tell, asking.signal)) as AuditOutcome;
  const faults = faultsInWords(audit);
  if (found.fingerprint !== undefined) tell.line(found.fingerprint);
  tell.line(`Looked at ${audit.links} links and ${audit.statements} statements.`);
  for (const fault of faults) tell.line(fault);
  tell.line(
    faults.length === 0
      ? 'All is as it should be.'
      : 'Stop the server and restore the last backup: people may see what they must not.',
  );
  return {
    exitCode: faults.length === 0 ? 0 : 1,
    json: { ...found, closureFaults: audit.endsHidden + audit.withoutScopes, audit },
  };
}

async function examine(config: Config): Promise<readonly Finding[]> {
  return [
    { what: 'Node', well: true, says: process.versions.node },
    config.neo4j === null ? await java(config) : { what: 'Neo4j', well: true, says: config.neo4j.uri },
    await folder(config.home),
    await operations(config),
    await agencySignIn(config),
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

async function agencySignIn({ oidc }: Config): Promise<Finding> {
  const what = 'Sign-in at an agency';
  if (oidc === null) return { what, well: true, says: 'none' };
  try {
    const { size } = await readAgencyGroups(oidc.groupsFile);
    return { what, well: true, says: `${oidc.issuer}; ${size} groups give rights` };
  } catch (fault) {
    return { what, well: false, says: fault instanceof Error ? fault.message : String(fault) };
  }
}

async function folder(home: string): Promise<Finding> {
  const there = await access(home).then(
    () => true,
    () => false,
  );
  return { what: 'Data folder', well: true, says: there ? home : `${home}, made at the first start` };
}
