import { isCountry } from '../../records/countries.js';
import { GRADE_SCHEMES, isCode } from '../../records/grade.js';
import { nearest } from './form-problems.js';
import { LINK_ENDS } from './link-ends.js';
import type { Mapping, StatementMapping, ThingMapping, ValueMapping, ValuesMapping } from './mapping.js';
import type { Path, ProblemAt } from './problem.js';
import { usualWay } from './readers.js';
import { inFull } from './values-in.js';

/** More turns than this are no form that a person filled in. */
const MOST_TURNS = 200;

/** Where a mapping of the right form says what cannot be: names that lead nowhere, links between the wrong kinds of thing. */
export function senseProblems(mapping: Mapping, sourceNames?: readonly string[]): readonly ProblemAt[] {
  return [
    ...ofSource(mapping, sourceNames),
    ...ofCountry(mapping.country, ['country']),
    ...Object.entries(mapping.repeats ?? {}).flatMap(([name, repeat]) => {
      if ('split' in repeat) return [];
      const turns = repeat.to - repeat.from + 1;
      const isRight = turns >= 1 && turns <= MOST_TURNS;
      return isRight ? [] : [{ path: ['repeats', name], message: `It has ${turns} turns; write 1 to ${MOST_TURNS}.` }];
    }),
    ...Object.entries(mapping.things).flatMap(([name, thing]) => ofThing(mapping, name, thing)),
    ...mapping.statements.flatMap((statement, i) => ofStatement(mapping, statement, ['statements', i])),
  ];
}

function ofSource({ source }: Mapping, names: readonly string[] | undefined): readonly ProblemAt[] {
  if (typeof source === 'string') {
    if (names === undefined || names.includes(source)) return [];
    return [unknown(source, names, ['source'], 'data set')];
  }
  if (names?.includes(source.name))
    return [
      {
        path: ['source', 'name'],
        message: `There is a data set "${source.name}" already. Write source: ${source.name}, or another name.`,
      },
    ];
  const { scheme, source: of, information } = source.defaultGrade;
  const codes = GRADE_SCHEMES[scheme];
  const path = ['source', 'defaultGrade'];
  return [
    ...(isCode(codes.source, of)
      ? []
      : [{ path: [...path, 'source'], message: `Write one of ${[...codes.source].join(', ')}.` }]),
    ...(isCode(codes.information, information)
      ? []
      : [{ path: [...path, 'information'], message: `Write one of ${[...codes.information].join(', ')}.` }]),
  ];
}

function ofCountry(country: string | undefined, path: Path): readonly ProblemAt[] {
  if (country === undefined || isCountry(country)) return [];
  return [{ path, message: `"${country}" is no ISO 3166 code. Write two capitals, as VN.` }];
}

function ofThing(mapping: Mapping, name: string, thing: ThingMapping): readonly ProblemAt[] {
  const path = ['things', name];
  const problems: ProblemAt[] = [];
  if (thing.values === undefined && thing.identity === undefined)
    problems.push({ path, message: 'Nothing is read of it: give it values or an identity.' });
  if (thing.addsOnly && thing.identity === undefined && thing.kind !== 'PERMIT')
    problems.push({ path: [...path, 'addsOnly'], message: 'What only adds is found by its identity: give it one.' });
  if (thing.sameAs !== undefined) problems.push(...ofSameAs(mapping, name, thing.sameAs, [...path, 'sameAs']));
  problems.push(...ofCountry(thing.country, [...path, 'country']));
  problems.push(...ofRepeat(mapping, thing.each, [...path, 'each']));
  problems.push(...ofValues(mapping, thing.values, thing.each, thing.kind, [...path, 'values']));
  return problems;
}

function ofSameAs(mapping: Mapping, name: string, other: string, path: Path): readonly ProblemAt[] {
  const names = Object.keys(mapping.things);
  if (!names.includes(other)) return [unknown(other, names, path, 'thing')];
  const comesBefore = names.indexOf(other) < names.indexOf(name);
  const areTraders = [name, other].every((each) => mapping.things[each]?.kind === 'TRADER');
  if (!areTraders) return [{ path, message: 'Only a trader can be the same as another trader.' }];
  return comesBefore ? [] : [{ path, message: `Write "${other}" before "${name}".` }];
}

function ofRepeat(mapping: Mapping, each: string | undefined, path: Path): readonly ProblemAt[] {
  const names = Object.keys(mapping.repeats ?? {});
  return each === undefined || names.includes(each) ? [] : [unknown(each, names, path, 'repeat')];
}

/** Properties by which a thing is known: they are read by the kind's own form, and cannot be constants or be told by words. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  TRADER: ['name', 'registrationNumber', 'address', 'phone', 'email'],
  VESSEL: ['name', 'imo', 'mmsi', 'callSign'],
  PLACE: ['name', 'unLocode'],
  CONTAINER: ['containerNumber'],
  PERMIT: ['permitNumber'],
  CONSIGNMENT: ['billOfLading'],
  COMMODITY: ['taxon', 'baselCode', 'substance', 'taxonOrCode', 'hsCode'],
};

function ofValues(
  mapping: Mapping,
  values: ValuesMapping | undefined,
  each: string | undefined,
  kind: string | null,
  path: Path,
): readonly ProblemAt[] {
  return Object.entries(values ?? {}).flatMap(([property, said]) => {
    const list = Array.isArray(said) ? said : [said];
    return list.flatMap((one, i) => {
      const at = Array.isArray(said) ? [...path, property, i] : [...path, property];
      return ofValue(mapping, property, inFull(one), each, kind, at);
    });
  });
}

function ofValue(
  mapping: Mapping,
  property: string,
  spec: ValueMapping,
  each: string | undefined,
  kind: string | null,
  path: Path,
): readonly ProblemAt[] {
  const wrong = (message: string, key?: string): ProblemAt => ({ path: key ? [...path, key] : path, message });
  const as = spec.as ?? usualWay(property).as;
  const repeat = spec.each ?? each;
  const isNumbered = repeat !== undefined && !('split' in (mapping.repeats?.[repeat] ?? { split: '' }));
  const problems = [...ofRepeat(mapping, spec.each, [...path, 'each'])];
  if (spec.column === undefined && spec.constant === undefined) problems.push(wrong('Give it a column or a constant.'));
  if (spec.as === 'identifier' && spec.identifier === undefined && usualWay(property).identifier === undefined)
    problems.push(wrong('Say which identifier it is: identifier: imo.'));
  if ((spec.unit !== undefined || spec.qualifier !== undefined) && as !== 'quantity' && as !== 'measure')
    problems.push(
      wrong('A unit or qualifier belongs to a quantity: write as: quantity.', spec.unit ? 'unit' : 'qualifier'),
    );
  if (spec.take !== undefined && spec.split === undefined)
    problems.push(wrong('Entries can be taken only of a list: say by which sign it is to be split.', 'take'));
  if (spec.required && repeat !== undefined)
    problems.push(
      wrong('What is repeated cannot be required: an entry that is not there is no fault of the row.', 'required'),
    );
  if (spec.column?.includes('{n}') && !isNumbered)
    problems.push(
      wrong('{n} stands for a number only in a repeat with numbered columns: name it with each.', 'column'),
    );
  if (kind !== null && OWN[kind]?.includes(property) && (spec.constant !== undefined || spec.words !== undefined))
    problems.push(wrong(`${property} of a ${kind.toLowerCase()} must stand in a column as it is.`));
  if (kind !== null && OWN[kind]?.includes(property) && spec.each !== undefined)
    problems.push(wrong(`Repeat the whole thing, not its ${property} alone.`, 'each'));
  return problems;
}

function ofStatement(mapping: Mapping, statement: StatementMapping, path: Path): readonly ProblemAt[] {
  const names = Object.keys(mapping.things);
  const ends = (['from', 'to'] as const).flatMap((end) => {
    const name = statement[end];
    const thing = mapping.things[name];
    if (thing === undefined) return [unknown(name, names, [...path, end], 'thing')];
    const kinds = LINK_ENDS[statement.kind][end];
    if (kinds.includes(thing.kind)) return [];
    const message = `${statement.kind} goes ${end} ${kinds.join(' or ')}, and "${name}" is a ${thing.kind}.`;
    return [{ path: [...path, end], message }];
  });
  const [from, to] = [mapping.things[statement.from]?.each, mapping.things[statement.to]?.each];
  const both = from !== undefined && to !== undefined && from !== to;
  const isList = (each: string | undefined) => each !== undefined && 'split' in (mapping.repeats?.[each] ?? {});
  if (statement.everyPair && !(both && isList(from) && isList(to)))
    return [
      ...ends,
      {
        path: [...path, 'everyPair'],
        message: 'Pairs are made of two lists: give each of its two things a repeat of its own that splits a column.',
      },
    ];
  return [
    ...ends,
    ...(both && !statement.everyPair
      ? [
          {
            path,
            message: `Its two things come in two repeats (${from}, ${to}): one of them must stand once in a row, or write everyPair: true.`,
          },
        ]
      : []),
    ...ofValues(mapping, statement.values, from ?? to, null, [...path, 'values']),
  ];
}

function unknown(name: string, known: readonly string[], path: Path, what: string): ProblemAt {
  const near = nearest(name, known);
  const instead = near ? `Did you mean "${near}"?` : `There are: ${known.join(', ') || 'none'}.`;
  return { path, message: `There is no ${what} "${name}". ${instead}` };
}
