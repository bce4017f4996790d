import { describe, expect, it } from 'vitest';
import type { Scope } from '../access/scope.js';
import { Viewer } from '../access/viewer.js';
import { type Consented, recipientOf } from './recipient.js';

const scope = (
  id: number,
  agency: string,
  handling: Scope['handling'],
  cases: string[] = [],
  all: number[] = [],
): Scope => ({
  id,
  agency,
  handling,
  cases,
  all,
});
const scopes = [
  scope(0, 'public', 'TLP:CLEAR'),
  scope(1, 'ours', 'TLP:AMBER+STRICT'),
  scope(2, 'ours', 'TLP:RED'),
  scope(3, 'theirs', 'TLP:GREEN'),
  scope(4, 'theirs', 'TLP:AMBER'),
  scope(5, 'ours', 'TLP:AMBER', ['this']),
  scope(6, 'ours', 'TLP:AMBER', ['another']),
  scope(7, '', 'TLP:CLEAR', [], [1, 4]),
  scope(8, 'theirs', 'TLP:RED'),
];
const exporter = Viewer.of(
  {
    name: 'amina',
    agency: 'ours',
    roles: [],
    policy: { clearances: { ours: 'TLP:RED', theirs: 'TLP:RED' }, cases: ['this', 'another'] },
  },
  scopes,
);
const seen = (edition: 'FULL' | 'DEFENCE', consented: Consented = new Set()) => {
  const recipient = recipientOf(exporter, edition, 'this', scopes, consented);
  return scopes.filter((s) => recipient.sees(s.id)).map((s) => s.id);
};

describe("a bundle's recipient", () => {
  it('has nothing marked for the room only, nothing of others, nothing kept for another case', () => {
    expect(seen('FULL')).toEqual([0, 1, 5]);
  });

  it('has less in an edition for the defence', () => {
    expect(seen('DEFENCE')).toEqual([0, 5]);
  });

  it('has of others what is for everybody, and scopes in which they consented to something, under the same ceiling', () => {
    expect(seen('FULL', new Set([3]))).toEqual([0, 1, 3, 5]);
    expect(seen('FULL', new Set([3, 4, 8]))).toEqual([0, 1, 3, 4, 5, 7]);
    expect(seen('FULL', 'ANY')).toEqual([0, 1, 3, 4, 5, 7]);
  });

  it('never has what the exporter does not see', () => {
    const blind = Viewer.of({ name: 'b', agency: 'ours', roles: [], policy: { clearances: {}, cases: [] } }, scopes);
    expect(scopes.filter((s) => recipientOf(blind, 'FULL', 'this', scopes, 'ANY').sees(s.id)).map((s) => s.id)).toEqual(
      [0],
    );
  });
});
