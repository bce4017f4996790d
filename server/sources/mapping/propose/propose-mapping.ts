import { columnsNamed } from '../columns-named.js';
import type {
  Mapping,
  RepeatMapping,
  SourceMapping,
  StatementMapping,
  ThingMapping,
  ValuesMapping,
} from '../mapping.js';
import { inTurn } from '../turns.js';
import { decimalOf, orderOf, separatorOf } from './contents.js';
import { type Guess, guessOf, type Sample } from './guess.js';
import type { Part } from './headings.js';

/** A mapping for a table that nobody has mapped, and what speaks for each part of it. */
export interface Proposal {
  readonly mapping: Mapping;
  readonly guesses: readonly Guess[];
  /** What was found out about the table as a whole, and what a person has to decide. */
  readonly notes: readonly string[];
}

/** What a row as a whole is: the thing that the others have to do with. */
type Main = 'SEIZURE' | 'CONSIGNMENT' | 'PERMIT' | 'VESSEL' | 'TRADER';

/**
 * From a heading and some rows a mapping that can be read and tried: each column is taken for what its heading (in seven languages) and its
 * cells say; what is not known is kept as a value under its heading. Source and law are left for a person to fill in.
 */
export function proposeMapping(header: readonly string[], sampleRows: readonly (readonly string[])[]): Proposal {
  const samples = samplesOf(header, sampleRows);
  const guesses = samples.map(guessOf);
  const main = mainOf(guesses);
  const notes: string[] = [`Rows are taken for ${MAIN_WORD[main]}.`];
  const key = keyOf(samples, guesses, notes);
  const order = oneFor(samples, guesses, isDate, orderOf);
  const decimal = oneFor(samples, guesses, isNumber, decimalOf);
  noteReading(notes, order, decimal, samples, guesses);
  const draft = new Draft(main, samples, guesses, key);
  const held = guesses.find((g) => g.property !== null && DATES_OF_MAIN[main].includes(g.property));
  const mapping: Mapping = {
    title: 'A table that is not yet described',
    version: 1,
    source: UNKNOWN_SOURCE,
    layout: 'rows',
    recognisedBy: recognising(header, guesses),
    ...(key === null ? {} : { key: [key] }),
    ...(order === null ? {} : { dates: { order } }),
    ...(decimal === null ? {} : { numbers: { decimal } }),
    ...(held && held.numbers === null ? { held: { from: held.column } } : {}),
    ...(Object.keys(draft.repeats).length > 0 ? { repeats: draft.repeats } : {}),
    things: draft.things,
    statements: draft.statements,
  };
  const named = new Set(columnsNamed(mapping));
  const kept = header.map((h) => h.trim()).filter((column) => !named.has(column));
  if (kept.length > 0) notes.push(`Kept as values under their headings: ${kept.join(', ')}.`);
  notes.push('Fill in the source: who publishes, under which law, for what it may be used.');
  return { mapping, guesses: guesses.map((guess) => yielding(guess, draft.goesBefore.get(guess))), notes };
}

/** A column that says the same of one thing as another that is surer, or comes first, is kept as it is, and its guess says so. */
function yielding(guess: Guess, before: Guess | undefined): Guess {
  if (before === undefined) return guess;
  return { ...guess, property: null, because: `${guess.because}, but ${before.column} is taken for that` };
}

const UNKNOWN_SOURCE: SourceMapping = {
  name: 'new-source',
  title: 'To be filled in',
  publisher: 'To be filled in',
  licence: 'To be filled in',
  legalBasis: 'To be filled in',
  permittedPurposes: ['to be filled in'],
  retentionClass: 'to-be-filled-in',
  defaultHandling: 'TLP:AMBER+STRICT',
  defaultGrade: { scheme: '4x4', source: 'X', information: '4' },
};

const MAIN_WORD: Readonly<Record<Main, string>> = {
  SEIZURE: 'seizures',
  CONSIGNMENT: 'consignments',
  PERMIT: 'permits',
  VESSEL: 'vessels',
  TRADER: 'companies or persons',
};

/** Dates from which the statements of a row hold, by what the row is. */
const DATES_OF_MAIN: Readonly<Record<Main, readonly string[]>> = {
  SEIZURE: ['seizedOn', 'date'],
  CONSIGNMENT: ['shippedOn', 'declaredOn', 'arrivedOn', 'date'],
  PERMIT: ['validFrom', 'date'],
  VESSEL: ['date'],
  TRADER: ['date'],
};

function mainOf(guesses: readonly Guess[]): Main {
  const has = (...properties: readonly string[]) =>
    guesses.some((g) => g.property !== null && properties.includes(g.property));
  const speaksOf = (...parts: readonly Part[]) => guesses.some((g) => g.part !== null && parts.includes(g.part));
  if (has('seizedOn', 'detectionMethod', 'concealment') || speaksOf('seizure')) return 'SEIZURE';
  if (has('permitNumber') && has('validUntil', 'validFrom')) return 'PERMIT';
  const moves = ['consignor', 'consignee', 'container', 'loading', 'discharge'] as const;
  if (has('billOfLading', 'containerNumber', 'declaredOn', 'shippedOn') || speaksOf(...moves)) return 'CONSIGNMENT';
  if (has('imo', 'mmsi', 'callSign')) return 'VESSEL';
  return has('hsCode') ? 'CONSIGNMENT' : 'TRADER';
}

/** Columns, those that are numbered (goods 1, goods 2) as one. */
function samplesOf(header: readonly string[], rows: readonly (readonly string[])[]): readonly Sample[] {
  const columns = header.map((heading, i) => ({ heading: heading.trim(), cells: rows.map((row) => row[i] ?? '') }));
  const templates = columns.map(({ heading }) => heading.replace(/^(\D*)(\d{1,2})(\D*)$/, '$1{n}$3'));
  const numberIn = (heading: string) => Number(/\d{1,2}/.exec(heading)?.[0]);
  return columns.flatMap(({ heading, cells }, i): Sample[] => {
    const template = templates[i] as string;
    const alike = columns.filter((_, k) => templates[k] === template);
    const isFirst = alike[0]?.heading === heading;
    if (template === heading || alike.length < 2) return [{ column: heading, cells, numbers: null }];
    if (!isFirst) return [];
    const numbers = alike.map((c) => numberIn(c.heading));
    const range = [Math.min(...numbers), Math.max(...numbers)] as const;
    return [{ column: template, cells: alike.flatMap((c) => c.cells), numbers: range }];
  });
}

/** The column by which a row is known: filled and different in every row of the sample. */
function keyOf(samples: readonly Sample[], guesses: readonly Guess[], notes: string[]): string | null {
  const candidates = ['reference', 'billOfLading', 'permitNumber', 'registrationNumber', 'leiCode', 'imo'];
  for (const property of candidates) {
    for (const [i, guess] of guesses.entries()) {
      const cells = samples[i]?.cells.map((cell) => cell.trim()) ?? [];
      const isKey = cells.length > 1 && !cells.includes('') && new Set(cells).size === cells.length;
      if (guess.property !== property || guess.numbers !== null || !isKey) continue;
      notes.push(`Rows are known by ${guess.column}: it is filled and different in each of ${cells.length} rows.`);
      return guess.column;
    }
  }
  notes.push('No column is filled and different in every row: rows are known by their content.');
  return null;
}

const isDate = (g: Guess) => g.property === 'date' || /On$|^birthDate$|^valid/.test(g.property ?? '');
const isNumber = (g: Guess) => /Kg$|^(quantity|statedValue)$/.test(g.property ?? '');

/** What the columns of a kind show in common; null where they show nothing, or differ. */
function oneFor<T>(
  samples: readonly Sample[],
  guesses: readonly Guess[],
  is: (g: Guess) => boolean,
  find: (cells: readonly string[]) => T | null,
): T | null {
  const found = samples.flatMap((sample, i) => (is(guesses[i] as Guess) ? (find(sample.cells) ?? []) : []));
  const [first] = found;
  return first !== undefined && found.every((each) => each === first) ? first : null;
}

function noteReading(
  notes: string[],
  order: string | null,
  decimal: string | null,
  samples: readonly Sample[],
  guesses: readonly Guess[],
): void {
  const some = (is: (g: Guess) => boolean, pattern: RegExp) =>
    samples.some(
      (sample, i) => is(guesses[i] as Guess) && sample.cells.some((cell) => pattern.test(cell.slice(0, 100))),
    );
  if (order !== null)
    notes.push(
      `In dates the ${order === 'day-first' ? 'day' : 'month'} comes first: some would be no dates otherwise.`,
    );
  else if (some(isDate, /^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d/))
    notes.push(
      'Whether day or month comes first no date shows: say dates: { order: day-first } or month-first, or such dates are not read.',
    );
  if (decimal === null && some(isNumber, /\d[.,]\d{3}(?!\d)/))
    notes.push('Whether comma or point parts decimals no number shows: say numbers: { decimal: "." } or ",".');
}

/** A few columns that tell the table from others: those that were understood, or else the first ones. */
function recognising(header: readonly string[], guesses: readonly Guess[]): string[] {
  const sure = guesses.filter((g) => g.numbers === null && g.property !== null).sort((a, b) => b.sure - a.sure);
  const chosen = sure.slice(0, 6).map((g) => g.column);
  const names = chosen.length > 0 ? chosen : header.slice(0, 6).map((h) => h.trim());
  return header.map((h) => h.trim()).filter((h) => names.includes(h));
}

const MAIN_PART: Readonly<Record<Main, Part>> = {
  SEIZURE: 'seizure',
  CONSIGNMENT: 'consignment',
  PERMIT: 'permit',
  VESSEL: 'vessel',
  TRADER: 'party',
};

const TRADERS: readonly Part[] = [
  'consignor',
  'consignee',
  'notify party',
  'agent',
  'carrier',
  'owner',
  'operator',
  'party',
];
const PLACES: readonly Part[] = ['loading', 'discharge', 'origin', 'destination', 'place'];
const TRADER_PROPERTIES = [
  'name',
  'registrationNumber',
  'leiCode',
  'address',
  'country',
  'phone',
  'email',
  'nationality',
  'birthDate',
];
const VESSEL_PROPERTIES = ['name', 'imo', 'mmsi', 'callSign', 'flag', 'vesselType', 'grossTonnage', 'builtYear'];
const PLACE_PROPERTIES = ['name', 'unLocode', 'country'];

/** How a part stands to what the row is. */
const STATED: Readonly<
  Record<Main, Partial<Record<Part, Pick<StatementMapping, 'kind' | 'role'> & { readonly toMain: boolean }>>>
> = {
  CONSIGNMENT: {
    consignor: { kind: 'SHIPPED', role: 'consignor', toMain: true },
    consignee: { kind: 'RECEIVED', role: 'consignee', toMain: true },
    'notify party': { kind: 'RECEIVED', role: 'notify party', toMain: true },
    agent: { kind: 'HANDLED', role: 'agent', toMain: true },
    carrier: { kind: 'HANDLED', role: 'carrier', toMain: true },
    party: { kind: 'HANDLED', role: 'named', toMain: true },
    owner: { kind: 'HANDLED', role: 'owner', toMain: true },
    operator: { kind: 'HANDLED', role: 'operator', toMain: true },
    vessel: { kind: 'CARRIED', role: 'vessel', toMain: true },
    container: { kind: 'STUFFED_IN', role: 'container', toMain: false },
    permit: { kind: 'COVERED_BY', role: 'permit', toMain: false },
    goods: { kind: 'DECLARED_AS', role: 'goods', toMain: false },
    loading: { kind: 'LOADED_AT', role: 'port of loading', toMain: false },
    discharge: { kind: 'DISCHARGED_AT', role: 'port of discharge', toMain: false },
    origin: { kind: 'ROUTED_VIA', role: 'origin', toMain: false },
    destination: { kind: 'ROUTED_VIA', role: 'destination', toMain: false },
    place: { kind: 'ROUTED_VIA', role: 'place', toMain: false },
  },
  SEIZURE: {
    ...Object.fromEntries(
      TRADERS.map(
        (part) => [part, { kind: 'INVOLVED_IN', role: part === 'party' ? 'named' : part, toMain: true }] as const,
      ),
    ),
    vessel: { kind: 'SEIZED_FROM', role: 'vessel', toMain: false },
    container: { kind: 'SEIZED_FROM', role: 'container', toMain: false },
    consignment: { kind: 'SEIZED_FROM', role: 'consignment', toMain: false },
    permit: { kind: 'COVERED_BY', role: 'permit', toMain: false },
    goods: { kind: 'FOUND', role: 'goods', toMain: false },
    place: { kind: 'SEIZED_AT', role: 'place', toMain: false },
    loading: { kind: 'ROUTED_VIA', role: 'port of loading', toMain: false },
    discharge: { kind: 'ROUTED_VIA', role: 'port of discharge', toMain: false },
    origin: { kind: 'ROUTED_VIA', role: 'origin', toMain: false },
    destination: { kind: 'ROUTED_VIA', role: 'destination', toMain: false },
  },
  PERMIT: Object.fromEntries(
    TRADERS.map(
      (part) => [part, { kind: 'ISSUED_TO', role: part === 'party' ? 'holder' : part, toMain: false }] as const,
    ),
  ),
  VESSEL: {
    owner: { kind: 'OWNS', role: 'owner', toMain: true },
    operator: { kind: 'OPERATES', role: 'operator', toMain: true },
    party: { kind: 'OPERATES', role: 'named', toMain: true },
  },
  TRADER: {
    owner: { kind: 'OWNS', role: 'owner', toMain: true },
    operator: { kind: 'DIRECTS', role: 'manager', toMain: true },
  },
};

/** Things and statements as they are put together from the guesses. */
class Draft {
  readonly things: Record<string, ThingMapping> = {};
  readonly statements: StatementMapping[] = [];
  readonly repeats: Record<string, RepeatMapping> = {};
  /** Of columns that are kept as they are: the one that is taken in their place. */
  readonly goesBefore = new Map<Guess, Guess>();

  constructor(
    private readonly main: Main,
    private readonly samples: readonly Sample[],
    private readonly guesses: readonly Guess[],
    key: string | null,
  ) {
    const mainPart = MAIN_PART[main];
    const parts = [...new Set(guesses.flatMap((g) => this.partOf(g) ?? []))].filter((part) => part !== mainPart);
    this.things[mainPart] = this.mainThing(key);
    for (const part of parts) this.add(part);
  }

  /** To which thing a column belongs in this table; null where it is kept with what the row is. */
  private partOf({ part, property }: Guess): Part | null {
    const { main } = this;
    const mainPart = MAIN_PART[main];
    if (property === null) return null;
    if (property === 'billOfLading') return main === 'CONSIGNMENT' ? mainPart : 'consignment';
    if (['imo', 'mmsi', 'callSign', 'flag', 'vesselType', 'grossTonnage', 'builtYear'].includes(property))
      return 'vessel';
    if (property === 'containerNumber') return 'container';
    if (['hsCode', 'taxon', 'casNumber'].includes(property)) return 'goods';
    if (property === 'permitNumber') return 'permit';
    const isParty = part !== null && TRADERS.includes(part) && TRADER_PROPERTIES.includes(property);
    const isPlace = part !== null && PLACES.includes(part) && PLACE_PROPERTIES.includes(property);
    const stated = STATED[main][part as Part];
    if (isParty && !this.isNamed(part)) return null;
    if ((isParty || isPlace) && (stated || part === mainPart)) return part;
    if (part === 'vessel' && VESSEL_PROPERTIES.includes(property)) return 'vessel';
    if (part === null || part === 'seizure' || part === 'consignment') {
      if (property === 'unLocode') return STATED[main].place ? 'place' : null;
      if (property === 'name' && main === 'VESSEL') return 'vessel';
      const isNamed =
        main === 'TRADER' || (STATED[main].party && this.isNamed(null, 'seizure', 'consignment', 'party'));
      if (TRADER_PROPERTIES.includes(property)) return isNamed ? 'party' : null;
    }
    return null;
  }

  /** Whether some column names a party: without a name nothing would be said of him. */
  private isNamed(...parts: readonly (Part | null)[]): boolean {
    return this.guesses.some((g) => g.property === 'name' && parts.includes(g.part));
  }

  private columnsOf(part: Part): readonly { readonly guess: Guess; readonly sample: Sample }[] {
    return this.guesses.flatMap((guess, i) =>
      this.partOf(guess) === part ? [{ guess, sample: this.samples[i] as Sample }] : [],
    );
  }

  /** One column for each property. */
  private surest(guesses: readonly Guess[]): readonly Guess[] {
    const chosen = new Map<string | null, Guess>();
    for (const guess of [...guesses].sort((a, b) => b.sure - a.sure)) {
      const before = chosen.get(guess.property);
      if (before === undefined) chosen.set(guess.property, guess);
      else this.goesBefore.set(guess, before);
    }
    return guesses.filter((guess) => chosen.get(guess.property) === guess);
  }

  private mainThing(key: string | null): ThingMapping {
    const { main } = this;
    const part = MAIN_PART[main];
    const own =
      main === 'VESSEL' || main === 'TRADER' || main === 'PERMIT' || main === 'CONSIGNMENT' ? this.valuesOf(part) : {};
    const others = this.guesses.filter((g) => g.property !== null && this.partOf(g) === null && g.numbers === null);
    const values: ValuesMapping = { ...own };
    if ((main === 'SEIZURE' || main === 'CONSIGNMENT') && key !== null && values.name === undefined) values.name = key;
    for (const g of others) {
      const property = PARTY_WORDS.has(g.property ?? '')
        ? `${camel(g.part ?? 'other')}${capital(g.property as string)}`
        : (g.property as string);
      if (property === 'unit' || property === 'currency') continue;
      const before = this.guesses.find(({ column }) => column === columnOf(values[property]));
      if (values[property] === undefined) values[property] = this.valueOf(g);
      else if (before !== undefined) this.goesBefore.set(g, before);
    }
    const identity =
      key === null || main === 'PERMIT'
        ? {}
        : { identity: { scheme: `${part.replace(' ', '-')}-of-new-source`, columns: [key] } };
    return {
      kind: main,
      ...identity,
      ...(Object.keys(values).length > 0 || key === null ? { values: this.filled(values) } : {}),
      rest: {},
    };
  }

  /** A thing must read something: the first column, where nothing was understood. */
  private filled(values: ValuesMapping): ValuesMapping {
    const first = this.samples.find((s) => s.numbers === null)?.column ?? this.samples[0]?.column ?? 'column 1';
    return Object.keys(values).length > 0 ? values : { name: first.replaceAll('{n}', '1') };
  }

  /** A quantity with its unit, an amount with its currency, a list parted; everything else as it is. */
  private valueOf({ column, property }: Guess): ValuesMapping[string] {
    const unit = (what: string) => this.guesses.find((g) => g.property === what && g.numbers === null)?.column;
    const [units, currency] = [unit('unit'), unit('currency')];
    if (property === 'quantity') return { column, as: 'measure', ...(units ? { unit: units } : {}) };
    if (property === 'statedValue') return { column, as: 'quantity', ...(currency ? { unit: currency } : {}) };
    return property === 'date' ? { column, as: 'date' } : column;
  }

  private valuesOf(part: Part): ValuesMapping {
    const values: Record<string, ValuesMapping[string]> = {};
    for (const guess of this.surest(this.columnsOf(part).map((c) => c.guess)))
      values[guess.property as string] = guess.column;
    const issuer = this.guesses.find((g) => g.property === 'carrierCode')?.column;
    if (typeof values.billOfLading === 'string' && issuer !== undefined)
      values.billOfLading = { column: values.billOfLading, issuer };
    // A name alone may be a city, a country or both: "Mombasa, Kenya".
    const isText = typeof values.name === 'string' && values.unLocode === undefined && values.country === undefined;
    if (PLACES.includes(part) && isText) values.name = { column: values.name as string, as: 'place' };
    return values;
  }

  private add(part: Part): void {
    const stated = STATED[this.main][part];
    if (!stated) return;
    const columns = this.columnsOf(part);
    const numbers = columns.find(({ guess }) => guess.numbers !== null)?.guess.numbers ?? null;
    const isRepeated = numbers !== null && columns.every(({ guess }) => guess.numbers !== null);
    const values = Object.fromEntries(
      Object.entries(this.valuesOf(part)).map(([property, said]) => [property, isRepeated ? said : numberOne(said)]),
    );
    const list = isRepeated ? null : this.listOf(part, columns);
    if (isRepeated) this.repeats[part] = { from: numbers[0], to: numbers[1] };
    else if (list !== null) this.repeats[part] = list;
    const each = isRepeated || list !== null ? { each: part } : {};
    this.things[part] = { kind: kindOf(part), ...each, values };
    const { toMain, ...statement } = stated;
    const main = MAIN_PART[this.main];
    this.statements.push({ ...statement, from: toMain ? part : main, to: toMain ? main : part, ...this.ofLine(part) });
  }

  /** Containers, goods, permits and places come as lists in one cell. */
  private listOf(
    part: Part,
    columns: readonly { readonly guess: Guess; readonly sample: Sample }[],
  ): RepeatMapping | null {
    const [only] = columns;
    if (columns.length !== 1 || only === undefined || TRADERS.includes(part) || part === 'vessel') return null;
    const by = separatorOf(only.sample.cells);
    return by === null ? null : { split: only.guess.column, by };
  }

  /** The quantity of a line of goods stands with the statement. */
  private ofLine(part: Part): { values?: ValuesMapping } {
    const repeat = this.repeats.goods;
    if (part !== 'goods' || repeat === undefined || 'split' in repeat) return {};
    const numbered = this.guesses.filter((g) => g.numbers !== null);
    const find = (property: string) => numbered.find((g) => g.property === property)?.column;
    const [quantity, unit, value, currency] = ['quantity', 'unit', 'statedValue', 'currency'].map(find);
    const values: ValuesMapping = {
      ...(quantity ? { quantity: { column: quantity, as: 'quantity', ...(unit ? { unit } : {}) } } : {}),
      ...(value ? { value: { column: value, as: 'quantity', ...(currency ? { unit: currency } : {}) } } : {}),
    };
    return Object.keys(values).length > 0 ? { values } : {};
  }
}

function columnOf(said: ValuesMapping[string] | undefined): string | undefined {
  return typeof said === 'string' ? said : said !== undefined && 'column' in said ? said.column : undefined;
}

function kindOf(part: Part): ThingMapping['kind'] {
  if (TRADERS.includes(part)) return 'TRADER';
  if (PLACES.includes(part)) return 'PLACE';
  const kinds = {
    vessel: 'VESSEL',
    container: 'CONTAINER',
    goods: 'COMMODITY',
    permit: 'PERMIT',
    consignment: 'CONSIGNMENT',
  } as const;
  return kinds[part as keyof typeof kinds] ?? 'TRADER';
}

/** What is said of a party that nobody names is kept under words of its own: "otherCountry". */
const PARTY_WORDS: ReadonlySet<string> = new Set([...TRADER_PROPERTIES, 'unLocode']);
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
const camel = (part: string) => part.replace(/ (\p{L})/gu, (_, letter: string) => letter.toUpperCase());

/** Outside of a repeat the first of numbered columns. */
function numberOne(said: ValuesMapping[string]): ValuesMapping[string] {
  return inTurn(said, 1);
}
