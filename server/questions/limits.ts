import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  visit,
} from 'graphql';

/** `edges` and `node` add no depth: a list and its things are one step for whoever asks. */
const DEEPEST = 8;
const MOST_ALIASES = 15;
const MOST_DIRECTIVES = 10;
/** Words and signs of one question. */
export const MOST_TOKENS = 1_000;
export const MOST_BODY_BYTES = 256 * 1024;

/** Objects and lists inside one another in what a request sends. Nothing that we take nests more than a few. */
const DEEPEST_BODY = 20;

const NO_STEP = new Set(['edges', 'node', 'pageInfo']);

/** Whether a body nests so deeply that reading it on would exhaust the stack. Looks no deeper than it allows. */
export function nestsTooDeeply(body: unknown, left = DEEPEST_BODY): boolean {
  if (typeof body !== 'object' || body === null) return false;
  return left === 0 || Object.values(body).some((part) => nestsTooDeeply(part, left - 1));
}

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

/** Directives cost work before anything is executed. The page uses none. */
export function notTooManyDirectives(context: ValidationContext): ASTVisitor {
  let directives = 0;
  return {
    Directive(directive) {
      if (++directives === MOST_DIRECTIVES + 1) {
        context.reportError(
          new GraphQLError(`The question has more than ${MOST_DIRECTIVES} directives`, { nodes: directive }),
        );
      }
    },
  };
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
