import { describe, expect, it } from 'vitest';
import { aRow } from '../../../test/world/a-row.js';
import { partyColumns, partyIn } from './party.js';
import { RecordInDraft } from './record-in-draft.js';

function read(cells: Readonly<Record<string, string>>) {
  const draft = new RecordInDraft(aRow(cells));
  const party = partyIn(draft, 'consignee', partyColumns('consignee'));
  return { party, ...draft.finished('1') };
}

describe('a party in a trade paper', () => {
  it.each(['TO ORDER', 'To the order of Pwani Commercial Bank', 'N/A', 'UNKNOWN', '-', ''])(
    '"%s" names nobody',
    (name) => {
      expect(read({ consignee_name: name, consignee_phone: '+254 700 010 447' }).mentions).toEqual([]);
    },
  );

  it('"SAME AS CONSIGNEE" is the consignee', () => {
    const draft = new RecordInDraft(aRow({ consignee_name: 'Hai Long Co Ltd', notify_name: 'Same as consignee' }));
    const consignee = partyIn(draft, 'consignee', partyColumns('consignee'));
    expect(partyIn(draft, 'notify party', partyColumns('notify'), { sameAs: consignee })).toEqual(consignee);
  });

  it('has no identity key, whatever number stands beside it', () => {
    const { mentions } = read({
      consignee_name: 'Taita Minerals',
      consignee_reg_no: 'PVT-9MD4RT6',
      consignee_country: 'KE',
    });
    expect(mentions[0]).toMatchObject({ kind: 'TRADER', identityKey: null });
    expect(mentions[0]?.values.find((v) => v.property === 'registrationNumber')).toMatchObject({
      scheme: 'KE-BRS',
      verdict: 'VALID',
    });
  });

  it.each([
    ['+84 225 355 0142', ''],
    ['0225 3550142', 'VN'],
    ['(0225) 355-01-42', 'VN'],
    ['0084.225.3550142', 'VN'],
  ])('is reached by one number in any spelling: %s', (phone, country) => {
    const { mentions } = read({ consignee_name: 'Minh Phat', consignee_phone: phone, consignee_country: country });
    expect(mentions.find((m) => m.kind === 'CONTACT')?.identityKey).toBe('contact:phone:+842253550142');
  });

  it('shares the domain of its e-mail, but not that of a mailbox provider', () => {
    const keys = (email: string) =>
      read({ consignee_name: 'X Ltd', consignee_email: email }).mentions.map((m) => m.identityKey);
    expect(keys('Docs@MeridianGate.alt')).toContain('contact:domain:meridiangate.alt');
    expect(keys('someone@gmail.com')).toEqual([null, 'contact:email:someone@gmail.com']);
  });

  it('keeps what is no number as a warning, and no contact', () => {
    const { mentions, warnings } = read({ consignee_name: 'X Ltd', consignee_phone: 'ask Joseph' });
    expect(mentions.map((m) => m.kind)).toEqual(['TRADER']);
    expect(warnings[0]).toMatchObject({ column: 'consignee_phone', value: 'ask Joseph' });
  });
});
