import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ACTION_OF, actionOf, needsPurpose, topFields } from './actions.js';
import { buildGraphqlSchema } from './schema.js';

function fieldsOf(text: string): readonly string[] {
  const document = parse(text);
  const operation = document.definitions.find((d) => d.kind === 'OperationDefinition');
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  return topFields(operation, document);
}

describe('what a question means for the access log', () => {
  it('is declared for every field that can be asked, and for no other', () => {
    const schema = buildGraphqlSchema();
    const asked = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
    );
    expect(Object.keys(ACTION_OF).sort()).toEqual(asked.sort());
  });

  it.each([
    ['{ entity(id: "m1") { id } }', 'CONSULTATION'],
    ['{ entity(id: "m1") { id } paths(from: "m1", to: "m2") { total } }', 'COMBINATION'],
    ['{ ...hidden } fragment hidden on Query { ... on Query { matches { totalCount } } }', 'COMBINATION'],
    ['mutation { judge(left: "m1", right: "m2", decision: SAME, reason: "r") { id } }', 'COMBINATION'],
    ['mutation { openCase(reference: "r", title: "t") { id } exportBundle(case: "c") { id } }', 'DISCLOSURE'],
    ['{ other: matches { totalCount } }', 'COMBINATION'],
    ['{ __typename }', 'CONSULTATION'],
  ])('%s is %s', (text, action) => {
    expect(actionOf(fieldsOf(text))).toBe(action);
  });

  it('needs no purpose for who one is, but for anything beside it', () => {
    expect(needsPurpose(fieldsOf('{ me { name } status { demo } }'))).toBe(false);
    expect(needsPurpose(fieldsOf('{ me { name } cases { id } }'))).toBe(true);
    expect(needsPurpose(fieldsOf('{ __schema { types { name } } }'))).toBe(true);
  });
});
