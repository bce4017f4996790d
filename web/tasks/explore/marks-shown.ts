import { type Picture, visibleNodes } from '../../picture/picture-state.js';
import { text } from '../../texts/index.js';
import { type Marks, marksOf } from '../../ui/handling.js';

/**
 * What the strip says of a chart: the marks of the things that show, not of those the analyst hid, and of what is open beside it.
 * A link needs no mark of its own: whoever says it speaks of both its ends, so theirs are as strict (server/graph/support.ts).
 */
export function marksShown(picture: Picture, beside: readonly string[]): Marks {
  const shown = visibleNodes(picture);
  const count = shown.length;
  return marksOf(
    [...shown.map((node) => node.handling), ...beside],
    text(beside.length > 0 ? 'handling.strictestOfChart' : 'handling.strictestOfThings', { count }),
  );
}
