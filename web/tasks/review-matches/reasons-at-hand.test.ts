import { describe, expect, it } from 'vitest';
import { reasonsAtHand } from './reasons-at-hand.js';

const because = (template: string) => ({ __typename: 'Because' as const, template, values: [] });
const evidence = (template: string, weightBits: number, comparison = 'names') => ({
  __typename: 'MatchEvidence' as const,
  comparison,
  weightBits,
  left: null,
  right: null,
  because: because(template),
});

describe('reasons at hand', () => {
  it('are what speaks loudest, for or against, without what holds before any look', () => {
    const said = reasonsAtHand({
      contradiction: null,
      evidence: [
        evidence('before', -14, 'prior'),
        evidence('whisper', 0.2),
        evidence('for', 3),
        evidence('against', -9),
        evidence('also', 2),
        evidence('too much', 1),
      ],
    });
    expect(said).toEqual(['against', 'for', 'also']);
  });

  it('begin with what contradicts, and say nothing twice', () => {
    const both = [evidence('two numbers', -9), evidence('for', 1)];
    expect(reasonsAtHand({ contradiction: because('two numbers'), evidence: both })).toEqual(['two numbers', 'for']);
  });
});
