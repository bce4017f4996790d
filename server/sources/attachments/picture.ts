import type { Irregularity } from '../../records/attachment.js';

/** A picture as its own structure describes it; nothing is decoded. */
export interface PictureStructure {
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly irregularities: readonly Irregularity[];
  /**
   * The same picture, bit for bit as compressed, without anything that is no picture: no position, serial number, comment, thumbnail, or
   * what follows behind its end. Null where there is no picture to be found.
   */
  readonly bare: Uint8Array | null;
}

/** Reads numbers from bytes; null behind their end, so that a reader notices. */
export class Bytes {
  readonly #view: DataView;

  constructor(readonly all: Uint8Array) {
    this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  get length(): number {
    return this.all.length;
  }

  u8(at: number): number | null {
    return at >= 0 && at < this.length ? this.#view.getUint8(at) : null;
  }

  u16(at: number, little = false): number | null {
    return at >= 0 && at + 2 <= this.length ? this.#view.getUint16(at, little) : null;
  }

  u32(at: number, little = false): number | null {
    return at >= 0 && at + 4 <= this.length ? this.#view.getUint32(at, little) : null;
  }

  /** As ASCII. */
  text(at: number, length: number): string {
    return String.fromCharCode(...this.all.subarray(at, at + length));
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
