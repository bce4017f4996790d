import { BadInput } from '../errors.js';

/** Longer than this is a document, and belongs among the exhibits. */
const LONGEST_TEXT = 4_000;

/** A text that a person has to give: not empty, and not endless. */
export function requiredText(argument: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new BadInput(`Give a ${argument}`, { argument });
  return boundedText(argument, trimmed);
}

/** A text that may be left empty. */
export function boundedText(argument: string, text: string): string {
  if (text.length > LONGEST_TEXT) {
    throw new BadInput(`The ${argument} is longer than ${LONGEST_TEXT} characters: shorten it`, { argument });
  }
  return text;
}
