import { describe, expect, it } from 'vitest';
import { draftBy } from '../../../test/world/a-row.js';
import { permits } from './source.js';

const ENDORSEMENT = {
  use_no: 'U-1',
  used_on: '2023-05-04',
  bl_no: 'VVO-23-0412',
  bl_issuer: 'QVSL',
  quantity: '52.0',
  unit: 'm3',
};

describe('a permit', () => {
  it.each(['23RU001942/PR', '23RU 001942 PR', '23 RU 001942/PR'])('is the same under %s', (permit_no) => {
    const [permit] = draftBy(permits, 'endorsements', { ...ENDORSEMENT, permit_no }).mentions;
    expect(permit).toMatchObject({ identityKey: 'permit:23RU001942PR', addsOnly: true });
  });

  it('is issued to its holder for the time it is valid', () => {
    const draft = draftBy(permits, 'permits', {
      permit_no: '23RU001942/PR',
      permit_type: 'CITES EXPORT',
      issued_on: '2023-04-11',
      valid_until: '2023-10-10',
      holder_name: 'ООО «Приморский Лесной Двор»',
      quantity: '120',
      unit: 'm3',
    });
    expect(draft.statements).toMatchObject([
      { kind: 'ISSUED_TO', role: 'holder', heldFrom: '2023-04-11', heldUntil: '2023-10-10' },
    ]);
    expect(draft.mentions[0]?.values.find((v) => v.property === 'authorisedQuantity')).toMatchObject({
      value: '120',
      scheme: 'm3',
    });
  });
});
