import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { type Duty, isDuty, mayDo, NotYourDuty } from '../access/duties.js';
import type { RequestContext } from '../context.js';

/** Declares the work that a field of Query or Mutation belongs to. */
export function ForDuty(duty: Duty) {
  return Extensions({ duty });
}

/** The work each field of Query and Mutation declares, as `Query.entity`; null where one forgot to. */
export function declaredDuties(schema: GraphQLSchema): ReadonlyMap<string, Duty | null> {
  return new Map(
    rootFields(schema).map(([name, { extensions }]) => [name, isDuty(extensions.duty) ? extensions.duty : null]),
  );
}

/** Puts the question of duty before every field of Query and Mutation. One that declares none is open to nobody. */
export function holdToDuties(schema: GraphQLSchema): GraphQLSchema {
  const declared = declaredDuties(schema);
  for (const [name, field] of rootFields(schema)) {
    const duty = declared.get(name) ?? null;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (root, args, context, info) => {
      if (duty === null) throw new Error(`${name} does not say which duty it belongs to: declare it with @ForDuty`);
      if (!mayDo(duty, context.user)) throw new NotYourDuty(duty);
      return resolve(root, args, context, info);
    };
  }
  return schema;
}

function rootFields(schema: GraphQLSchema): readonly [string, GraphQLField<unknown, RequestContext>][] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    type ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const) : [],
  ) as [string, GraphQLField<unknown, RequestContext>][];
}
