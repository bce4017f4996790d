import { type Document, isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { formProblems } from './form-problems.js';
import { MAPPING, type Mapping } from './mapping.js';
import type { Path, ProblemAt } from './problem.js';
import { senseProblems } from './sense-problems.js';

/** Something wrong in a mapping file, for the person who wrote it. */
export interface MappingProblem {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** "things.consignee.values.phone". */
  readonly where: string;
  readonly message: string;
}

/** A mapping as its file says it, or all that is wrong with the file. */
export type MappingReading =
  | { readonly mapping: Mapping; readonly problems?: undefined }
  | { readonly mapping: null; readonly problems: readonly MappingProblem[] };

/** Mappings are written by people; a longer one is something else. */
const MOST_LETTERS = 500_000;

/**
 * Reads a mapping file, YAML or JSON, and checks it: its form, and whether what it says makes sense. `sourceNames`: the data sets that a
 * mapping may name; where they are not given any name will do.
 */
export function readMapping(text: string, sourceNames?: readonly string[]): MappingReading {
  if (text.length > MOST_LETTERS)
    return refused(`The file has ${text.length} letters, a mapping at most ${MOST_LETTERS}.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      mapping: null,
      problems: document.errors.map(({ pos, message }) => ({ ...placeOf(lines, pos[0]), where: '', message })),
    };
  }
  const given = plainValue(document);
  if (given === undefined) return refused('It repeats itself by aliases (*name). Write each part out.');
  const form = formProblems(MAPPING, given);
  const problems = form.length > 0 ? form : senseProblems(given as Mapping, sourceNames);
  if (problems.length === 0) return { mapping: given as Mapping };
  return { mapping: null, problems: problems.map((problem) => placed(document, lines, problem)) };
}

function refused(message: string): MappingReading {
  return { mapping: null, problems: [{ line: 1, column: 1, where: '', message }] };
}

/** Undefined where aliases blow it up. */
function plainValue(document: Document.Parsed<ParsedNode>): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    return undefined;
  }
}

function placed(
  document: Document.Parsed<ParsedNode>,
  lines: LineCounter,
  { path, ofKey, message }: ProblemAt,
): MappingProblem {
  const where = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${step}`)).join('');
  return { ...placeOf(lines, offsetOf(document, path, ofKey ?? false)), where: where.replace(/^\./, ''), message };
}

/** Where the node, or its key, begins; of what is not there, where the last part that is there begins. */
function offsetOf(document: Document.Parsed<ParsedNode>, path: Path, ofKey: boolean): number {
  const parent = path.length > 0 ? document.getIn(path.slice(0, -1), true) : null;
  if (isMap(parent)) {
    const key = parent.items.map((pair) => pair.key).find((k) => isScalar(k) && k.value === path.at(-1));
    if (isScalar(key) && key.range && ofKey) return key.range[0];
  }
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] | null } | undefined;
    if (node?.range) return node.range[0] as number;
  }
  return 0;
}

function placeOf(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The problems as lines: "line 12, column 5: things.consignee.kind: …". */
export function tellProblems(file: string, problems: readonly MappingProblem[]): string {
  return problems
    .map(
      ({ line, column, where, message }) =>
        `${file}, line ${line}, column ${column}: ${where ? `${where}: ` : ''}${message}`,
    )
    .join('\n');
}
