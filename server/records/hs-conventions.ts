import TABLE from './reference/hs-conventions.json' with { type: 'json' };

/** Editions of the Harmonized System, by the year in which they came into force. */
export type HsEdition = '2012' | '2017' | '2022';

/** That goods of a subheading may fall under an environmental convention. */
export interface ConventionLead {
  /** Four or six digits of HS 2022. */
  readonly hs: string;
  readonly conventions: readonly string[];
  readonly relevance: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly note: string;
}

/** Leads from a code, and what to know of them. */
export interface ConventionLeads {
  readonly leads: readonly ConventionLead[];
  readonly edition: HsEdition;
  /** Where the code is of another edition, or moved between editions. */
  readonly because?: string;
}

const ROWS = TABLE as readonly ConventionLead[];
const BY_CODE: ReadonlyMap<string, ConventionLead> = new Map(ROWS.map((row) => [row.hs, row]));
const BY_CONVENTION: ReadonlyMap<string, readonly ConventionLead[]> = (() => {
  const found = new Map<string, ConventionLead[]>();
  for (const row of ROWS) for (const name of row.conventions) found.set(name, [...(found.get(name) ?? []), row]);
  return found;
})();

/** What HS 2022 took out of its place: electrical waste, and mixtures with halogenated hydrocarbons. */
const MOVED: readonly (readonly [from: RegExp, to: string])[] = [
  [/^854810/, '8549'],
  [/^38247/, '3827'],
];

/**
 * The conventions under which goods of a tariff code may fall: by its subheading, or its heading where the table goes no further. A code
 * says what goods were declared as and proves nothing.
 */
export function conventionsOf(hsCode: string, edition: HsEdition = '2022'): ConventionLeads {
  const subheading = hsCode.slice(0, 6);
  const moved = MOVED.find(([from]) => from.test(subheading))?.[1];
  if (moved) {
    const leads = ROWS.filter((row) => row.hs.startsWith(moved));
    return { leads, edition, because: `HS 2022 has these goods in ${moved}` };
  }
  const lead = BY_CODE.get(subheading) ?? BY_CODE.get(subheading.slice(0, 4));
  // A heading alone may mean any of its subheadings.
  const leads = lead ? [lead] : subheading.length === 4 ? ROWS.filter((row) => row.hs.startsWith(subheading)) : [];
  return edition === '2022'
    ? { leads, edition }
    : { leads, edition, because: `the table is of HS 2022, the code of HS ${edition}` };
}

/** The subheadings of HS 2022 under which goods of a convention are declared; none where it is not in the table. */
export function hsCodesOf(convention: string): readonly ConventionLead[] {
  return BY_CONVENTION.get(convention) ?? [];
}
