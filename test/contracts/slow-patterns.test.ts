import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../server/errors.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LENGTH = 50_000;
const WITHIN_MS = 50;
/** What others do slows us a little, too; a text that is really slow is slow each time. */
const TRIES = 5;

const repeated = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
/** What makes a pattern look again and again: long runs of what it takes, and an end that it does not. */
const TEXTS: readonly (readonly [string, string])[] = [
  ...[
    'a',
    'A',
    '0',
    '1',
    ' ',
    '-',
    '.',
    '/',
    ',',
    '\t',
    '(',
    'é',
    '漢',
    '-1',
    'a ',
    'a.',
    '1.',
    '1,',
    'A1',
    'a@',
    '1 ',
    ' a',
    "'",
  ].map((piece) => [`${JSON.stringify(piece)} over and over`, `${repeated(piece)}!`] as const),
  ['spaces inside', `a${repeated(' ')}a`],
  ['digits behind a letter', `a${repeated('0')}!`],
];

/** Milliseconds of a processor that the quickest of some tries took. */
function timeOf(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES && least > WITHIN_MS; i++) {
    const since = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(since);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

const slowOnes = (work: (text: string) => unknown) =>
  TEXTS.map(([name, text]) => ({ name, ms: timeOf(() => work(text)) })).filter(({ ms }) => ms > WITHIN_MS);

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

const sourceOf = (file: string) =>
  ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);

// A text made for it keeps a pattern looking for minutes. Patterns and readers are listed from the code, so that a new one is tried as soon
// as it is there.

describe('no pattern of ours is slow on a long text', () => {
  it.each([...patternsIn([...filesIn('server'), ...filesIn('web')])])('%s', (_pattern, { source, flags }) => {
    const slow = slowOnes((text) => {
      const pattern = new RegExp(source, flags);
      return flags.includes('g') ? text.replace(pattern, '') : pattern.test(text);
    });
    expect(slow).toEqual([]);
  });
});

/** Each regular expression that stands in the files, once. */
function patternsIn(files: readonly string[]): ReadonlyMap<string, RegExp> {
  const found = new Map<string, RegExp>();
  const look = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.set(node.text, new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
    }
    ts.forEachChild(node, look);
  };
  for (const file of files) look(sourceOf(file));
  return found;
}

/** What follows the text in calls of readers that need more than it. */
const MORE: Readonly<Record<string, readonly unknown[]>> = {
  checkRegistrationNumber: ['LR'],
  entityValues: [{ name: 'Kijani Stone Ltd' }],
  massInKg: ['kg'],
  measureOf: ['kg'],
  nearest: [['consignee', 'consignor']],
  tellProblems: [[]],
  weightedSum: [[1, 2, 3]],
  encoded: ['utf-8'],
  isCode: ['A'],
  excerptAround: [['a', 'b']],
  complaintIn: [['a', 'b']],
  byFirstDay: ['2016'],
  compareDates: ['2016'],
  isCertainlyBefore: ['2016'],
  isFlagOfSeries: ['LR'],
  listingOn: ['2016'],
  localDateOf: ['KEMBA'],
  orderConflict: ['2016'],
  readPoint: [{}],
  repairsOf: [{ places: ['NNNNNNN'], noughtAt: 0 }, () => ({ verdict: 'MALFORMED', value: null })],
  shortened: [100],
  wasteCodeOn: ['2016'],
};

describe('nothing that reads a text from a file is slow on a long one', () => {
  it.each(readersOf([...filesIn('server/records'), ...filesIn('server/sources')]))('$name', async ({ file, name }) => {
    const module = (await import(pathToFileURL(join(ROOT, file)).href)) as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    const read = module[name] as (...args: unknown[]) => unknown;
    expect(slowOnes((text) => readOrRefuse(() => read(text, ...(MORE[name] ?? []))))).toEqual([]);
  });
});

function readOrRefuse(read: () => unknown): void {
  try {
    read();
  } catch (refused) {
    if (!(refused instanceof DomainError)) throw refused;
  }
}

/** Exported functions that take first of all a text, as it stands or as a part of one. */
function readersOf(files: readonly string[]) {
  return files.flatMap((file) =>
    sourceOf(file).statements.flatMap((statement) => {
      if (!ts.isFunctionDeclaration(statement) || statement.name === undefined) return [];
      const exported = statement.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) ?? false;
      const [first] = statement.parameters;
      const takesText = first?.type?.kind === ts.SyntaxKind.StringKeyword;
      return exported && takesText ? [{ file, name: statement.name.text }] : [];
    }),
  );
}
