import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Fields an answer may hold (docs/decisions/0120). */
export const MOST_FIELDS = 20_000;
/**
 * What one thing holds of values, mentions, judgements and whatever else comes whole, without a page. A constant: a count taken from the
 * store would tell how much there is of what the asker may not see.
 */
const IN_A_LIST = 10;
/** The arguments by which a client says how many it wants. */
const COUNTED_BY = ['first', 'limit', 'ids', 'lines'] as const;

interface Costing {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
  /** Each fragment is counted once, however often it is spread, since doubling ones would take for ever. */
  readonly known: Map<string, number>;
}

/** Refuses what would answer with more fields than anybody can read. Needs the variables, which a validation rule has not. */
export function refuseCostly(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const cost = costOf(schema, document, operation, variables);
  if (cost <= MOST_FIELDS) return;
  throw new GraphQLError(`The answer could hold ${cost} fields; the limit is ${MOST_FIELDS}. Ask for fewer at a time`, {
    extensions: { code: 'BAD_USER_INPUT', details: { cost, limit: MOST_FIELDS }, http: { status: 400 } },
  });
}

/** How many fields the answer could hold, from the arguments as the server will read them: defaults filled in, variables put in place. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): number {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 });
  const fragments = new Map(
    document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])),
  );
  // Variables that do not fit their types: the execution says so, before it asks anything.
  if (coerced === undefined) return 0;
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  return costOfSet({ schema, fragments, variables: coerced, known: new Map() }, operation.selectionSet, root, false);
}

/** `counted`: a field above has already been multiplied by how many there are. */
function costOfSet(costing: Costing, set: SelectionSetNode, type: GraphQLNamedType, counted: boolean): number {
  let sum = 0;
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) sum += costOfField(costing, node, type, counted);
    else if (node.kind === Kind.INLINE_FRAGMENT) {
      const on = node.typeCondition && costing.schema.getType(node.typeCondition.name.value);
      sum += costOfSet(costing, node.selectionSet, on ?? type, counted);
    } else sum += costOfFragment(costing, node.name.value, counted);
  }
  return sum;
}

function costOfFragment(costing: Costing, name: string, counted: boolean): number {
  const key = `${name} ${counted}`;
  const known = costing.known.get(key);
  if (known !== undefined) return known;
  const fragment = costing.fragments.get(name);
  const on = fragment && costing.schema.getType(fragment.typeCondition.name.value);
  const cost = fragment && on ? costOfSet(costing, fragment.selectionSet, on, counted) : 0;
  costing.known.set(key, cost);
  return cost;
}

function costOfField(costing: Costing, node: FieldNode, type: GraphQLNamedType, counted: boolean): number {
  const field = fieldOf(type, node.name.value);
  if (field === undefined) return 1;
  const asked = askedFor(field, node, costing.variables);
  const isList = isListType(getNullableType(field.type));
  const times = asked ?? (isList && !counted ? IN_A_LIST : 1);
  if (node.selectionSet === undefined) return asked === null ? times : 1;
  // The list that a page holds is as long as the page, which was counted above it.
  const pageAbove = asked !== null && !isList;
  return 1 + times * costOfSet(costing, node.selectionSet, getNamedType(field.type as GraphQLOutputType), pageAbove);
}

/** How many the client wants of this field; null where the field does not let it say. */
function askedFor(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
): number | null {
  if (!field.args.some((a) => COUNTED_BY.some((name) => name === a.name))) return null;
  const values = getArgumentValues(field, node, variables);
  const asked = COUNTED_BY.flatMap((name) => {
    const value = values[name];
    return Array.isArray(value) ? [value.length] : typeof value === 'number' ? [value] : [];
  });
  return asked.length === 0 ? null : Math.max(1, ...asked);
}

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
