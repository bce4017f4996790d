import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Printer, PrintJob } from '../bundles/plan-bundle.js';
import type { Block, Section } from '../bundles/report.js';
import { type Font, FontCoverage, loadFonts } from './fonts.js';
import { identifyAsUa1 } from './pdf-ua.js';
import { REPORT_TEMPLATE } from './report-template.js';

/** Text in pieces: strings, code points to be shown in a box because no font has them, and null where a long word may be broken. */
type Pieces = readonly (string | { readonly codePoint: string } | null)[];

/** Prints reports as PDF/A-3a and PDF/UA-1. Fonts are read once; system fonts are never looked at. */
export function reportPrinter(): Printer {
  const fonts = loadFonts();
  const coverage = new FontCoverage(fonts);
  return {
    making: {
      software: [
        `Hawksbill ${versionIn(ownManifest())}`,
        `typst-ts-node-compiler ${versionIn('@myriaddreamin/typst-ts-node-compiler/package.json')}`,
        `pdf-lib ${versionIn('pdf-lib/package.json')}`,
      ],
      fonts: fonts.map(({ name, sha256 }) => ({ name, sha256 })),
    },
    print: (job) => print(job, fonts, coverage),
  };
}

async function print(job: PrintJob, fonts: readonly Font[], coverage: FontCoverage): Promise<Uint8Array> {
  const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs: fonts.map((f) => f.bytes) }] });
  compiler.mapShadow('/report.json', Buffer.from(JSON.stringify(typesetable(job, coverage))));
  compiler.mapShadow('/chart.svg', Buffer.from(withNamedCodePoints(job.chartSvg, coverage)));
  for (const file of job.attachments) compiler.mapShadow(`/${file.name}`, Buffer.from(file.bytes));
  compiler.addSource('/report.typ', REPORT_TEMPLATE);

  const compiled = compiler.compile({ mainFilePath: '/report.typ' });
  const document = compiled.result;
  if (document === null) {
    const faults = compiled.takeError()?.shortDiagnostics ?? [];
    throw new Error(`The report could not be set: ${JSON.stringify(faults)}`);
  }
  const creationTimestamp = Math.floor(Date.parse(job.report.snapshotTime) / 1000);
  const pdf = compiler.pdf(document, { pdfStandard: 'a-3a', creationTimestamp });
  // The compiler remembers every cell it has set, for a next time that never comes.
  compiler.evictCache(0);
  return identifyAsUa1(pdf);
}

/** The report as the template reads it: every text that comes from a case in pieces. */
function typesetable({ report, attachments }: PrintJob, coverage: FontCoverage): unknown {
  const pieces = (text: string) => piecesOf(text, coverage);
  const shown = (text: string) => withNamedCodePoints(text, coverage);
  return {
    title: shown(report.title),
    reference: shown(report.reference),
    agency: shown(report.agency),
    titleText: pieces(report.title),
    headline: pieces(`${report.reference} · ${report.edition} edition · ${report.agency}`),
    edition: report.edition,
    handling: report.handling,
    contentId: report.contentId,
    cover: report.cover.map(([label, value]) => [pieces(label), pieces(value)]),
    attachments: attachments.map(({ name, describes }) => ({ name, describes })),
    runs: runsOf(report.sections).map(({ wide, sections }) => ({
      wide,
      sections: sections.map((section, i) => ({
        ...section,
        breakBefore: i > 0 && (section.ownPage || sections[i - 1]?.ownPage === true),
        blocks: section.blocks.map((block) => typesetableBlock(block, coverage)),
      })),
    })),
  };
}

/** Neighbouring sections that stand on pages of one orientation: a change of it is a change of page. */
function runsOf(
  sections: readonly Section[],
): readonly { readonly wide: boolean; readonly sections: readonly Section[] }[] {
  const runs: { wide: boolean; sections: Section[] }[] = [];
  for (const section of sections) {
    const last = runs.at(-1);
    if (last?.wide === section.wide) last.sections.push(section);
    else runs.push({ wide: section.wide, sections: [section] });
  }
  return runs;
}

function typesetableBlock(block: Block, coverage: FontCoverage): unknown {
  const pieces = (text: string) => piecesOf(text, coverage);
  switch (block.kind) {
    case 'text':
    case 'subheading':
      return { ...block, text: pieces(block.text) };
    case 'facts':
      return { ...block, facts: block.facts.map(([label, value]) => [pieces(label), pieces(value)]) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => breakable(pieces(cell)))) };
    case 'chart':
      return { ...block, inWords: withNamedCodePoints(block.inWords, coverage) };
  }
}

export function piecesOf(text: string, coverage: FontCoverage): Pieces {
  const pieces: (string | { readonly codePoint: string })[] = [];
  let run = '';
  for (const character of text) {
    if (isShown(character, coverage)) {
      run += character;
      continue;
    }
    if (run !== '') pieces.push(run);
    pieces.push({ codePoint: codePointOf(character) });
    run = '';
  }
  if (run !== '') pieces.push(run);
  return pieces;
}

/** A word longer than this may be wider than its column and would run into the next. */
const LONGEST_WORD = 14;
const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD + 1}}`, 'u');

/** Lets long words break after their punctuation and, where there is none, after every so many letters. */
function breakable(pieces: Pieces): Pieces {
  return pieces.flatMap((piece) => {
    if (typeof piece !== 'string' || !LONG_WORD.test(piece)) return [piece];
    const words = piece.match(/\s+|\S+/gu) ?? [];
    return words.flatMap((word) => (LONG_WORD.test(word) ? partsOf(word) : [word]));
  });
}

function partsOf(word: string): Pieces {
  const parts = word.match(new RegExp(`[^/,;:@_.-]{1,${LONGEST_WORD}}[/,;:@_.-]*|[/,;:@_.-]+`, 'gu')) ?? [word];
  return parts.flatMap((part, i) => (i === 0 ? [part] : [null, part]));
}

/** For texts without layout (the chart, alternative texts): "[U+1F422]". */
function withNamedCodePoints(text: string, coverage: FontCoverage): string {
  return [...text].map((c) => (isShown(c, coverage) ? c : `[${codePointOf(c)}]`)).join('');
}

/** White space needs no glyph. Private-use characters are refused by PDF/A-3a even where a font has one: nobody knows what they mean. */
function isShown(character: string, coverage: FontCoverage): boolean {
  if (/[\n\t ]/.test(character)) return true;
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u.test(character)) return false;
  return coverage.has(character.codePointAt(0) ?? 0);
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Our own package.json lies above both server/ and dist/server/. */
function ownManifest(): string {
  for (const above of ['../../package.json', '../../../package.json']) {
    const path = fileURLToPath(new URL(above, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw new Error('The package.json of Hawksbill is not where it belongs, two or three folders above this file');
}

function versionIn(manifest: string): string {
  const { resolve } = createRequire(import.meta.url);
  const { version } = JSON.parse(readFileSync(resolve(manifest), 'utf8')) as { version: string };
  return version;
}
