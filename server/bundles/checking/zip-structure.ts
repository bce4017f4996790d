import type { Problem } from './problem.js';

/** A file that can be read from any place. */
export interface RandomAccess {
  readonly name: string;
  readonly sizeBytes: number;
  read(byteStart: number, byteEnd: number): Promise<Buffer>;
}

export interface ZipEntry {
  /** With the root folder before it. */
  readonly name: string;
  readonly dataStart: number;
  readonly sizeBytes: number;
  readonly crc32: number;
}

export interface ZipStructure {
  readonly entries: readonly ZipEntry[];
  readonly problems: readonly Problem[];
}

// PKWARE APPNOTE 6.3.10. A zip says most things twice, and programs differ in which of the two they believe. So everything
// said twice must agree, everything said once must have the one value a bundle gives it, and no byte may lie between.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DESCRIPTOR = 0x08074b50;

const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const END_64_BYTES = 56;
const LOCATOR_64_BYTES = 20;

const FLAG_DESCRIPTOR = 0x0008;
const FLAG_UTF8 = 0x0800;
const STORED = 0;
/** Upper half of the external attributes: an ordinary file, 0644. Lower half: no DOS attributes. */
const ORDINARY_FILE = (0o100644 << 16) >>> 0;
/** Unix, zip 6.3 (yazl) or 2.0 (what Python's zipfile says of itself when someone packs an unpacked bundle again). */
const MADE_BY = new Set([0x033f, 0x0314]);
const NEEDED = new Set([10, 20, 45]);
const WHOLE_32 = 0xffffffff;
const WHOLE_16 = 0xffff;

interface CentralEntry {
  readonly name: string;
  readonly rawName: Buffer;
  readonly madeBy: number;
  readonly needed: number;
  readonly flags: number;
  readonly time: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly localOffset: number;
}

/** Reads the structure of a zip and says everything about it that a bundle does not have. Never reads contents. */
export async function readZipStructure(file: RandomAccess): Promise<ZipStructure> {
  const problems: Problem[] = [];
  const blame = (subject: string, message: string) => {
    problems.push({ file: subject, message });
  };
  const directory = await readEnd(file, blame);
  if (directory === null) return { entries: [], problems };

  const bytes = await file.read(directory.start, directory.end);
  const central = readCentral(file.name, bytes, directory, blame);
  checkNames(file.name, central, blame);

  const entries: ZipEntry[] = [];
  let position = 0;
  for (const entry of [...central].sort((a, b) => a.localOffset - b.localOffset)) {
    const name = entry.name;
    if (entry.localOffset !== position) {
      blame(
        name,
        `zip position ${position}: its header should begin here, but the directory says ${entry.localOffset}`,
      );
    }
    const local = await readLocal(file, entry, blame);
    if (local === null) return { entries, problems };
    // Of two files that lie over each other only the first is read: a small zip must not keep a checker busy for days.
    if (entry.localOffset >= position) {
      entries.push({ name, dataStart: local.dataStart, sizeBytes: entry.packedBytes, crc32: entry.crc32 });
    }
    position = local.end;
  }
  if (position !== directory.start) {
    blame(
      file.name,
      `zip position ${position}: the last file ends here, but the directory begins at ${directory.start}`,
    );
  }
  return { entries, problems };
}

type Blame = (subject: string, message: string) => void;
interface Directory {
  readonly start: number;
  readonly end: number;
  readonly entries: number;
}

/** The end record must be the last 22 bytes: no comment, nothing behind it. */
async function readEnd(file: RandomAccess, blame: Blame): Promise<Directory | null> {
  if (file.sizeBytes < END_BYTES) {
    blame(file.name, 'is too short to be a zip');
    return null;
  }
  const endStart = file.sizeBytes - END_BYTES;
  const end = await file.read(endStart, file.sizeBytes);
  if (end.readUInt32LE(0) !== END) {
    blame(
      file.name,
      `zip position ${endStart}: no end record where it belongs; the file was cut off or something was added to it`,
    );
    return null;
  }
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0)
    blame(file.name, `zip position ${endStart + 4}: says it is in several parts`);
  if (end.readUInt16LE(20) !== 0) blame(file.name, `zip position ${endStart + 20}: has a comment`);
  if (end.readUInt16LE(8) !== end.readUInt16LE(10))
    blame(file.name, `zip position ${endStart + 8}: gives two numbers of files`);

  const small = { entries: end.readUInt16LE(10), size: end.readUInt32LE(12), start: end.readUInt32LE(16) };
  const isLarge = small.entries === WHOLE_16 || small.size === WHOLE_32 || small.start === WHOLE_32;
  const found = isLarge ? await readEnd64(file, endStart, blame) : { ...small, end: endStart };
  if (found === null) return null;
  if (isLarge) {
    const agrees = (short: number, long: number, whole: number) => short === whole || short === long;
    if (
      !agrees(small.entries, found.entries, WHOLE_16) ||
      !agrees(small.size, found.size, WHOLE_32) ||
      !agrees(small.start, found.start, WHOLE_32)
    ) {
      blame(file.name, `zip position ${endStart}: the two end records do not agree`);
    }
  }
  if (found.start + found.size !== found.end) {
    blame(file.name, `zip position ${endStart + 12}: the directory's place and size do not fit the file`);
    return null;
  }
  return { start: found.start, end: found.end, entries: found.entries };
}

async function readEnd64(file: RandomAccess, endStart: number, blame: Blame) {
  const recordStart = endStart - LOCATOR_64_BYTES - END_64_BYTES;
  if (recordStart < 0) {
    blame(file.name, `zip position ${endStart}: the long end record is missing`);
    return null;
  }
  const bytes = await file.read(recordStart, endStart);
  const locator = bytes.subarray(END_64_BYTES);
  const sound =
    bytes.readUInt32LE(0) === END_64 &&
    bytes.readBigUInt64LE(4) === BigInt(END_64_BYTES - 12) &&
    MADE_BY.has(bytes.readUInt16LE(12)) &&
    NEEDED.has(bytes.readUInt16LE(14)) &&
    bytes.readUInt32LE(16) === 0 &&
    bytes.readUInt32LE(20) === 0 &&
    bytes.readBigUInt64LE(24) === bytes.readBigUInt64LE(32) &&
    locator.readUInt32LE(0) === LOCATOR_64 &&
    locator.readUInt32LE(4) === 0 &&
    locator.readBigUInt64LE(8) === BigInt(recordStart) &&
    locator.readUInt32LE(16) === 1;
  if (!sound) {
    blame(file.name, `zip position ${recordStart}: the long end record is damaged`);
    return null;
  }
  const [entries, size, start] = [bytes.readBigUInt64LE(32), bytes.readBigUInt64LE(40), bytes.readBigUInt64LE(48)].map(
    Number,
  );
  return { entries: entries ?? 0, size: size ?? 0, start: start ?? 0, end: recordStart };
}

function readCentral(zip: string, bytes: Buffer, directory: Directory, blame: Blame): readonly CentralEntry[] {
  const entries: CentralEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const position = directory.start + at;
    if (at + CENTRAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) {
      blame(zip, `zip position ${position}: the directory is damaged here`);
      break;
    }
    const nameBytes = bytes.readUInt16LE(at + 28);
    const extraBytes = bytes.readUInt16LE(at + 30);
    const next = at + CENTRAL_BYTES + nameBytes + extraBytes + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) {
      blame(zip, `zip position ${position}: a directory entry runs past the directory's end`);
      break;
    }
    const rawName = bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    const name = rawName.toString('utf8') || '(no name)';
    const extra = bytes.subarray(at + CENTRAL_BYTES + nameBytes, at + CENTRAL_BYTES + nameBytes + extraBytes);
    const sizes = {
      sizeBytes: bytes.readUInt32LE(at + 24),
      packedBytes: bytes.readUInt32LE(at + 20),
      localOffset: bytes.readUInt32LE(at + 42),
    };
    const entry: CentralEntry = {
      name,
      rawName,
      madeBy: bytes.readUInt16LE(at + 4),
      needed: bytes.readUInt16LE(at + 6),
      flags: bytes.readUInt16LE(at + 8),
      time: bytes.readUInt32LE(at + 12),
      crc32: bytes.readUInt32LE(at + 16),
      ...(withLongSizes(sizes, extra) ?? sizes),
    };
    const wrong = (what: string) => blame(name, `zip position ${position}: ${what}`);
    if (withLongSizes(sizes, extra) === null) wrong('has an extra field that no bundle has');
    if (!MADE_BY.has(entry.madeBy) || entry.madeBy !== (entries[0]?.madeBy ?? entry.madeBy))
      wrong('names another maker than the rest of the zip');
    if (!NEEDED.has(entry.needed)) wrong('asks for an unknown version');
    if ((entry.flags & ~(FLAG_DESCRIPTOR | FLAG_UTF8)) !== 0) wrong('is encrypted or marked in a way no bundle is');
    if (bytes.readUInt16LE(at + 10) !== STORED) wrong('is compressed; a bundle stores its files as they are');
    if (entry.packedBytes !== entry.sizeBytes) wrong('gives two sizes');
    if (bytes.readUInt16LE(at + 32) !== 0) wrong('has a comment');
    if (bytes.readUInt16LE(at + 34) !== 0) wrong('says it is in another part');
    if (bytes.readUInt16LE(at + 36) !== 0) wrong('has internal attributes');
    if (bytes.readUInt32LE(at + 38) !== ORDINARY_FILE) wrong('is not marked as an ordinary file');
    entries.push(entry);
    at = next;
  }
  if (entries.length !== directory.entries) {
    blame(
      zip,
      `zip position ${directory.end}: the zip says it holds ${directory.entries} files, its directory lists ${entries.length}`,
    );
  }
  return entries;
}

type Sizes = Pick<CentralEntry, 'sizeBytes' | 'packedBytes' | 'localOffset'>;

/** Sizes from the zip64 extra field (id 1), which must hold exactly those that did not fit. Null where another field stands there. */
function withLongSizes(sizes: Sizes, extra: Buffer): Sizes | null {
  const long = (['sizeBytes', 'packedBytes', 'localOffset'] as const).filter((k) => sizes[k] === WHOLE_32);
  if (extra.length === 0) return long.length === 0 ? sizes : null;
  if (extra.length !== 4 + long.length * 8 || extra.readUInt16LE(0) !== 1 || extra.readUInt16LE(2) !== long.length * 8)
    return null;
  return { ...sizes, ...Object.fromEntries(long.map((k, i) => [k, Number(extra.readBigUInt64LE(4 + i * 8))])) };
}

/** The header before a file's bytes must say what the directory says, and a descriptor behind them too. */
async function readLocal(
  file: RandomAccess,
  entry: CentralEntry,
  blame: Blame,
): Promise<{ dataStart: number; end: number } | null> {
  const wrong = (position: number, what: string) => blame(entry.name, `zip position ${position}: ${what}`);
  const at = entry.localOffset;
  if (at + LOCAL_BYTES > file.sizeBytes) {
    wrong(at, 'its header lies outside the file');
    return null;
  }
  const fixed = await file.read(at, at + LOCAL_BYTES);
  if (fixed.readUInt32LE(0) !== LOCAL) {
    wrong(at, 'no header where the directory says');
    return null;
  }
  const nameBytes = fixed.readUInt16LE(26);
  const dataStart = at + LOCAL_BYTES + nameBytes + fixed.readUInt16LE(28);
  const dataEnd = dataStart + entry.packedBytes;
  if (dataEnd > file.sizeBytes) {
    wrong(at, 'its bytes run past the end of the file');
    return null;
  }
  const name = await file.read(at + LOCAL_BYTES, at + LOCAL_BYTES + nameBytes);
  const hasDescriptor = (entry.flags & FLAG_DESCRIPTOR) !== 0;
  const same = (offset: number, inDirectory: number) => {
    const here = fixed.readUInt32LE(offset);
    return hasDescriptor ? here === 0 : here === inDirectory;
  };
  if (!name.equals(entry.rawName))
    wrong(at + LOCAL_BYTES, `is called ${JSON.stringify(name.toString('utf8'))} before its bytes`);
  if (fixed.readUInt16LE(28) !== 0) wrong(at + 28, 'has an extra field');
  if (fixed.readUInt16LE(4) !== entry.needed) wrong(at + 4, 'its two headers ask for different versions');
  if (fixed.readUInt16LE(6) !== entry.flags) wrong(at + 6, 'its two headers are marked differently');
  if (fixed.readUInt16LE(8) !== STORED) wrong(at + 8, 'is compressed; a bundle stores its files as they are');
  if (fixed.readUInt32LE(10) !== entry.time) wrong(at + 10, 'its two headers give different times');
  if (!same(14, entry.crc32)) wrong(at + 14, 'its two headers give different checksums');
  if (!same(18, entry.packedBytes) || !same(22, entry.sizeBytes))
    wrong(at + 18, 'its two headers give different sizes');
  if (!hasDescriptor) return { dataStart, end: dataEnd };

  const long = entry.sizeBytes >= WHOLE_32 || entry.packedBytes >= WHOLE_32;
  const end = dataEnd + (long ? 24 : 16);
  const descriptor = end <= file.sizeBytes ? await file.read(dataEnd, end) : Buffer.alloc(24);
  const size = (index: number) =>
    long ? Number(descriptor.readBigUInt64LE(8 + index * 8)) : descriptor.readUInt32LE(8 + index * 4);
  const agrees = descriptor.readUInt32LE(0) === DESCRIPTOR && descriptor.readUInt32LE(4) === entry.crc32;
  if (!agrees || size(0) !== entry.packedBytes || size(1) !== entry.sizeBytes) {
    wrong(dataEnd, 'what is said of it behind its bytes is not what the directory says');
  }
  return { dataStart, end };
}

/** Names that unpack to one file, to the right place, on every system. */
function checkNames(zip: string, entries: readonly CentralEntry[], blame: Blame): void {
  const folded = new Map<string, string>();
  const tops = new Set<string>();
  for (const { name, rawName, flags } of entries) {
    if (!Buffer.from(name, 'utf8').equals(rawName)) blame(name, 'its name is not UTF-8');
    if (/[^\x20-\x7e]/.test(name) && (flags & FLAG_UTF8) === 0) blame(name, 'its name is not marked as UTF-8');
    if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(name)) blame(name, 'has a control or format character in its name');
    if (name.normalize('NFC') !== name) blame(name, 'its name is not in Unicode normal form C');
    if (/^\/|[\\:]/.test(name) || name.split('/').some((s) => s === '' || s === '.' || s === '..'))
      blame(name, 'its name leads out of the folder');
    const key = name.normalize('NFKC').toLowerCase().toUpperCase();
    const other = folded.get(key);
    if (other !== undefined)
      blame(name, other === name ? 'is in the zip twice' : `has a name that some systems take for ${other}`);
    folded.set(key, name);
    tops.add(name.split('/')[0] ?? '');
  }
  if (tops.size !== 1) blame(zip, `holds ${tops.size} folders at its top instead of one`);
}
