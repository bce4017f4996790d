import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { BadInput } from '../../../errors.js';
import { type ByteSource, sizeOf } from '../byte-source.js';

/** A file inside a zip archive. */
export interface ZipMember {
  readonly name: string;
  /** Size when unpacked, as the archive says; more than this is never unpacked. */
  readonly sizeBytes: number;
  /** Reads the member; from a later byte on by unpacking what stands before it. */
  readonly source: ByteSource;
}

/** An archive whose list of members has been read and found in order. */
export interface ZipArchive {
  readonly members: ReadonlyMap<string, ZipMember>;
}

/** The largest spreadsheet of a customs service that we know unpacks to under 2 GiB; a full sheet of 1,048,576 rows to about 8. */
const MOST_BYTES_OF_MEMBER = 16 * 1024 ** 3;
/** All of an archive: several such sheets, but no endless one. */
const MOST_BYTES_OF_ARCHIVE = 32 * 1024 ** 3;
/**
 * Tables and their markup become 5 to 60 times smaller; DEFLATE cannot pack better than 1032:1 (zlib, Technical Details). What lies close to
 * that holds nothing but repetition.
 */
const MOST_RATIO = 400;
/** Small members may well be repetition: an empty sheet is. */
const RATIO_COUNTS_FROM_BYTES = 4 * 1024 * 1024;
/** A spreadsheet has some dozens of members; an agency's delivery some hundreds. */
const MOST_MEMBERS = 10_000;

/** Unix file types in the upper half of the external attributes (APPNOTE 6.3.10, 4.4.15; stat.h). */
const [FILE_TYPE_MASK, SYMBOLIC_LINK] = [0o170000, 0o120000];

/**
 * Opens a zip archive and checks all that its directory says, before anything is unpacked: names that lead out of a folder or stand
 * twice, links, encryption, sizes that cannot be. Nothing is ever written under a member's own name.
 */
export async function openZip(source: ByteSource): Promise<ZipArchive> {
  const zip = await fromRandomAccessReaderPromise(new SourceReader(source), await sizeOf(source), {
    autoClose: false,
  }).catch(refuse);
  const members = new Map<string, ZipMember>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, members.size);
      if (entry.fileName.endsWith('/')) continue;
      if (members.has(entry.fileName))
        throw refused(`two members are named ${entry.fileName}`, 'Pack it anew, each file once');
      total += entry.uncompressedSize;
      if (total > MOST_BYTES_OF_ARCHIVE)
        throw refused(`it unpacks to more than ${MOST_BYTES_OF_ARCHIVE} bytes`, 'Hand its files in one by one');
      members.set(entry.fileName, {
        name: entry.fileName,
        sizeBytes: entry.uncompressedSize,
        source: memberSource(source, zip, entry),
      });
    }
  } catch (failure) {
    refuse(failure);
  }
  return { members };
}

function checkEntry(entry: Entry, before: number): void {
  const name = entry.fileName;
  if (before >= MOST_MEMBERS) throw refused(`it has more than ${MOST_MEMBERS} members`, 'Hand its files in one by one');
  if (name === '' || name.includes('\0')) throw refused('a member has no proper name', 'Pack it anew');
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === SYMBOLIC_LINK)
    throw refused(`${name} is a link to another file`, 'Pack the file itself');
  if (entry.isEncrypted()) throw refused(`${name} is protected by a password`, 'Save it without one');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw refused(`${name} is packed by method ${entry.compressionMethod}`, 'Pack it anew by Deflate');
  if (entry.uncompressedSize > MOST_BYTES_OF_MEMBER)
    throw refused(
      `${name} unpacks to ${entry.uncompressedSize} bytes, and at most ${MOST_BYTES_OF_MEMBER} are read`,
      'Part it',
    );
  if (
    entry.uncompressedSize > RATIO_COUNTS_FROM_BYTES &&
    entry.uncompressedSize > Math.max(1, entry.compressedSize) * MOST_RATIO
  )
    throw refused(`${name} unpacks to more than ${MOST_RATIO} times its size, as no table does`, 'Save it anew');
}

/** What the bytes of a member are, unpacked piece by piece and held against size and checksum. */
function memberSource(source: ByteSource, zip: ZipFile, entry: Entry): ByteSource {
  return {
    async *open(from = 0) {
      let at = 0;
      for await (const piece of unpacked(source, zip, entry)) {
        const skip = Math.max(0, from - at);
        at += piece.length;
        if (skip < piece.length) yield skip === 0 ? piece : piece.subarray(skip);
      }
    },
    size: async () => entry.uncompressedSize,
  };
}

async function* unpacked(source: ByteSource, zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch(refuse);
  const packed = stretch(source, fileDataStart, entry.compressedSize);
  let length = 0;
  let checksum = 0;
  try {
    for await (const piece of entry.compressionMethod === 0 ? packed : inflated(packed)) {
      length += piece.length;
      if (length > entry.uncompressedSize) break;
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (failure) {
    if (failure instanceof Error && (failure as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw refused(`${entry.fileName} cannot be unpacked (${failure.message})`, 'Save or send it again');
    throw failure;
  }
  if (length !== entry.uncompressedSize)
    throw refused(
      `${entry.fileName} does not unpack to the ${entry.uncompressedSize} bytes it should`,
      'Save or send it again',
    );
  if (checksum >>> 0 !== entry.crc32 >>> 0)
    throw refused(`${entry.fileName} is damaged: its checksum differs`, 'Save or send it again');
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  // A failure reaches the reader of `inflate`; where nobody reads on, it concerns nobody.
  const fed = pipeline(Readable.from(packed), inflate).catch(() => {});
  yield* inflate as AsyncIterable<Uint8Array>;
  await fed;
}

/** So many bytes of a file from a place on. */
async function* stretch(source: ByteSource, from: number, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  if (left === 0) return;
  for await (const piece of source.open(from)) {
    yield piece.length > left ? piece.subarray(0, left) : piece;
    left -= piece.length;
    if (left <= 0) return;
  }
}

/** Bytes that are fetched at once for the directory, which is read in many small steps. */
const BLOCK_BYTES = 64 * 1024;

/** Lets yauzl read a `ByteSource`. */
class SourceReader extends RandomAccessReader {
  #block: { readonly from: number; readonly bytes: Buffer } = { from: 0, bytes: Buffer.alloc(0) };

  constructor(readonly source: ByteSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(stretch(this.source, start, end - start));
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (err: Error | null) => void,
  ): void {
    this.#bytesAt(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(bytes.length < length ? new Error('the file breaks off') : null);
      },
      (failure: Error) => callback(failure),
    );
  }

  async #bytesAt(position: number, length: number): Promise<Buffer> {
    const { from, bytes } = this.#block;
    if (position < from || position + length > from + bytes.length) {
      const pieces: Uint8Array[] = [];
      for await (const piece of stretch(this.source, position, Math.max(length, BLOCK_BYTES))) pieces.push(piece);
      this.#block = { from: position, bytes: Buffer.concat(pieces) };
    }
    const start = position - this.#block.from;
    return this.#block.bytes.subarray(start, start + length);
  }

  override close(callback: (err: Error | null) => void): void {
    callback(null);
  }
}

function refused(what: string, todo: string): BadInput {
  return new BadInput(`The file is a zip archive that is not read: ${what}. ${todo}.`);
}

/** What yauzl complains of is the file's fault; it says so in errors without a class of their own. */
function refuse(failure: unknown): never {
  if (failure instanceof BadInput || !(failure instanceof Error) || failure.name === 'AbortError') throw failure;
  if ((failure as NodeJS.ErrnoException).syscall !== undefined) throw failure;
  throw new BadInput(
    `The file is a zip archive that is not read: ${failure.message}. Save or send it again.`,
    {},
    { cause: failure },
  );
}
