import { absent, type Named } from './material.js';
import type { Side } from './side.js';

const QUESTIONS: Readonly<Partial<Record<Named, string>>> = {
  mention: 'query ($id: ID!) { entity(id: $id) { id name } }',
  record: 'query ($id: ID!) { record(id: $id) { id line } }',
  statement: 'query ($id: ID!) { link(id: $id) { id role } }',
  import: 'query ($id: ID!) { import(id: $id) { id fileName } }',
};

/**
 * By how many milliseconds the median of reads of something hidden differs from that of reads of nothing. The two take turns, so that
 * whatever else the machine does falls on both.
 */
export async function timeApart(side: Side, user: string, kind: Named, hidden: string, reads: number): Promise<number> {
  const query = QUESTIONS[kind];
  if (query === undefined) throw new Error(`nothing to time about a ${kind}`);
  const taken: { hidden: number[]; absent: number[] } = { hidden: [], absent: [] };
  for (let i = 0; i < 2 * reads; i++) {
    const which = i % 2 === 0 ? 'hidden' : 'absent';
    const began = performance.now();
    await side.ask(user, query, { id: which === 'hidden' ? hidden : absent(kind) });
    taken[which].push(performance.now() - began);
  }
  return Math.abs(median(taken.hidden) - median(taken.absent));
}

function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[of.length >> 1] as number;
}
