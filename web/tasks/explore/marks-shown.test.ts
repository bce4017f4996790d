import { describe, expect, it } from 'vitest';
import { aNode, anEdge, aPicture } from '../../picture/a-picture.js';
import { strictest } from '../../ui/handling.js';
import { marksShown } from './marks-shown.js';

const clear = aNode({ id: 'clear', handling: 'TLP:CLEAR' });
const amber = aNode({ id: 'amber', handling: 'TLP:AMBER' });
const red = aNode({ id: 'red', handling: 'TLP:RED' });
const markOf = (...asked: Parameters<typeof marksShown>) => {
  const marks = marksShown(...asked);
  return marks.kind === 'none' ? null : strictest(marks.marks);
};

describe('the strip over a chart', () => {
  it.each([
    [[clear, amber, red], [], 'TLP:RED', 'the strictest thing that shows'],
    [[clear, amber, { ...red, hidden: true }], [], 'TLP:AMBER', 'not what the analyst hid'],
    [[clear], ['TLP:GREEN', 'TLP:AMBER+STRICT'], 'TLP:AMBER+STRICT', 'the records open beside it'],
    [[amber], ['TLP:CLEAR'], 'TLP:AMBER', 'the chart, also where the records beside it are wider'],
    [[{ ...red, hidden: true }], [], null, 'nothing where nothing shows'],
  ])('of %j with %j beside it says %s: %s', (nodes, beside, mark, _why) => {
    expect(markOf(aPicture(nodes, [anEdge('clear', 'red')]), beside)).toBe(mark);
  });

  it('says how the mark came about', () => {
    const basis = (beside: readonly string[]) => {
      const marks = marksShown(aPicture([clear, amber]), beside);
      return marks.kind === 'shown' ? marks.basis : '';
    };
    expect(basis([])).toBe('Strictest of the 2 things on this screen.');
    expect(basis(['TLP:RED'])).toBe('Strictest of the 2 things on the chart and of what is open beside it.');
  });
});
