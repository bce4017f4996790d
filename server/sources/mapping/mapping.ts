import { type Static, type TProperties, type TSchema, Type } from '@sinclair/typebox';
import { GRADE_SCHEMES } from '../../records/grade.js';
import { HANDLING } from '../../records/handling.js';
import { ENTITY_KINDS } from '../../records/mention.js';
import { LINK_KINDS, type LinkKind } from '../../records/statement.js';
import { CALENDARS, IDENTIFIER_KINDS } from './readers.js';

// The one description of a mapping file: its type, its JSON schema (schema/mapping.schema.json) and what it is checked against.

/** An object that takes these keys and no others. */
const object = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description });

/** One of these words. */
function oneOf<const T extends string>(words: readonly T[], description: string) {
  return Type.Unsafe<T>(Type.String({ enum: [...words], description }));
}

const text = (description: string) => Type.String({ minLength: 1, description });
const maybe = <T extends TSchema>(schema: T) => Type.Optional(schema);

const column = text(
  'The heading of a column, as the file spells it. In a repeat {n} stands for the number of the turn.',
);
const constant = object({ constant: text('What it says for every row.') }, 'The same for every row.');
const columnOrConstant = Type.Union([column, constant]);

const condition = object(
  {
    column,
    is: maybe(Type.Array(Type.String(), { minItems: 1, description: 'Holds where the cell says one of these.' })),
    isNot: maybe(Type.Array(Type.String(), { minItems: 1, description: 'Holds where the cell says none of these.' })),
    filled: maybe(Type.Boolean({ description: 'Holds where something (true) or nothing (false) stands in the cell.' })),
  },
  'What a cell must say. Capitals do not count.',
);
const when = maybe(Type.Union([condition, Type.Array(condition, { minItems: 1 })]));

const split = maybe(
  text('What parts the entries of a list in one cell: a separator such as ";", or "json" for a list as ["a","b"].'),
);
const order = maybe(oneOf(['day-first', 'month-first'], 'Which comes first in a date like 03/04/2021.'));
const calendar = maybe(oneOf(CALENDARS, 'The calendar in which years are counted.'));
const decimal = maybe(oneOf(['.', ','], 'The sign before the decimals.'));
const words = maybe(
  Type.Record(Type.String(), Type.String(), {
    description: 'What each word of the cell means. Capitals do not count.',
  }),
);

/** The ways in which a cell can be read. */
export const WAYS_TO_READ = [
  'text',
  'country',
  'date',
  'number',
  'degrees',
  'count',
  'quantity',
  'measure',
  'identifier',
  'confirmed',
  'place',
  'code',
  'key',
  'party',
] as const;

const value = object(
  {
    column: maybe(column),
    constant: maybe(text('The value for every row; `column`, if given, is where it shows.')),
    as: maybe(
      oneOf(
        WAYS_TO_READ,
        'How the cell is read. quantity: a number with unit and qualifier. measure: kilograms, pieces or else a quantity, by its unit. place: a text like "Mombasa, Kenya". degrees: decimal degrees of a position, south and west with a minus. code: the words before a dash or bracket. key: the key of the whole record. party: name, address, telephone and tax number of a trader in one cell, as the name of a trader.',
      ),
    ),
    identifier: maybe(oneOf(IDENTIFIER_KINDS, 'Which identifier it is, where `as` is identifier.')),
    scheme: maybe(columnOrConstant),
    issuer: maybe(column),
    order,
    calendar,
    decimal,
    unit: maybe(columnOrConstant),
    qualifier: maybe(column),
    words,
    otherwise: maybe(text('What a word means that is not among `words`.')),
    split,
    take: maybe(oneOf(['first', 'rest', 'all'], 'Which entries of the list.')),
    each: maybe(text('The repeat in whose every turn this is read.')),
    required: maybe(Type.Boolean({ description: 'Without it the row is refused.' })),
    because: maybe(text('Why it is required: the words with which a row is refused.')),
    when,
  },
  'Where a value stands and how it is read.',
);
const columnOrValue = Type.Union([column, value]);
const values = Type.Record(
  Type.String({ minLength: 1 }),
  Type.Union([column, value, Type.Array(columnOrValue, { minItems: 1 })]),
  { description: 'Values by property, in the order in which they are to stand.' },
);

const identity = object(
  {
    scheme: text(
      'What the number belongs to: "declaration", "register", "ftm". Things with one scheme and number are one.',
    ),
    columns: Type.Array(columnOrConstant, {
      minItems: 1,
      description: 'Columns that make up the number. All must be filled.',
    }),
    join: maybe(Type.String({ description: 'What stands between them; a stroke by default.' })),
    split,
    identifier: maybe(oneOf(IDENTIFIER_KINDS, 'Counts only where it is valid as this identifier.')),
    when,
  },
  'The number by which it is known, whoever speaks of it.',
);

const held = object(
  { from: maybe(columnOrValue), until: maybe(columnOrValue) },
  'The period in which it held: two dates.',
);

const rest = object(
  {
    prefix: maybe(Type.String({ description: 'Only columns that begin so; the property is what follows.' })),
    split,
    readElsewhere: maybe(Type.Boolean({ description: 'Also the columns that other things and statements read.' })),
  },
  'Keeps every other column as a value, so that nothing is lost: the property is the heading.',
);

const thing = object(
  {
    kind: oneOf(ENTITY_KINDS, 'What kind of thing it is.'),
    role: maybe(text('The part it plays in the record; by default its name here.')),
    identity: maybe(Type.Union([identity, Type.Array(identity, { minItems: 1 })])),
    values: maybe(values),
    each: maybe(text('The repeat in whose every turn there is one.')),
    addsOnly: maybe(
      Type.Boolean({ description: 'The row only adds to it: another row introduces it, found by its identity.' }),
    ),
    sameAs: maybe(text('The thing that "same as consignee" or "same as above" means.')),
    country: maybe(text('ISO 3166 code of its country where no column says it.')),
    rest: maybe(rest),
    when,
  },
  'A party or thing that the row speaks of.',
);

const statement = object(
  {
    kind: oneOf(Object.keys(LINK_KINDS) as LinkKind[], 'How the two stand to each other.'),
    role: Type.Union([
      text('What refines the kind: "registered owner".'),
      object(
        { column, split, words, otherwise: maybe(text('Where the cell is empty or its word not listed.')) },
        'A role that the row names.',
      ),
    ]),
    from: text('The name of a thing.'),
    to: text('The name of a thing.'),
    held: maybe(held),
    columns: maybe(Type.Array(column, { description: 'The columns that say so; by default those of its two things.' })),
    values: maybe(values),
    rest: maybe(rest),
    everyPair: maybe(
      Type.Boolean({
        description: 'Its two things come in two lists, and each of the one stands so to each of the other.',
      }),
    ),
    numbered: maybe(Type.Boolean({ description: 'A leg of a route: numbered in the order of the statements.' })),
    when,
  },
  'How two of the things stand to each other.',
);

const repeat = Type.Union([
  object(
    { from: Type.Integer({ minimum: 0 }), to: Type.Integer({ minimum: 0 }) },
    'Numbered columns: {n} in the name of a column stands for each number in turn.',
  ),
  object(
    {
      split: Type.Union([column, Type.Array(column, { minItems: 1 })]),
      by: text('The separator, or "json".'),
    },
    'A list in one cell, or lists side by side in several: in each turn the column shows one entry.',
  ),
]);

const source = object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', description: 'Lower case, dashes between words.' }),
    title: text('What it is called.'),
    publisher: text('Who publishes it.'),
    licence: text('Under which licence it is held.'),
    legalBasis: text('By which law it is held.'),
    permittedPurposes: Type.Array(text('A purpose.'), { minItems: 1, description: 'What it may be used for.' }),
    retentionClass: text('How long it is kept.'),
    edition: maybe(text('Date of the edition, where the source has one.')),
    defaultHandling: oneOf(HANDLING, 'How it is handled unless an import says otherwise.'),
    defaultGrade: object(
      {
        scheme: oneOf(Object.keys(GRADE_SCHEMES) as (keyof typeof GRADE_SCHEMES)[], 'The scheme of the grade.'),
        source: text('How reliable the source is.'),
        information: text('How reliable what it says is.'),
      },
      'The grade of what it says unless a row says otherwise.',
    ),
    notForCourt: maybe(Type.Boolean({ description: 'Absent from every bundle.' })),
  },
  'A new data set and the law under which it is held.',
);

const requirement = object(
  {
    anyOf: Type.Array(column, { minItems: 1, description: 'One of these columns must be filled.' }),
    because: text('The words with which a row is refused.'),
  },
  'What a row must have.',
);

/** What a mapping file says: how the rows of one kind of table become records. */
export const MAPPING = Type.Object(
  {
    title: text('What the table is called.'),
    version: Type.Integer({ minimum: 1, description: 'Counted up with every change.' }),
    source: Type.Union([text('The name of a data set that there is.'), source]),
    layout: Type.String({
      pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
      description:
        'The name of this kind of table within its source. Part of the id of every record: leave it as it is.',
    }),
    recognisedBy: Type.Array(column, { minItems: 1, description: 'Columns by which the table is told from others.' }),
    key: maybe(
      Type.Array(
        Type.Union([
          column,
          object(
            {
              column,
              otherwise: maybe(text('Where the cell is empty.')),
              because: maybe(text('Why the key needs it.')),
            },
            'A part of the key.',
          ),
        ]),
        {
          minItems: 1,
          description: "The columns of the record's own key. Without them a row is known by its content.",
        },
      ),
    ),
    dates: maybe(object({ order, calendar }, 'How dates are written unless a value says otherwise.')),
    numbers: maybe(object({ decimal }, 'How numbers are written unless a value says otherwise.')),
    country: maybe(text('ISO 3166 code of the country that parties are in where no column says it.')),
    required: maybe(Type.Array(requirement)),
    held: maybe(held),
    guarded: maybe(
      Type.Boolean({
        description:
          "Cells that a spreadsheet would compute begin with an apostrophe, which is no part of them: '=1+1.",
      }),
    ),
    repeats: maybe(
      Type.Record(Type.String({ minLength: 1 }), repeat, { description: 'What comes several times in a row.' }),
    ),
    things: Type.Record(Type.String({ minLength: 1 }), thing, {
      description: 'The parties and things of a row, by name.',
    }),
    statements: Type.Array(statement, { description: 'How they stand to each other.' }),
  },
  {
    additionalProperties: false,
    title: 'Hawksbill mapping',
    description: 'How the rows of one kind of table become records.',
  },
);

/** Its parts by name, for whoever reads the schema. */
export const PARTS = { condition, value, values, identity, held, rest, thing, statement, repeat, source } as const;

export type Mapping = Static<typeof MAPPING>;
export type ThingMapping = Static<typeof thing>;
export type StatementMapping = Static<typeof statement>;
export type ValueMapping = Static<typeof value>;
export type ValuesMapping = Static<typeof values>;
export type IdentityMapping = Static<typeof identity>;
export type HeldMapping = Static<typeof held>;
export type RestMapping = Static<typeof rest>;
export type RepeatMapping = Static<typeof repeat>;
export type SourceMapping = Static<typeof source>;
export type Condition = Static<typeof condition>;
export type ColumnOrConstant = Static<typeof columnOrConstant>;
export type WayToRead = (typeof WAYS_TO_READ)[number];
