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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar, YYYY-MM-DD. */
export function requiredDay(argument: string, text: string): string {
  const time = Date.parse(text);
  if (!DAY.test(text) || Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) {
    throw new BadInput(`${argument} is "${text.slice(0, 40)}": give a day such as 2026-03-15`, { argument });
  }
  return text;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A point in time that may be left open, as UTC with whole seconds. */
export function instantOrNull(argument: string, text: string | null): string | null {
  if (text === null) return null;
  const time = Date.parse(text);
  if (!INSTANT.test(text) || Number.isNaN(time)) {
    throw new BadInput(`${argument} is "${text.slice(0, 40)}": give an instant such as 2026-03-15T00:00:00Z`, {
      argument,
    });
  }
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
