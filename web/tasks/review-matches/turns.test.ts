import { describe, expect, it } from 'vitest';
import { whatWouldTurn } from './turns.js';

type Turns = Parameters<typeof whatWouldTurn>[0]['turns'];
const turn = (change: 'WITHOUT' | 'AGREED', property: string, weightBits: number, turns: boolean): Turns[number] => ({
  change,
  property,
  weightBits,
  turns,
});
const phone = turn('WITHOUT', 'phone', 5.4, true);
const number = turn('AGREED', 'registrationNumber', 24, true);
const country = turn('AGREED', 'country', 7, false);
const contradiction = { template: 'birth-dates-differ', values: [] };

describe('what would turn a pair, in words', () => {
  it.each([
    [6, null, [number, country], 'One change alone would take it over +10.0 bits, where the model joins:', 1],
    [13, null, [phone, phone], 'Each of these alone would take it under +10.0 bits, where the model joins:', 2],
    [6, null, [country], 'No single change takes it over +10.0 bits, where the model joins. Nearest to it:', 1],
    [
      13,
      contradiction,
      [phone],
      'Facts that cannot both hold keep them apart. One change alone would let the model join them:',
      1,
    ],
    [6, null, [], 'Nothing that either of them says would bring it nearer to +10.0 bits, where the model joins.', 0],
  ])('at %d bits', (weightBits, contradicts, turns, lead, shown) => {
    const said = whatWouldTurn({ weightBits, joinAtBits: 10, contradiction: contradicts, turns });
    expect(said.lead).toBe(lead);
    expect(said.changes).toHaveLength(shown);
  });

  it('names what has to be found out, with the weight it would then have', () => {
    const said = whatWouldTurn({ weightBits: 13, joinAtBits: 10, contradiction: null, turns: [phone, number] });
    expect(said.changes).toEqual([
      { said: 'the telephone number proves wrong, or another’s', weightBits: 5.4 },
      { said: 'both prove to have the same registration number', weightBits: 24 },
    ]);
  });
});
