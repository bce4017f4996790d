import { text } from '../../texts/index.js';
import { HANDLINGS, type Rights, type Role } from './people-operations.js';

/** What a change of rights comes to, a short sentence for each thing that becomes different. */
export function changesInWords(before: Rights, after: Rights): readonly string[] {
  return [...activityInWords(before, after), ...rolesInWords(before, after), ...clearancesInWords(before, after)];
}

/** The clearances of `after` that are not those of `before`; null takes one away. */
export function changedClearances(
  before: Rights['clearances'],
  after: Rights['clearances'],
): readonly { readonly agency: string; readonly handling: string | null }[] {
  const [held, wanted] = [before, after].map((list) => new Map(list.map((c) => [c.agency, c.handling])));
  const agencies = [...new Set([...before, ...after].map((c) => c.agency))].sort();
  return agencies
    .map((agency) => ({ agency, handling: wanted?.get(agency) ?? null }))
    .filter(({ agency, handling }) => (held?.get(agency) ?? null) !== handling);
}

export const roleName = (role: Role): string => text(`people.role.${role}`);

function activityInWords(before: Rights, after: Rights): readonly string[] {
  if (before.active === after.active) return [];
  return [text(after.active ? 'people.changes.restored' : 'people.changes.ended')];
}

function rolesInWords(before: Rights, after: Rights): readonly string[] {
  const given = after.roles.filter((role) => !before.roles.includes(role));
  const taken = before.roles.filter((role) => !after.roles.includes(role));
  return [
    ...given.map((role) =>
      text('people.changes.roleGiven', { role: roleName(role), does: text(`people.does.${role}`) }),
    ),
    ...taken.map((role) => text('people.changes.roleTaken', { role: roleName(role) })),
  ];
}

function clearancesInWords(before: Rights, after: Rights): readonly string[] {
  return changedClearances(before.clearances, after.clearances).map(({ agency, handling }) => {
    const held = before.clearances.find((c) => c.agency === agency)?.handling ?? null;
    if (handling === null) return text('people.changes.clearanceTaken', { agency, held: held ?? '' });
    if (held === null) return text('people.changes.clearanceGiven', { agency, handling });
    const key =
      levelOf(handling) > levelOf(held) ? 'people.changes.clearanceWider' : 'people.changes.clearanceNarrower';
    return text(key, { agency, handling, held });
  });
}

function levelOf(handling: string): number {
  return HANDLINGS.indexOf(handling);
}
