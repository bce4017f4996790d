import UNITS from './reference/units.json' with { type: 'json' };

/** What measures are kept in. A piece is one of the goods; a package is only what they came in. */
export type BaseUnit = 'kg' | 'l' | 'm3' | 'm2' | 'm' | 'piece' | 'package';

/** Code lists in which a column gives its units; words (in any language of the files) unless said. */
export type UnitScheme = 'WORDS' | 'REC20' | 'CITES' | 'LEMIS';

/** A unit as somebody wrote it. */
export interface Unit {
  readonly unit: BaseUnit;
  /** How many of the base unit one is, as a decimal number. */
  readonly factor: string;
  /** True where a number in it was reckoned over from another system: pounds, gallons. */
  readonly isConverted: boolean;
  /** True where the word says what was counted or packed: "tusks", "crates". */
  readonly isTerm: boolean;
  /** What is loose about it. */
  readonly because?: string;
}

interface Row {
  readonly unit: string;
  readonly factor: string;
  readonly converted?: boolean;
  readonly term?: boolean;
  readonly loose?: string;
  readonly rec20?: string;
  readonly cites?: string;
  readonly lemis?: string;
  readonly names: string;
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\s_()-]/g, '');
}

const TABLES: Readonly<Record<UnitScheme, ReadonlyMap<string, Unit>>> = (() => {
  const tables = {
    WORDS: new Map<string, Unit>(),
    REC20: new Map<string, Unit>(),
    CITES: new Map<string, Unit>(),
    LEMIS: new Map<string, Unit>(),
  };
  for (const row of UNITS as readonly Row[]) {
    const unit: Unit = {
      unit: row.unit as BaseUnit,
      factor: row.factor,
      isConverted: row.converted ?? false,
      isTerm: row.term ?? false,
      ...(row.loose ? { because: row.loose } : {}),
    };
    for (const name of row.names.split(' ')) if (!tables.WORDS.has(folded(name))) tables.WORDS.set(folded(name), unit);
    for (const [scheme, code] of [
      ['REC20', row.rec20],
      ['CITES', row.cites],
      ['LEMIS', row.lemis],
    ] as const) {
      if (code === undefined) continue;
      tables[scheme].set(folded(code), unit);
      // Codes stand among words too, except those of LEMIS: there MT is metres.
      if (scheme !== 'LEMIS' && !tables.WORDS.has(folded(code))) tables.WORDS.set(folded(code), unit);
    }
  }
  for (const code of ['c62', 'nar', 'nmb', 'ea']) tables.REC20.set(code, tables.REC20.get('h87') as Unit);
  return tables;
})();

/** A longer word is no unit. */
const LONGEST = 40;

/** The unit of this name or code; null where it is none that is known. */
export function unitNamed(text: string, scheme: UnitScheme = 'WORDS'): Unit | null {
  return text.length > LONGEST ? null : (TABLES[scheme].get(folded(text)) ?? null);
}
