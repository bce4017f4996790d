import { fileURLToPath } from 'node:url';
import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type NamedTypeNode,
  parse,
  specifiedRules,
  typeFromAST,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf, MOST_FIELDS } from '../../server/questions/cost.js';
import { notTooDeep, notTooManyAliases, notTooManyDirectives } from '../../server/questions/limits.js';
import { operationIdOf } from '../../server/questions/listed-operations.js';
import { buildGraphqlSchema } from '../../server/questions/schema.js';
import { readPageOperations } from '../../web/page-operations.js';
import { LINES_AT_ONCE } from '../../web/tasks/find/pasted-list.js';

const operations = readPageOperations(fileURLToPath(new URL('../../web', import.meta.url)));
const schema = buildGraphqlSchema();
/** The most that the page asks for at a time, and things on a chart. */
const MOST = 100;
/** Of lists to look up the page asks for fewer. */
const MOST_OF: Readonly<Record<string, number>> = { lines: LINES_AT_ONCE };

/** Some value of the type; where a number or a list is wanted, as many as the page may want. */
function someValue(type: GraphQLInputType, most = MOST): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return Array.from({ length: most }, () => someValue(bare.ofType));
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (isInputObjectType(bare)) {
    return Object.fromEntries(Object.values(bare.getFields()).map((f) => [f.name, someValue(f.type)]));
  }
  return { Int: MOST, Float: 1.5, Boolean: true }[bare.name] ?? 'x';
}

describe('what the page asks', () => {
  it('is more than a few operations', () => {
    expect(operations.length).toBeGreaterThan(15);
  });

  it.each(operations.map((o) => [o.name, o] as const))('fits the schema and the limits: %s', (_name, { id, text }) => {
    expect(id).toBe(operationIdOf(text));
    const document = parse(text);
    const rules = [...specifiedRules, notTooDeep, notTooManyAliases, notTooManyDirectives];
    expect(validate(schema, document, rules)).toEqual([]);
    const [operation] = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
    if (operation === undefined) throw new Error('no operation');
    const given = (operation.variableDefinitions ?? []).flatMap(({ variable, type: named }) => {
      const type = typeFromAST(schema, named as NamedTypeNode) as GraphQLInputType | undefined;
      const { value: name } = variable.name;
      return type && isNonNullType(type) ? [[name, someValue(type, MOST_OF[name])] as const] : [];
    });
    const cost = costOf(schema, document, operation, Object.fromEntries(given));
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThan(MOST_FIELDS);
  });
});
