import { describe, expect, it } from 'vitest';
import { draftBy, readBy } from '../../../test/world/a-row.js';
import { vesselRegistry } from './source.js';

const ENTRY = {
  registry: 'LR',
  official_no: '17204',
  imo: '9341720',
  name: 'GANNET PIONEER',
  flag: 'LR',
  owner: 'Gannet Pioneer Shipping Co',
  owner_country: 'LR',
  registered_from: '2016-12-01',
  registered_until: '2019-06-20',
};
const keyOf = (cells: Readonly<Record<string, string>>) =>
  draftBy(vesselRegistry, 'registrations', { ...ENTRY, ...cells }).mentions.find((m) => m.role === 'vessel')
    ?.identityKey;

describe('an entry in a ship register', () => {
  it.each([
    [{}, 'vessel-registry:9341720'],
    [{ name: 'STELLA DUNA', official_no: '1201455' }, 'vessel-registry:9341720'],
    [{ imo: '9347120' }, null],
    [{ imo: '' }, null],
  ])('with %o is of the hull %s', (cells, key) => {
    expect(keyOf(cells)).toBe(key);
  });

  it('says who owned her for how long', () => {
    const { statements } = draftBy(vesselRegistry, 'registrations', ENTRY);
    expect(statements).toMatchObject([
      { kind: 'OWNS', role: 'registered owner', heldFrom: '2016-12-01', heldUntil: '2019-06-20' },
    ]);
  });

  it('without name and number is refused', () => {
    expect(readBy(vesselRegistry, 'registrations', { ...ENTRY, name: '', imo: '' })).toMatchObject({ column: 'name' });
  });
});
