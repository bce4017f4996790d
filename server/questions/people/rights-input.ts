import type { ClearanceChange } from '../../access/administration.js';
import { limited, type Period } from '../../access/validity.js';
import { BadInput } from '../../errors.js';
import { HANDLING } from '../../records/source.js';
import type { ClearanceInputType } from './person.type.js';

/** Names are typed at the sign-in and read in the log: short, and no letter that is taken for another. */
const USER_NAME = /^[a-z][a-z0-9-]{1,39}$/;
const AGENCY_NAME = /^[a-z][a-z0-9-]{1,59}$/;
const MOST_CLEARANCES = 100;

export function userNameIn(name: string): string {
  if (USER_NAME.test(name)) return name;
  throw new BadInput('A name has 2 to 40 of the letters a to z, digits and hyphens, and begins with a letter', {
    argument: 'name',
    value: name.slice(0, 100),
  });
}

export function agencyIn(agency: string): string {
  if (AGENCY_NAME.test(agency)) return agency;
  throw new BadInput('An agency has 2 to 60 of the letters a to z, digits and hyphens, and begins with a letter', {
    argument: 'agency',
    value: agency.slice(0, 100),
  });
}

export function clearancesIn(clearances: readonly ClearanceInputType[]): readonly ClearanceChange[] {
  if (clearances.length > MOST_CLEARANCES) {
    throw new BadInput(`Change at most ${MOST_CLEARANCES} clearances at a time`, { argument: 'clearances' });
  }
  return clearances.map(({ agency, handling, validFrom, validUntil }) => {
    const level = HANDLING.find((h) => h === handling) ?? null;
    if (level === null && handling !== null && handling !== undefined) {
      throw new BadInput(`handling must be one of ${HANDLING.join(', ')}`, { argument: 'handling' });
    }
    return { agency: agencyIn(agency), handling: level, period: periodIn(validFrom ?? null, validUntil ?? null) };
  });
}

function periodIn(from: string | null, until: string | null): Period | null {
  const [validFrom, validUntil] = [instantIn('validFrom', from), instantIn('validUntil', until)];
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom) {
    throw new BadInput('A clearance ends after it begins', { argument: 'validUntil', value: validUntil });
  }
  return limited({ validFrom, validUntil });
}

/** In the one form in which text sorts as time does. */
function instantIn(argument: string, text: string | null): string | null {
  if (text === null) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new BadInput(`${argument} must be an instant, as 2026-03-14T09:00:00Z`, { argument });
  return new Date(time).toISOString();
}
