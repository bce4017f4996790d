import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { costOf, MOST_FIELDS } from '../../server/questions/cost.js';
import { GENERATORS, type Variables } from './generators.js';
import type { Material } from './material.js';

/** One question as a client would send it. */
export interface Operation {
  readonly name: string;
  readonly text: string;
  readonly variables: Variables;
}

/** How many steps object fields are followed below a field of Query, and as many times a field is asked in one question, under aliases. */
interface Size {
  readonly steps: number;
  readonly atOnce: number;
}

/** The first of these that the server would answer is asked: what costs too much is refused on both sides, and shows nothing. */
const SIZES: readonly Size[] = [
  { steps: 2, atOnce: 10 },
  { steps: 2, atOnce: 5 },
  { steps: 2, atOnce: 1 },
  { steps: 1, atOnce: 10 },
  { steps: 1, atOnce: 5 },
  { steps: 1, atOnce: 1 },
  { steps: 0, atOnce: 10 },
  { steps: 0, atOnce: 1 },
];

const PAGE_SIZES: readonly Size[] = [
  { steps: 1, atOnce: 1 },
  { steps: 0, atOnce: 1 },
];

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type AnyField = GraphQLField<unknown, unknown>;

/** Fields of Query or Mutation for which nobody said what to ask, and arguments that are never given: the test fails where there are any. */
export function withoutGenerator(schema: GraphQLSchema, material: Material): readonly string[] {
  return rootFields(schema).flatMap(({ root, field }) => {
    const generator = GENERATORS[`${root}.${field.name}`];
    if (generator === undefined) return [`${root}.${field.name}`];
    const given = new Set(generator(material).flatMap((v) => Object.keys(v)));
    return field.args.filter((a) => !given.has(a.name)).map((a) => `${root}.${field.name}(${a.name}:)`);
  });
}

/** Arguments of fields below the root that nothing here would ever give. */
export function withoutPaging(schema: GraphQLSchema): readonly string[] {
  const roots = new Set<GraphQLNamedType | null | undefined>([schema.getQueryType(), schema.getMutationType()]);
  return Object.values(schema.getTypeMap())
    .filter((type): type is Composite => isComposite(type) && !type.name.startsWith('__') && !roots.has(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((f) => f.args.some((a) => a.name !== 'first' && a.name !== 'after'))
        .map((f) => `${type.name}.${f.name}`),
    );
}

/** Every field of Query, asked as its generator says, with as much below it as the server answers. */
export function reads(schema: GraphQLSchema, material: Material, sizes = SIZES): readonly Operation[] {
  return rootFields(schema)
    .filter(({ root }) => root === 'Query')
    .flatMap(({ field }) => {
      const asked = generated('Query', field, material);
      const most = answersAlone(field) ? 1 : Number.POSITIVE_INFINITY;
      return affordable(schema, sizes, ({ steps, atOnce }) =>
        batches(asked, Math.min(atOnce, most)).map((v) => operation(schema, 'query', field, v, steps)),
      );
    });
}

/** Every field of Mutation, one question each: the order of changes is part of what is compared. */
export function changes(schema: GraphQLSchema, material: Material): readonly Operation[] {
  return rootFields(schema)
    .filter(({ root }) => root === 'Mutation')
    .flatMap(({ field }) =>
      generated('Mutation', field, material).flatMap((v) =>
        affordable(schema, SIZES, ({ steps }) => [operation(schema, 'mutation', field, [v], steps)]),
      ),
    );
}

/** Where such a field cannot be given, the whole answer is that; of several which one is chance. */
function answersAlone(field: AnyField): boolean {
  return isNonNullType(field.type) && !isConnection(getNamedType(field.type));
}

function affordable(
  schema: GraphQLSchema,
  sizes: readonly Size[],
  asked: (size: Size) => readonly Operation[],
): readonly Operation[] {
  for (const size of sizes) {
    const operations = asked(size);
    if (operations.every((o) => costIn(schema, o) <= MOST_FIELDS)) return operations;
  }
  throw new Error(`${asked(sizes[0] as Size)[0]?.name} costs too much however it is asked`);
}

function costIn(schema: GraphQLSchema, { text, variables }: Operation): number {
  const document = parse(text);
  const definition = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
  if (definition === undefined) throw new Error(`no operation in ${text}`);
  return costOf(schema, document, definition, variables);
}

/** A list that is asked page after page: `cursor` finds where the next begins. */
export interface Paged {
  page(after: string | null, first: number): Operation;
  /** Names of the fields that lead to the connection. */
  readonly path: readonly string[];
}

/** Every connection there is, so many times over: the fields of Query, and those of what a field of Query gives for an id. */
export function pagedLists(schema: GraphQLSchema, material: Material, lists: number): readonly Paged[] {
  return rootFields(schema)
    .filter(({ root }) => root === 'Query')
    .flatMap(({ field }) => {
      const type = getNamedType(field.type);
      const asked = generated('Query', field, material);
      if (isConnection(type)) return asked.slice(0, lists).map((v) => pagedRoot(schema, field, v));
      if (!isComposite(type) || !field.args.some((a) => a.name === 'id')) return [];
      const below = Object.values(type.getFields()).filter((f) => isConnection(getNamedType(f.type)));
      return below.flatMap((f) => asked.slice(0, lists).map((v) => pagedBelow(schema, field, f, v)));
    });
}

function pagedRoot(schema: GraphQLSchema, field: AnyField, variables: Variables): Paged {
  return {
    path: [field.name],
    page: (after, first) =>
      onePage(schema, (steps) => operation(schema, 'query', field, [{ ...variables, first, after }], steps)),
  };
}

function pagedBelow(schema: GraphQLSchema, root: AnyField, field: AnyField, variables: Variables): Paged {
  const name = `${root.name}.${field.name}`;
  const text = (steps: number) => {
    const fragments = new Map<string, string>();
    const below = spread(schema, getNamedType(field.type) as Composite, steps, fragments);
    return `query ($id: ID!, $first: Int!, $after: String) {
    ${root.name}(id: $id) { ${field.name}(first: $first, after: $after) ${below} }
  }\n${[...fragments.values()].join('\n')}`;
  };
  return {
    path: [root.name, field.name],
    page: (after, first) =>
      onePage(schema, (steps) => ({ name, text: text(steps), variables: { ...variables, first, after } })),
  };
}

/** With as much below what is listed as the server answers. */
function onePage(schema: GraphQLSchema, asked: (steps: number) => Operation): Operation {
  const [operation] = affordable(schema, PAGE_SIZES, ({ steps }) => [asked(steps)]);
  return operation as Operation;
}

function rootFields(
  schema: GraphQLSchema,
): readonly { readonly root: 'Query' | 'Mutation'; readonly field: AnyField }[] {
  const of = (root: 'Query' | 'Mutation', type: GraphQLObjectType | null | undefined) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ root, field }));
  return [...of('Query', schema.getQueryType()), ...of('Mutation', schema.getMutationType())];
}

function generated(root: string, field: AnyField, material: Material): readonly Variables[] {
  return GENERATORS[`${root}.${field.name}`]?.(material) ?? [];
}

function batches(all: readonly Variables[], atOnce: number): readonly (readonly Variables[])[] {
  const found: (readonly Variables[])[] = [];
  for (let from = 0; from < all.length; from += atOnce) found.push(all.slice(from, from + atOnce));
  return found;
}

/** Asks one field once for each set of variables. */
function operation(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  field: AnyField,
  asked: readonly Variables[],
  steps: number,
): Operation {
  const fragments = new Map<string, string>();
  const type = getNamedType(field.type);
  const below = isComposite(type) ? spread(schema, type, steps, fragments) : '';
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  const fields = asked.map((given, i) => {
    const args = field.args.filter((a) => a.name in given);
    for (const a of args) {
      declared.push(`$${a.name}${i}: ${String(a.type)}`);
      variables[`${a.name}${i}`] = given[a.name];
    }
    const inside = args.map((a) => `${a.name}: $${a.name}${i}`).join(', ');
    return `a${i}: ${field.name}${inside === '' ? '' : `(${inside})`} ${below}`;
  });
  const head = declared.length === 0 ? kind : `${kind} (${declared.join(', ')})`;
  const text = `${head} {\n  ${fields.join('\n  ')}\n}\n${[...fragments.values()].join('\n')}`;
  return { name: field.name, text, variables };
}

/** A fragment with every field of a type and, as far as the steps reach, of what they give; each is written once. */
function spread(schema: GraphQLSchema, type: Composite, steps: number, fragments: Map<string, string>): string {
  const name = `${type.name}${steps}`;
  if (!fragments.has(name)) {
    fragments.set(name, '');
    const own = fieldsOf(schema, type, Object.values(type.getFields()), steps, fragments);
    const more = isInterfaceType(type) ? possible(schema, type, steps, fragments) : '';
    fragments.set(name, `fragment ${name} on ${type.name} { __typename ${own} ${more} }`);
  }
  return `{ ...${name} }`;
}

/** What the types behind an interface have beyond it. */
function possible(
  schema: GraphQLSchema,
  type: GraphQLInterfaceType,
  steps: number,
  fragments: Map<string, string>,
): string {
  return schema
    .getPossibleTypes(type)
    .map((one) => {
      const beyond = Object.values(one.getFields()).filter((f) => !(f.name in type.getFields()));
      const fields = fieldsOf(schema, one, beyond, steps, fragments);
      return fields === '' ? '' : `... on ${one.name} { ${fields} }`;
    })
    .join(' ');
}

function fieldsOf(
  schema: GraphQLSchema,
  type: Composite,
  fields: readonly AnyField[],
  steps: number,
  fragments: Map<string, string>,
): string {
  return fields
    .flatMap((f) => {
      const given = getNamedType(f.type);
      if (isLeafType(given)) return [f.name];
      if (!isComposite(given)) return [];
      // What is of no use alone takes no step: an edge of a page, its node, a sentence, a value.
      const left = isPart(type, given) ? steps : steps - 1;
      return left < 0 ? [] : [`${f.name} ${spread(schema, given, left, fragments)}`];
    })
    .join(' ');
}

function isPart(type: Composite, given: Composite): boolean {
  return isConnection(type) || type.name.endsWith('Edge') || !(isConnection(given) || 'id' in given.getFields());
}

function isConnection(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Connection');
}

function isComposite(type: GraphQLNamedType | null | undefined): type is Composite {
  return isObjectType(type) || isInterfaceType(type);
}
