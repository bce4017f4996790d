import { createHash, createHmac } from 'node:crypto';
import { type ExhibitPlan, safeFileName } from './exhibits.js';
import { CARRIAGE_RETURN, type FileLine, LINE_FEED, type LineEnd, linesOf, textBoundsOf } from './lines.js';
import { leafHash, MerkleTree } from './merkle-tree.js';
import type { ObjectStore } from './object-store.js';
import { type ByteRange, type Part, partOf } from './part.js';

/** A line of the original that stands in the extract, with what proves that it stood there. */
export interface ProvenLine {
  /** From 1, in the extract. */
  readonly extractLine: number;
  /** From 1, in the original. */
  readonly originalLine: number;
  readonly salt: string;
  readonly path: readonly string[];
}

/** The header and the rows relied on of one file, byte for byte, with proofs that they stood in the original. */
export interface Extract {
  readonly plan: ExhibitPlan;
  readonly part: Part;
  readonly lines: readonly ProvenLine[];
  readonly originalLineTotal: number;
  readonly merkleRoot: string;
  /** Line of the original on which each record begins, by record id. */
  readonly lineOfRecord: ReadonlyMap<string, number>;
  /** A copy without what is not told; it proves nothing. */
  readonly isRedacted: boolean;
}

const SALT_DOMAIN = 'hawksbill line salt\n';
const SALT_BYTES = 16;

/**
 * The salt put before a line in its leaf. A proof carries hashes of neighbouring lines; unsalted, a withheld row could be
 * guessed and confirmed. The seed is a hash over the whole original, so that whoever holds the original can compute every
 * salt again and nobody else can (docs/decisions/0080).
 */
export function lineSalt(seed: Uint8Array, index: number): Buffer {
  return createHmac('sha256', seed).update(String(index)).digest().subarray(0, SALT_BYTES);
}

/** Reads a stored file twice, once for its hash and the salts' seed and once line by line, and keeps what the case relies on. */
export async function readExtract(plan: ExhibitPlan, store: ObjectStore): Promise<Extract> {
  const { seed, lineEnd } = await firstReading(plan, store);
  const wanted = wantedRanges(plan);
  const leaves: Uint8Array[] = [];
  const taken: FileLine[] = [];
  const sha256 = createHash('sha256');
  const sha512 = createHash('sha512');
  let next = 0;

  for await (const line of linesOf(store.read(plan.file.sha256), plan.file.encoding, lineEnd)) {
    leaves.push(leafHash(lineSalt(seed, leaves.length), line.bytes));
    while ((wanted[next]?.byteEnd ?? Infinity) <= line.byteStart) next += 1;
    const range = wanted[next];
    if (range === undefined || range.byteStart >= line.byteEnd) continue;
    refuseForeignText(plan, line, wanted, next);
    sha256.update(line.bytes);
    sha512.update(line.bytes);
    taken.push({ ...line, bytes: new Uint8Array(0) });
  }

  const tree = new MerkleTree(leaves);
  return {
    plan,
    part: {
      path: `data/exhibits/${plan.reference}/extract-of-${safeFileName(plan.file.fileName)}`,
      content: { object: plan.file.sha256, ranges: joined(taken) },
      sizeBytes: taken.reduce((sum, l) => sum + l.byteEnd - l.byteStart, 0),
      sha256: sha256.digest('hex'),
      sha512: sha512.digest('hex'),
    },
    lines: taken.map((line, i) => ({
      extractLine: i + 1,
      originalLine: line.number,
      salt: lineSalt(seed, line.number - 1).toString('hex'),
      path: tree.inclusionPath(line.number - 1).map((hash) => Buffer.from(hash).toString('hex')),
    })),
    originalLineTotal: tree.size,
    merkleRoot: Buffer.from(tree.root).toString('hex'),
    lineOfRecord: linesOfRecords(plan, taken),
    isRedacted: false,
  };
}

/** Which line of the extract is which line of the original, and the proofs, as files beside the extract. */
export function proofPartsOf(extract: Extract): readonly Part[] {
  const { plan, lines } = extract;
  const folder = `data/exhibits/${plan.reference}`;
  const numbers = lines.map((l) => `${l.extractLine},${l.originalLine}\r\n`).join('');
  const numbersPart = partOf(`${folder}/lines.csv`, `extract_line,original_line\r\n${numbers}`);
  if (extract.isRedacted) return [numbersPart];
  const proofs = {
    method:
      'RFC 9162 section 2.1.3; a leaf is SHA-256(0x00, salt, line with its line end); lines end at LF, or at CR in a file of one such line',
    original: {
      name: plan.file.fileName,
      sha256: plan.file.sha256,
      sizeBytes: plan.file.sizeBytes,
      lines: extract.originalLineTotal,
    },
    root: extract.merkleRoot,
    saltOfLine: `first ${SALT_BYTES} bytes of HMAC-SHA-256(seed, decimal index from 0); seed is SHA-256("${SALT_DOMAIN.trim()}" LF original)`,
    lines,
  };
  return [numbersPart, partOf(`${folder}/proofs.json`, `${JSON.stringify(proofs, null, 1)}\n`)];
}

/** Checks that the file is the one received, and finds what the second reading needs: the salts' seed and what ends a line. */
async function firstReading(plan: ExhibitPlan, store: ObjectStore): Promise<{ seed: Uint8Array; lineEnd: LineEnd }> {
  const whole = createHash('sha256');
  const seed = createHash('sha256').update(SALT_DOMAIN);
  let lines = 0;
  for await (const line of linesOf(store.read(plan.file.sha256), plan.file.encoding, LINE_FEED)) {
    whole.update(line.bytes);
    seed.update(line.bytes);
    lines = line.number;
  }
  const found = whole.digest('hex');
  if (found !== plan.file.sha256) {
    throw new Error(
      `${plan.file.fileName} is not the file that was received: its SHA-256 is ${found}, not ${plan.file.sha256}`,
    );
  }
  return { seed: seed.digest(), lineEnd: lines > 1 ? LINE_FEED : CARRIAGE_RETURN };
}

/** The header and the rows relied on, in the order of the file. */
function wantedRanges(plan: ExhibitPlan): readonly ByteRange[] {
  const header = { byteStart: plan.file.headerByteStart, byteEnd: plan.file.headerByteEnd };
  return [header, ...plan.records.map((r) => r.row)]
    .map(({ byteStart, byteEnd }) => ({ byteStart, byteEnd }))
    .filter((r) => r.byteEnd > r.byteStart)
    .sort((a, b) => a.byteStart - b.byteStart);
}

/** A line goes in only if all it says belongs to rows relied on: the recipient may not be entitled to its neighbour. */
function refuseForeignText(plan: ExhibitPlan, line: FileLine, wanted: readonly ByteRange[], first: number): void {
  const { textStart, textEnd } = textBoundsOf(line);
  let covered = textStart;
  for (let i = first; covered < textEnd; i += 1) {
    const range = wanted[i];
    if (range === undefined || range.byteStart > covered) break;
    covered = Math.max(covered, range.byteEnd);
  }
  if (covered < textEnd) {
    throw new Error(
      `${plan.file.fileName} line ${line.number} holds more than the rows relied on, so it cannot be extracted`,
    );
  }
}

/** Both are in the order of the file, so one walk along the two finds every record's line. */
function linesOfRecords(plan: ExhibitPlan, taken: readonly FileLine[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let at = 0;
  for (const record of plan.records) {
    while ((taken[at]?.byteEnd ?? Infinity) <= record.row.byteStart) at += 1;
    const line = taken[at];
    if (line === undefined) throw new Error(`${plan.file.fileName} has no row at byte ${record.row.byteStart}`);
    found.set(record.id, line.number);
  }
  return found;
}

/** Neighbouring lines as one stretch, so that a long extract is read in few pieces. */
function joined(lines: readonly FileLine[]): readonly ByteRange[] {
  const ranges: { byteStart: number; byteEnd: number }[] = [];
  for (const { byteStart, byteEnd } of lines) {
    const last = ranges.at(-1);
    if (last?.byteEnd === byteStart) last.byteEnd = byteEnd;
    else ranges.push({ byteStart, byteEnd });
  }
  return ranges;
}
