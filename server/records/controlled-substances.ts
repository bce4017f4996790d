import { times } from './decimals.js';
import SUBSTANCES from './reference/controlled-substances.json' with { type: 'json' };
import BLENDS from './reference/refrigerant-blends.json' with { type: 'json' };

/** A substance that the Montreal Protocol controls, with what trade papers call it. */
export interface ControlledSubstance {
  /** "HCFC-22". */
  readonly name: string;
  readonly cas: string;
  readonly ashrae: string;
  /** Annex and group: "C/I". */
  readonly group: string;
  /** Ozone-depleting potential, as the treaty gives it. */
  readonly odp: string;
  /** Global warming potential over 100 years as the treaty gives it; null where it gives none. */
  readonly gwp100: string | null;
  /** Subheading of HS 2022. */
  readonly hs2022: string;
  readonly chemicalName: string;
}

/** A mixture of refrigerants by its ASHRAE number. */
export interface RefrigerantBlend {
  readonly ashrae: string;
  /** Of each component, in hundredths of the mass. Some are controlled by nobody ("HC-290"). */
  readonly massPercent: Readonly<Record<string, string>>;
  /** Weighted by mass, from the values of the Fourth Assessment Report of the IPCC. */
  readonly gwpAr4: string;
  readonly hs2022: string;
}

export type SubstanceFinding =
  | { readonly kind: 'SUBSTANCE'; readonly substance: ControlledSubstance }
  | { readonly kind: 'BLEND'; readonly blend: RefrigerantBlend }
  | { readonly kind: 'UNKNOWN'; readonly because: string };

/** Letters and digits, small: "R 134a", "R-134A" and "HFC134a" differ only in what does not count. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const FOUND: ReadonlyMap<string, SubstanceFinding> = new Map([
  ...(BLENDS as unknown as readonly RefrigerantBlend[]).flatMap((blend) =>
    namesOf(blend.ashrae).map((name): [string, SubstanceFinding] => [folded(name), { kind: 'BLEND', blend }]),
  ),
  ...(SUBSTANCES as readonly ControlledSubstance[]).flatMap((substance) =>
    [substance.name, `CAS ${substance.cas}`, substance.cas, substance.chemicalName, ...namesOf(substance.ashrae)].map(
      (name): [string, SubstanceFinding] => [folded(name), { kind: 'SUBSTANCE', substance }],
    ),
  ),
]);

/** "R-22" is also sold as "Freon 22" and "Refrigerant 22". */
function namesOf(ashrae: string): readonly string[] {
  const number = ashrae.replace(/^R-/, '');
  return [ashrae, `Freon ${number}`, `Refrigerant ${number}`];
}

/** A longer text is no name of a substance. */
const LONGEST = 120;

/** The substance or blend of this name, CAS number or ASHRAE number. */
export function substanceNamed(text: string): SubstanceFinding {
  if (text.length > LONGEST) return { kind: 'UNKNOWN', because: 'it is too long for the name of a substance' };
  return FOUND.get(folded(text)) ?? { kind: 'UNKNOWN', because: 'it is not among the controlled substances at hand' };
}

/** A part of a blend. */
export interface BlendPart {
  readonly name: string;
  readonly massKg: string;
  /** Null where the Montreal Protocol does not control it. */
  readonly substance: ControlledSubstance | null;
}

/** What a mass of a blend holds of each component, in kilograms. */
export function componentsOf(blend: RefrigerantBlend, massKg: string): readonly BlendPart[] {
  return Object.entries(blend.massPercent).map(([name, percent]) => {
    const found = substanceNamed(name);
    return {
      name,
      massKg: times(times(massKg, percent), '0.01'),
      substance: found.kind === 'SUBSTANCE' ? found.substance : null,
    };
  });
}

/** Tonnes of carbon dioxide that warm as much: kilograms times the potential, by a thousand. Null where the treaty gives no potential. */
export function co2Tonnes(finding: SubstanceFinding, massKg: string): string | null {
  if (finding.kind === 'UNKNOWN') return null;
  const gwp = finding.kind === 'BLEND' ? finding.blend.gwpAr4 : finding.substance.gwp100;
  return gwp === null ? null : times(times(massKg, gwp), '0.001');
}
