import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formProblems } from './form-problems.js';
import { MAPPING } from './mapping.js';
import { mappingSchema } from './schema.js';

const SOURCES = fileURLToPath(new URL('../', import.meta.url));
const shipped = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
const given = (file: string) => parse(readFileSync(`${SOURCES}${file}`, 'utf8')) as Record<string, unknown>;

const validate = new Ajv2020.default({ strict: true, allowUnionTypes: true }).compile(mappingSchema());

describe('the schema of a mapping', () => {
  it('stands in schema/mapping.schema.json as the type has it (hawksbill map --schema writes it)', () => {
    const file = new URL('../../../schema/mapping.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(mappingSchema());
  });

  it.each(shipped)('takes %s', (file) => {
    validate(given(file));
    expect(validate.errors).toBeNull();
  });

  it('refuses what the checker refuses, and nothing else', () => {
    const whole = given('customs-declarations/declarations.yaml');
    const places = placesOf(whole, []);
    const put = fc.constantFrom<unknown>('x', '', 0, 3, true, {}, [], [''], { column: 'x' }, { constant: '' }, [
      'a',
      { is: 1 },
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...places), put, (place, value) => {
        const changed = structuredClone(whole);
        const parent = place.slice(0, -1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], changed);
        (parent as Record<string, unknown>)[place.at(-1) as string] = value;
        expect(formProblems(MAPPING, changed).length === 0).toBe(validate(changed));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Every place of a value, and beside every key one that is not known. */
function placesOf(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const unknown = Array.isArray(value) ? [] : [[...path, 'unknown']];
  return [
    ...unknown,
    ...Object.entries(value).flatMap(([key, each]) => [[...path, key], ...placesOf(each, [...path, key])]),
  ];
}
