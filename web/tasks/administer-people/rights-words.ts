import { lastDayOf } from '../../parts/last-day.js';
import { text } from '../../texts/index.js';
import { HANDLINGS } from '../../ui/handling.js';
import type { Clearance, Rights, Role } from './people-operations.js';

/** What a change of rights comes to, a short sentence for each thing that becomes different. */
export function changesInWords(before: Rights, after: Rights): readonly string[] {
  return [...activityInWords(before, after), ...rolesInWords(before, after), ...clearancesInWords(before, after)];
}

type ChangedClearance = Omit<Clearance, 'handling'> & { readonly handling: string | null };

/** The clearances of `after` that are not those of `before`; handling null takes one away. */
export function changedClearances(
  before: readonly Clearance[],
  after: readonly Clearance[],
): readonly ChangedClearance[] {
  const agencies = [...new Set([...before, ...after].map((c) => c.agency))].sort();
  return agencies.flatMap((agency): readonly ChangedClearance[] => {
    const [held, wanted] = [before, after].map((list) => list.find((c) => c.agency === agency));
    if (wanted === undefined) return [{ agency, handling: null, validFrom: null, validUntil: null }];
    const { handling, validFrom, validUntil } = wanted;
    const same = held?.handling === handling && held.validFrom === validFrom && held.validUntil === validUntil;
    return same ? [] : [{ agency, handling, validFrom, validUntil }];
  });
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
  return changedClearances(before.clearances, after.clearances).flatMap(({ agency, handling, ...period }) => {
    const held = before.clearances.find((c) => c.agency === agency);
    if (handling === null) return [text('people.changes.clearanceTaken', { agency, held: held?.handling ?? '' })];
    return [...levelInWords(agency, handling, held?.handling ?? null), ...endInWords(agency, period, held ?? null)];
  });
}

function levelInWords(agency: string, handling: string, held: string | null): readonly string[] {
  if (held === handling) return [];
  if (held === null) return [text('people.changes.clearanceGiven', { agency, handling })];
  const key = levelOf(handling) > levelOf(held) ? 'people.changes.clearanceWider' : 'people.changes.clearanceNarrower';
  return [text(key, { agency, handling, held })];
}

function endInWords(agency: string, period: Pick<Clearance, 'validUntil'>, held: Clearance | null): readonly string[] {
  const day = lastDayOf(period);
  if (day === (held === null ? null : lastDayOf(held))) return [];
  return [
    day === null
      ? text('people.changes.clearanceStays', { agency })
      : text('people.changes.clearanceUntil', { agency, day }),
  ];
}

function levelOf(handling: string): number {
  return HANDLINGS.indexOf(handling);
}
