import { readFile } from 'node:fs/promises';
import { type AgencyGroups, groupsIn } from '../access/agency-groups.js';
import { AgencySignIn } from '../access/agency-sign-in.js';
import { Departures } from '../access/departures.js';
import { BadConfiguration, type OidcConfig } from '../config.js';
import type { AgencyParts } from '../http/agency-routes.js';
import type { Engine } from './engine.js';

/** What signing in at an agency needs; null where it is not configured. */
export async function agencyParts(
  oidc: OidcConfig | null,
  { users, agencyPeople }: Pick<Engine, 'users' | 'agencyPeople'>,
  clock: () => number,
): Promise<AgencyParts | null> {
  if (oidc === null) return null;
  const groups = await readAgencyGroups(oidc.groupsFile);
  return { signIn: new AgencySignIn(oidc, clock), groups, departures: new Departures(clock), users, agencyPeople };
}

export async function readAgencyGroups(file: string): Promise<AgencyGroups> {
  try {
    return groupsIn(await readFile(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BadConfiguration(`HAWKSBILL_OIDC_GROUPS names ${file}, which cannot be taken: ${why}`, {}, { cause });
  }
}
