import type { ByteSource } from './byte-source.js';
import { asUtf8, type TextForm } from './encoding.js';

/** The text of a file; bytes that stand for no letter become signs that refuse their row, and no more than that. */
export async function* texts(source: ByteSource, form: TextForm): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const { utf8 } of asUtf8(source, form.encoding, form.bomBytes)) {
    const text = decoder.decode(utf8, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** A line longer than this is refused; the largest entity that we know of has under a million letters. */
export const MOST_LETTERS_OF_LINE = 8 * 1024 * 1024;

/** Lines with their numbers; null where one is too long to be held. */
export async function* lines(
  source: ByteSource,
  form: TextForm,
): AsyncGenerator<{ readonly text: string | null; readonly number: number }> {
  let begun = '';
  let isTooLong = false;
  let number = 1;
  for await (const piece of texts(source, form)) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      const text = begun + piece.slice(from, end);
      yield { text: isTooLong || text.length > MOST_LETTERS_OF_LINE ? null : text, number };
      begun = '';
      isTooLong = false;
      number++;
      from = end + 1;
    }
    begun += piece.slice(from);
    if (begun.length > MOST_LETTERS_OF_LINE) {
      isTooLong = true;
      begun = '';
    }
  }
  if (isTooLong || begun !== '') yield { text: isTooLong ? null : begun, number };
}
