import { buildSchemaSync, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { declaredDuties } from '../../server/questions/for-duty.js';
import { buildGraphqlSchema } from '../../server/questions/schema.js';

@Resolver()
class Forgetful {
  @Query(() => String)
  secret(): string {
    return 'told';
  }
}

describe('every field of Query and Mutation', () => {
  const declared = declaredDuties(buildGraphqlSchema());

  it('says which duty it belongs to (otherwise: @ForDuty)', () => {
    expect([...declared].filter(([, duty]) => duty === null).map(([name]) => name)).toEqual([]);
    expect(declared.size).toBeGreaterThan(20);
  });

  it('that changes something belongs to more than reading', () => {
    const changes = [...declared].filter(([name]) => name.startsWith('Mutation.'));
    expect(changes.filter(([, duty]) => duty === 'CONSULT' || duty === 'READ_LOGS')).toEqual([]);
  });

  it('is found out where it forgets to', () => {
    const schema = buildSchemaSync({ resolvers: [Forgetful], validate: false });
    expect(declaredDuties(schema).get('Query.secret')).toBeNull();
  });
});
