import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job, JobStore } from '../jobs/stores.js';
import { auditNightly, nightOf } from './nightly.js';

describe('the night of a moment', () => {
  it.each([
    [new Date(2026, 2, 15, 1, 59), '2026-03-14'],
    [new Date(2026, 2, 15, 2, 0), '2026-03-15'],
    [new Date(2026, 0, 1, 0, 30), '2025-12-31'],
  ])('%s belongs to %s', (moment, night) => expect(nightOf(moment)).toBe(night));
});

describe('the nightly audit', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is asked for once a night, and again after one that could not be asked for', async () => {
    const put: string[] = [];
    let reached = false;
    const jobs = {
      async put({ id }: Pick<Job, 'id'>) {
        if (!reached) throw new Error('the graph cannot be reached');
        put.push(id);
        return { id } as Job;
      },
    } as unknown as JobStore;
    let now = new Date(2026, 2, 15, 12);
    const nightly = auditNightly(
      jobs,
      () => now,
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(600_000);
    expect(put).toEqual([]);
    reached = true;
    await vi.advanceTimersByTimeAsync(1_800_000);
    now = new Date(2026, 2, 16, 2, 5);
    await vi.advanceTimersByTimeAsync(1_800_000);
    expect(put).toEqual(['audit 2026-03-15', 'audit 2026-03-16']);
    nightly.stop();
    now = new Date(2026, 2, 17, 2, 5);
    await vi.advanceTimersByTimeAsync(1_800_000);
    expect(put).toHaveLength(2);
  });
});
