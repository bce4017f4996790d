/** The bits of an AIS message, as its sentences carry them: six to a letter (IEC 61162-1; ITU-R M.1371-5, annex 8, section 3). */
export class SixBits {
  readonly #sixes: readonly number[];
  /** Bits of the message, those that fill up the last letter left out. */
  readonly length: number;

  private constructor(sixes: readonly number[], fillBits: number) {
    this.#sixes = sixes;
    this.length = sixes.length * 6 - fillBits;
  }

  /** Null where a letter is none of the 64. */
  static of(payload: string, fillBits: number): SixBits | null {
    const sixes: number[] = [];
    for (const letter of payload) {
      const code = letter.charCodeAt(0);
      if (!((code >= 48 && code <= 87) || (code >= 96 && code <= 119))) return null;
      sixes.push(code < 88 ? code - 48 : code - 56);
    }
    return new SixBits(sixes, fillBits);
  }

  unsigned(from: number, to: number): number {
    let number = 0;
    for (let bit = from; bit <= to; bit++) {
      const six = this.#sixes[Math.floor(bit / 6)] ?? 0;
      number = number * 2 + ((six >> (5 - (bit % 6))) & 1);
    }
    return number;
  }

  /** Two's complement. */
  signed(from: number, to: number): number {
    const number = this.unsigned(from, to);
    const range = 2 ** (to - from + 1);
    return number >= range / 2 ? number - range : number;
  }

  /** Letters of six bits (ITU-R M.1371-5, annex 8, table 47); what stands behind @ and spaces at the end are filling. */
  text(from: number, to: number): string {
    let text = '';
    for (let bit = from; bit + 5 <= to; bit += 6) {
      const six = this.unsigned(bit, bit + 5);
      if (six === 0) break;
      text += String.fromCharCode(six < 32 ? six + 64 : six);
    }
    return text.trimEnd();
  }
}
