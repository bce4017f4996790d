import { DomainError } from '../errors.js';
import { type AgencyGroups, type GroupRights, rightsOf } from './agency-groups.js';
import type { FoundAccount, UserStore } from './users.js';

/** Who an agency's provider says somebody is. */
export interface AgencyIdentity {
  /** Together they name one person for good; all else may change. */
  readonly issuer: string;
  readonly subject: string;
  readonly userName: string;
  readonly displayName: string;
  readonly groups: readonly string[];
}

export type IdentityKey = Pick<AgencyIdentity, 'issuer' | 'subject'>;

/** An agency's person as his account says it; cases and what he does himself stand apart. */
export interface AgencyPerson extends GroupRights {
  readonly name: string;
  readonly displayName: string;
}

/** Keeps which account is whose. */
export interface AgencyPeopleStore {
  /** The name of the account that was made for him; null before he first signed in. */
  nameOf(key: IdentityKey): Promise<string | null>;
  /** Makes or changes his account. False where somebody else has the name. */
  keep(person: AgencyPerson, key: IdentityKey): Promise<boolean>;
}

/** Why somebody whom his agency knows does not come in here. */
export class AgencyRefused extends DomainError {
  constructor(readonly code: 'NO_GROUP' | 'NAME_TAKEN' | 'ACCOUNT_ENDED') {
    super(`Signing in at the agency was refused: ${code}`);
  }
}

/** What a name may be made of; names go into logs, addresses and cases. */
const FIT_NAME = /^[\w.+@-]{1,100}$/;

/**
 * The account of somebody who signed in at his agency, made at his first sign-in and given at each the rights of the groups he is in
 * then. Whoever is in no group that gives rights loses those he had.
 */
export async function accountOf(
  identity: AgencyIdentity,
  groups: AgencyGroups,
  { users, agencyPeople }: { readonly users: UserStore; readonly agencyPeople: AgencyPeopleStore },
): Promise<FoundAccount> {
  const known = await agencyPeople.nameOf(identity);
  const account = known === null ? null : await users.account(known);
  if (known !== null && account === null) throw new AgencyRefused('ACCOUNT_ENDED');
  const rights = rightsOf(identity.groups, groups);
  if (rights === null || rights === 'TWO_AGENCIES') {
    if (account !== null) await takeRightsAway(account, identity, { users, agencyPeople });
    throw new AgencyRefused('NO_GROUP');
  }
  const name = known ?? nameFor(identity);
  const kept = await agencyPeople.keep({ ...rights, name, displayName: identity.displayName }, identity);
  const found = kept ? await users.account(name) : null;
  if (found === null) throw new AgencyRefused('NAME_TAKEN');
  return found;
}

/** He may be signed in, or have tokens: neither opens anything from here on. */
async function takeRightsAway(
  { name, displayName, agency }: FoundAccount,
  identity: AgencyIdentity,
  { users, agencyPeople }: { readonly users: UserStore; readonly agencyPeople: AgencyPeopleStore },
): Promise<void> {
  await agencyPeople.keep({ name, displayName, agency, roles: [], clearances: {} }, identity);
  await users.endSessions(name);
}

/** Names of those who sign in elsewhere carry an @, so that they are told apart from those who sign in here. */
function nameFor({ userName, issuer }: AgencyIdentity): string {
  const name = userName.includes('@') ? userName : `${userName}@${new URL(issuer).hostname}`;
  if (!FIT_NAME.test(name)) throw new AgencyRefused('NAME_TAKEN');
  return name;
}
