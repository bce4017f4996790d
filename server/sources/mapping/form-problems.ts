import type { TSchema } from '@sinclair/typebox';
import { distance } from 'fastest-levenshtein';
import type { Path, ProblemAt } from './problem.js';

/**
 * Where a value has not the form that a schema asks for, each with what to write instead. Knows the part of JSON Schema that `MAPPING`
 * uses: objects, records, arrays, texts, whole numbers, yes and no, and choices.
 */
export function formProblems(schema: TSchema, value: unknown, path: Path = []): readonly ProblemAt[] {
  if (Array.isArray(schema.anyOf)) return choiceProblems(schema.anyOf as readonly TSchema[], value, path);
  if (typeOf(value) !== schema.type && !(schema.type === 'integer' && Number.isInteger(value)))
    return [{ path, message: `Here stands ${nameOf(value)}; write ${wanted(schema)}.` }];
  switch (schema.type) {
    case 'object':
      return objectProblems(schema, value as Readonly<Record<string, unknown>>, path);
    case 'array':
      return arrayProblems(schema, value as readonly unknown[], path);
    case 'string':
      return textProblems(schema, value as string, path);
    case 'integer':
      if (schema.minimum !== undefined && (value as number) < schema.minimum)
        return [{ path, message: `It is ${value}; write ${schema.minimum} or more.` }];
      return [];
    default:
      return [];
  }
}

/** Of several forms the one that the value comes closest to. */
function choiceProblems(forms: readonly TSchema[], value: unknown, path: Path): readonly ProblemAt[] {
  const ofType = forms.filter((form) => form.type === typeOf(value));
  if (ofType.length === 0)
    return [{ path, message: `Here stands ${nameOf(value)}; write ${forms.map(wanted).join(', or ')}.` }];
  const tried = ofType.map((form) => ({ form, problems: formProblems(form, value, path) }));
  const keys = typeOf(value) === 'object' ? Object.keys(value as object) : [];
  const known = (form: TSchema) => keys.filter((key) => Object.hasOwn(form.properties ?? {}, key)).length;
  tried.sort((a, b) => known(b.form) - known(a.form) || a.problems.length - b.problems.length);
  return tried.find(({ problems }) => problems.length === 0)?.problems ?? tried[0]?.problems ?? [];
}

function objectProblems(schema: TSchema, value: Readonly<Record<string, unknown>>, path: Path): readonly ProblemAt[] {
  const ofAny = Object.values((schema.patternProperties ?? {}) as Readonly<Record<string, TSchema>>)[0];
  if (ofAny) return Object.entries(value).flatMap(([key, each]) => formProblems(ofAny, each, [...path, key]));
  const properties = (schema.properties ?? {}) as Readonly<Record<string, TSchema>>;
  const missing = ((schema.required ?? []) as readonly string[])
    .filter((key) => value[key] === undefined || value[key] === null)
    .map((key) => ({ path, message: `"${key}" is missing: ${wanted(properties[key] as TSchema)}.` }));
  const wrong = Object.entries(value).flatMap(([key, each]) => {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (property === undefined) return [unknownKey(key, Object.keys(properties), [...path, key])];
    if (each === null || each === undefined)
      return missing.length > 0
        ? []
        : [{ path: [...path, key], ofKey: true, message: 'Nothing stands here: fill it in or leave it out.' }];
    return formProblems(property, each, [...path, key]);
  });
  return [...missing, ...wrong];
}

function unknownKey(key: string, known: readonly string[], path: Path): ProblemAt {
  const near = nearest(key, known);
  const instead = near ? `Did you mean "${near}"?` : `Known here: ${known.join(', ')}.`;
  return { path, ofKey: true, message: `There is no "${key}" here. ${instead}` };
}

/** The known word that a mistyped one was meant to be; null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known
    .map((each) => ({ each, away: distance(word.toLowerCase().slice(0, 100), each.toLowerCase()) }))
    .sort((a, b) => a.away - b.away);
  return best && best.away <= Math.max(1, Math.floor(best.each.length / 3)) ? best.each : null;
}

function arrayProblems(schema: TSchema, value: readonly unknown[], path: Path): readonly ProblemAt[] {
  if (value.length < (schema.minItems ?? 0)) return [{ path, message: 'The list is empty: name at least one.' }];
  return value.flatMap((each, i) => formProblems(schema.items as TSchema, each, [...path, i]));
}

function textProblems(schema: TSchema, value: string, path: Path): readonly ProblemAt[] {
  const words = schema.enum as readonly string[] | undefined;
  if (words && !words.includes(value)) {
    const near = nearest(value, words);
    const instead = near ? `Did you mean ${near}?` : `Write one of ${words.join(', ')}.`;
    return [{ path, message: `"${value}" is not known here. ${instead}` }];
  }
  if (value.length < (schema.minLength ?? 0)) return [{ path, message: `It is empty: write ${wanted(schema)}.` }];
  if (schema.pattern && !new RegExp(schema.pattern).test(value.slice(0, 200)))
    return [{ path, message: `"${value.slice(0, 200)}" has not the right form. ${schema.description ?? ''}`.trim() }];
  return [];
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function nameOf(value: unknown): string {
  switch (typeOf(value)) {
    case 'null':
      return 'nothing';
    case 'array':
      return 'a list';
    case 'object':
      return 'a group of keys';
    case 'string':
      return `the text "${String(value).slice(0, 40)}"`;
    default:
      return `${value} (put a text in quotes)`;
  }
}

function wanted(schema: TSchema): string {
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as readonly TSchema[]).map(wanted).join(', or ');
  const about = schema.description ? `: ${lowerFirst(String(schema.description)).replace(/\.$/, '')}` : '';
  switch (schema.type) {
    case 'object':
      return `a group of keys${schema.properties ? ` (${Object.keys(schema.properties).slice(0, 6).join(', ')})` : ''}${about}`;
    case 'array':
      return `a list${about}`;
    case 'integer':
      return `a whole number${about}`;
    case 'boolean':
      return `true or false${about}`;
    default:
      return schema.enum ? `one of ${(schema.enum as readonly string[]).join(', ')}` : `a text${about}`;
  }
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
