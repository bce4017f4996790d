import {
  type ArgumentNode,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  visit,
} from 'graphql';

/** `edges` and `node` add no depth: a list and its things are one step for whoever asks. */
const DEEPEST = 8;
const MOST_ALIASES = 15;
/** Fields an answer may hold, counting lists by the `first`, the `limit` or the number of `ids` asked for. A screen of ours needs a few thousand. */
const MOST_FIELDS = 20_000;
/** Words and signs of one question. */
export const MOST_TOKENS = 1_000;
export const MOST_BODY_BYTES = 256 * 1024;

const NO_STEP = new Set(['edges', 'node', 'pageInfo']);

/** A question deeper than a person would ask by hand. */
export function notTooDeep(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (levels(operation.selectionSet, context, new Map()) > DEEPEST) {
        context.reportError(new GraphQLError(`The question is more than ${DEEPEST} levels deep`, { nodes: operation }));
      }
    },
  };
}

/** Aliases multiply work, and guesses. */
export function notTooManyAliases(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(field) {
      if (field.alias !== undefined && ++aliases === MOST_ALIASES + 1) {
        context.reportError(new GraphQLError(`The question has more than ${MOST_ALIASES} aliases`, { nodes: field }));
      }
    },
  };
}

/** Refuses what would answer with more fields than anybody can read. Reads the variables, which a validation rule cannot. */
export function refuseCostly(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
  const fragments = fragmentsOf(document);
  const fields = document.definitions
    .filter((d) => d.kind === Kind.OPERATION_DEFINITION)
    .reduce((sum, d) => sum + cost(d.selectionSet, fragments, variables), 0);
  if (fields > MOST_FIELDS) {
    throw new GraphQLError(`The answer could hold more than ${MOST_FIELDS} fields: ask for fewer at a time`, {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  }
}

/** Whether the question is about the schema. */
export function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field(field) {
      if (field.name.value === '__schema' || field.name.value === '__type') asks = true;
    },
  });
  return asks;
}

/** Levels below a selection. Each fragment is measured once, however often it is spread; a circle, which another rule refuses, ends at 0. */
function levels(set: SelectionSetNode, context: ValidationContext, known: Map<string, number>): number {
  let most = 0;
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      const name = node.name.value;
      // The standard question about the schema nests deeply; graphql-js bounds it by a rule of its own.
      if (node.selectionSet === undefined || name === '__schema' || name === '__type') continue;
      most = Math.max(most, (NO_STEP.has(name) ? 0 : 1) + levels(node.selectionSet, context, known));
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      most = Math.max(most, levels(node.selectionSet, context, known));
    } else {
      most = Math.max(most, levelsOfFragment(node.name.value, context, known));
    }
  }
  return most;
}

function levelsOfFragment(name: string, context: ValidationContext, known: Map<string, number>): number {
  const measured = known.get(name);
  if (measured !== undefined) return measured;
  known.set(name, 0);
  const fragment = context.getFragment(name);
  const height = fragment ? levels(fragment.selectionSet, context, known) : 0;
  known.set(name, height);
  return height;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])),
  );
}

function cost(
  set: SelectionSetNode,
  fragments: Fragments,
  variables: Readonly<Record<string, unknown>>,
  known = new Map<string, number>(),
): number {
  let sum = 0;
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      const inside = node.selectionSet === undefined ? 0 : cost(node.selectionSet, fragments, variables, known);
      sum += 1 + inside * timesOf(node, variables);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      sum += cost(node.selectionSet, fragments, variables, known);
    } else {
      const name = node.name.value;
      const fragment = fragments.get(name);
      // Circles were refused by validation before; each fragment is counted once and its cost added wherever it is used.
      const once = known.get(name) ?? (fragment ? cost(fragment.selectionSet, fragments, variables, known) : 0);
      known.set(name, once);
      sum += once;
    }
  }
  return sum;
}

/** Pages hold this many where nothing is said; see the defaults in the schema. */
const DEFAULT_PAGE = 25;
const COUNTED_BY = new Set(['first', 'limit', 'ids']);

function timesOf(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const asked = field.arguments?.find((a) => COUNTED_BY.has(a.name.value));
  if (asked === undefined) return field.selectionSet?.selections.some(isEdges) ? DEFAULT_PAGE : 1;
  const value = numberOf(asked, variables);
  return value === null ? DEFAULT_PAGE : Math.max(1, value);
}

function isEdges(node: SelectionSetNode['selections'][number]): boolean {
  return node.kind === Kind.FIELD && node.name.value === 'edges';
}

function numberOf(argument: ArgumentNode, variables: Readonly<Record<string, unknown>>): number | null {
  if (argument.value.kind === Kind.INT) return Number(argument.value.value);
  if (argument.value.kind === Kind.LIST) return argument.value.values.length;
  if (argument.value.kind !== Kind.VARIABLE) return null;
  const given = variables[argument.value.name.value];
  if (Array.isArray(given)) return given.length;
  return typeof given === 'number' ? given : null;
}
