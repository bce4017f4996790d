import { sentence } from '../../texts/index.js';
import type { MatchToJudge } from './match-operations.js';

const MOST_OFFERED = 3;

/**
 * What speaks loudest about a pair, in words: reasons that are taken over by one key. Whoever judges chooses which of them convinced him, and
 * may go on writing.
 */
export function reasonsAtHand({ contradiction, evidence }: Pick<MatchToJudge, 'contradiction' | 'evidence'>) {
  const loudest = evidence
    .filter((e) => e.comparison !== 'prior' && Math.abs(e.weightBits) >= LEAST_BITS)
    .sort((a, b) => Math.abs(b.weightBits) - Math.abs(a.weightBits));
  const said = [...(contradiction ? [contradiction] : []), ...loudest.map((e) => e.because)].map(sentence);
  return [...new Set(said)].slice(0, MOST_OFFERED);
}

/** Less says nothing to a court. */
const LEAST_BITS = 0.5;
