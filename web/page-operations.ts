import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTypenameToDocument } from '@apollo/client/utilities';
import { type DefinitionNode, type FragmentDefinitionNode, Kind, parse, print, visit } from 'graphql';
import ts from 'typescript';

/** One operation that the page asks, with everything it spreads. */
export interface PageOperation {
  readonly name: string;
  /** SHA-256 of `text`, in hex. */
  readonly id: string;
  readonly text: string;
}

/** Everything the page ever asks, read from its sources: what it sends is an id out of this list. */
export function readPageOperations(folder: string): readonly PageOperation[] {
  const definitions = sourceFilesIn(folder).flatMap(definitionsIn);
  const fragments = new Map<string, FragmentDefinitionNode>();
  const names = new Set<string>();
  for (const definition of definitions) {
    const name = nameOf(definition);
    // Ids are found by name, in the page and here.
    if (names.has(name)) throw new Error(`Two operations or fragments are called ${name}. Rename one.`);
    names.add(name);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(name, definition);
  }
  return definitions
    .filter((d) => d.kind === Kind.OPERATION_DEFINITION)
    .map((d) => {
      const document = { kind: Kind.DOCUMENT, definitions: [d, ...spreadIn(d, fragments)] } as const;
      // The cache adds the same field to whatever it is asked for.
      const text = print(addTypenameToDocument(document));
      return { name: nameOf(d), id: createHash('sha256').update(text).digest('hex'), text };
    });
}

function sourceFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** What stands in the first argument of each call of `graphql`. */
function definitionsIn(file: string): readonly DefinitionNode[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: DefinitionNode[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'graphql') {
      const text = node.arguments[0];
      if (text === undefined || !ts.isStringLiteralLike(text)) {
        throw new Error(`${file}: graphql(…) takes a text without anything put into it.`);
      }
      found.push(...parse(text.text, { noLocation: true }).definitions);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** The fragments that a definition spreads, and those that these spread, each once. */
function spreadIn(
  definition: DefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  found = new Set<FragmentDefinitionNode>(),
): ReadonlySet<FragmentDefinitionNode> {
  visit(definition, {
    FragmentSpread({ name: { value: name } }) {
      const fragment = fragments.get(name);
      if (fragment === undefined) throw new Error(`There is no fragment ${name}.`);
      if (found.has(fragment)) return;
      found.add(fragment);
      spreadIn(fragment, fragments, found);
    },
  });
  return found;
}

function nameOf(definition: DefinitionNode): string {
  if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) {
    throw new Error(`The page asks questions only, no ${definition.kind}.`);
  }
  if (definition.name === undefined) throw new Error('Every operation of the page has a name.');
  return definition.name.value;
}
