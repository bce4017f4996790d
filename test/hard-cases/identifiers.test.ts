import { describe, expect, it } from 'vitest';
import {
  IDENTIFIERS,
  type IdentifierContext,
  type IdentifierKind,
  type IdentifierRules,
} from '../../server/records/identifiers/index.js';
import { listOf } from '../../server/records/reference-list.js';
import { caseOf, textsOf, titleOf } from './case-table.js';

const check = (kind: IdentifierKind, raw: string, context?: IdentifierContext) =>
  (IDENTIFIERS[kind] as IdentifierRules).check(raw, context);
const repairs = (kind: IdentifierKind, raw: string) => (IDENTIFIERS[kind] as IdentifierRules).repairs?.(raw) ?? [];

describe(titleOf('HC13'), () => {
  const right = ['MSKU9070323', 'TGHU7615046', 'CSQU3054383'];
  it.each(textsOf('HC13').map((raw, i) => [raw, right[i]]))(
    '%s is not taken for %s, which is proposed',
    (raw, value) => {
      expect(check('containerNumber', raw).verdict).toBe('MALFORMED');
      expect(repairs('containerNumber', raw)).toMatchObject([{ value, reason: 'OCR' }]);
    },
  );

  it.each([
    ['MSKU9O7O323', ['MSKU9070323'], 'letters among the digits'],
    ['MSKUS070323', [], 'read wrongly in a way no look-alike explains'],
    ['MSKU9070332', ['MSKU9070323'], 'two digits changed places'],
    ['MSKU9070323', [], 'nothing is wrong'],
  ])('%s: %j, %s', (raw, values) => {
    expect(repairs('containerNumber', raw).map((r) => r.value)).toEqual(values);
  });
});

describe(titleOf('HC14'), () => {
  it.each([
    [textsOf('HC14')[0] as string, 'VALID'],
    [textsOf('HC14')[1] as string, 'CHECKSUM_FAILED'],
    ['TEXU0000135', 'CHECKSUM_FAILED'],
    ['CSQU 100008-0', 'VALID'],
  ])('%s is %s', (raw, verdict) => {
    expect(check('containerNumber', raw).verdict).toBe(verdict);
  });
});

describe(titleOf('HC16'), () => {
  it.each([
    [textsOf('HC16')[0] as string, 'CHECKSUM_FAILED', '9074728'],
    [textsOf('HC16')[1] as string, 'VALID', '9074729'],
    ['IMO9811001', 'CHECKSUM_FAILED', '9811001'],
    ['IMO No. 9811000', 'VALID', '9811000'],
    ['1234567', 'PLACEHOLDER', '1234567'],
  ])('%s is %s, and the claim %s is kept', (raw, verdict, value) => {
    expect(check('imo', raw)).toMatchObject({ verdict, value });
  });
});

describe(titleOf('HC18'), () => {
  it.each([
    [textsOf('HC18')[0] as string, ['OTHER_KIND'], 'VALID'],
    ['9074729', [], 'CHECKSUM_FAILED'],
    ['6183436', [], 'CHECKSUM_FAILED'],
  ])('%s in a ship field warns of %j; as a company it is %s', (raw, codes, asCompany) => {
    expect((check('imo', raw).warnings ?? []).map((w) => w.code)).toEqual(codes);
    expect(check('imoCompany', raw).verdict).toBe(asCompany);
  });
});

describe(titleOf('HC19'), () => {
  it.each([
    [textsOf('HC19')[0] as string, 'CHECKSUM_FAILED'],
    ['506700GE1G29325QX363', 'VALID'],
    ['506700GE1G29325QX336', 'CHECKSUM_FAILED'],
  ])('%s is %s, and kept', (raw, verdict) => {
    expect(check('leiCode', raw)).toMatchObject({ verdict, value: raw });
  });
});

describe(titleOf('HC20'), () => {
  const tails = ['050710', '050710', '05071000', '0507100000'];
  const mended = [true, true, false, false];
  it.each(textsOf('HC20').map((raw, i) => [raw, tails[i] as string, mended[i]]))(
    '%s is %s, repaired: %s',
    (raw, value, isMended) => {
      const checked = check('hsCode', raw as string);
      expect(checked).toMatchObject({ verdict: 'VALID_FORMAT_UNCHECKED', value });
      expect(checked.warnings?.[0]?.code === 'REPAIRED').toBe(isMended);
    },
  );

  it.each([
    ['4039999', '04039999', 'a national tail'],
    ['290345', '290345', 'no nought is lost where the digits are even'],
    ['05', '05', 'a chapter'],
  ])('%s is %s: %s', (raw, value) => {
    expect(check('hsCode', raw).value).toBe(value);
  });

  it('a nought is put back only where there is such a code, once the list is at hand', () => {
    const harmonizedSystem = listOf('Harmonized System', 'HS 2022', ['050710']);
    expect(check('hsCode', '50710', { harmonizedSystem }).verdict).toBe('VALID');
    expect(check('hsCode', '50711', { harmonizedSystem }).verdict).toBe('MALFORMED');
  });
});

describe(titleOf('HC22'), () => {
  it.each(textsOf('HC22').map((raw) => [raw.replace(' (GB)', '')]))('%s, written in the United Kingdom', (raw) => {
    expect(check('phone', raw, { country: 'GB' })).toMatchObject({ verdict: 'VALID', value: '+442079460018' });
  });

  it('the extension stands apart', () => {
    expect(check('phone', '+44 (0)20 7946 0018 ext 12').extension).toBe('12');
    expect(check('phone', '+44 20 7946 0018 x12').extension).toBe('12');
    expect(check('phone', '+44 20 7946 0018').extension).toBeUndefined();
  });

  it.each(['020 7946 0018', '(0)20 7946 0018', '0225 3550142'])('%s is nobody knows whose', (raw) => {
    expect(check('phone', raw)).toMatchObject({ verdict: 'MALFORMED', because: 'its country is not known' });
  });

  it('the same digits are another number elsewhere', () => {
    expect(check('phone', '0225 3550142', { country: 'VN' }).value).toBe('+842253550142');
  });
});

describe(titleOf('HC24'), () => {
  const verdicts = ['VALID', 'CHECKSUM_FAILED', 'CHECKSUM_FAILED'];
  const proposals = [[], ['L898902C36'], []];
  it.each(textsOf('HC24').map((raw, i) => [raw, verdicts[i] as string, proposals[i] as string[]] as const))(
    '%s is %s; proposed: %j',
    (raw, verdict, values) => {
      expect(check('travelDocument', raw).verdict).toBe(verdict);
      expect(repairs('travelDocument', raw).map((r) => r.value)).toEqual(values);
    },
  );

  it.each([
    ['D23I458907', ['D231458907'], 'I for 1'],
    ['AB<1234568', [], 'a filler counts nothing'],
  ])('%s; proposed: %j, %s', (raw, values) => {
    expect(repairs('travelDocument', raw).map((r) => r.value)).toEqual(values);
  });
});

describe(titleOf('HC27'), () => {
  const [ship] = caseOf('HC27').input as [{ imo: string; mmsi: string; flag: string; former: string[] }];

  it('warns, and the number stays valid: it proves no fraud', () => {
    expect(check('mmsi', ship.mmsi, { flag: ship.flag, formerFlags: ship.former })).toMatchObject({
      verdict: 'VALID',
      warnings: [{ code: 'STALE_MMSI', because: expect.stringContaining('Tuvalu was a flag of the ship before') }],
    });
    expect(check('imo', ship.imo).verdict).toBe('VALID');
  });

  it.each<[string, string | null, string[], string | undefined, string]>([
    ['422000000', 'IR', ['MT'], undefined, 'the flag itself'],
    ['572469210', 'IR', ['MT', 'TZ'], 'MMSI_NOT_OF_FLAG', 'never a flag of the ship'],
    ['572469210', null, ['TV'], undefined, 'no flag to hold it against'],
    ['538003411', 'MH', [], undefined, 'one of two beginnings of the flag'],
  ])('%s under %s, before that %j: %s, %s', (mmsi, flag, formerFlags, code) => {
    expect(check('mmsi', mmsi, { flag, formerFlags }).warnings?.[0]?.code).toBe(code);
  });
});
