import { markColour } from './handling.js';

/** A handling code in a list: a black square with its colour inside, and the words. */
export function HandlingMark({ mark }: { mark: string }) {
  return <span className={`handling ${markColour(mark)}`}>{mark}</span>;
}
