import { describe, expect, it } from 'vitest';
import { firstBreak, sealOf, withEvent } from './case-events.js';
import type { CaseEvent } from './case-version.js';

const act = (action: CaseEvent['action'], object: string): Omit<CaseEvent, 'seq' | 'prev'> => ({
  time: '2026-03-14T09:26:53Z',
  actor: 'amina',
  action,
  object,
  detail: 'são Paulo, "quoted"',
});

const chain = [act('OPENED', 'OP-1'), act('ADDED', 'm1'), act('REMOVED', 'm1')].reduce<readonly CaseEvent[]>(
  (events, event) => withEvent(events, event),
  [],
);

describe("a case's events", () => {
  it('are numbered from 0 and each names the seal of the one before', () => {
    expect(chain.map((e) => e.seq)).toEqual([0, 1, 2]);
    expect(chain[0]?.prev).toBe('0'.repeat(64));
    expect(chain[2]?.prev).toBe(sealOf(chain[1] as CaseEvent));
    expect(firstBreak(chain)).toBeNull();
  });

  it('are sealed over their canonical form (RFC 8785), whatever the order of the properties', () => {
    const [first] = chain as [CaseEvent];
    const reversed = Object.fromEntries(Object.entries(first).reverse()) as unknown as CaseEvent;
    expect(sealOf(reversed)).toBe(sealOf(first));
  });

  it.each([
    ['an edited event', chain.map((e) => (e.seq === 1 ? { ...e, object: 'm2' } : e)), 2],
    ['a missing event', chain.filter((e) => e.seq !== 1), 1],
    ['events that changed places', [chain[0], chain[2], chain[1]] as CaseEvent[], 1],
  ])('show %s', (_what, events, at) => {
    expect(firstBreak(events)).toBe(at);
  });
});
