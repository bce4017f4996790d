import { existsSync } from 'node:fs';
import { verifyAccessLog } from '../access/verify-access-log.js';
import { readConfig } from '../config.js';
import { BadInput } from '../errors.js';
import { foldersIn } from '../main/engine.js';
import type { Outcome, Shared } from './shared.js';

/** Checks the access log from its first entry to its last signed head. Needs no database and no network. */
export async function verifyAudit({ heads, tell }: Shared & { readonly heads?: string }): Promise<Outcome> {
  const config = readConfig();
  if (heads !== undefined && !existsSync(heads)) {
    throw new BadInput(`${heads} is no folder that can be read.`, { option: '--heads' });
  }
  const folder = foldersIn(config.home).audit;
  const found = await verifyAccessLog(folder, heads ?? config.auditHeads);
  for (const { file, entry, message } of [...found.problems, ...found.notices]) {
    tell.line(`${file}${entry === null ? '' : `, entry ${entry}`}: ${message}`);
  }
  const held = `${found.entries} entries in ${found.logs} files, ${found.heads} signed heads`;
  tell.line(
    found.verified ? `The access log is as it was written: ${held}` : `The access log was tampered with: ${held}`,
  );
  return { exitCode: found.verified ? 0 : 1, json: { ...found } };
}
