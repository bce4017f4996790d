import { describe, expect, it } from 'vitest';
import { guarded } from '../../server/bundles/csv.js';
import { readDate } from '../../server/records/dates.js';
import { readNumber } from '../../server/records/numbers.js';
import { partyWords } from '../../server/records/party-names.js';
import { readQuantity } from '../../server/records/quantities.js';
import { isolated, LONGEST_CELL, shortened, textKey, textWarnings } from '../../server/records/texts.js';
import { clean } from '../../server/sources/reading/cells.js';
import { textsOf, titleOf } from './case-table.js';

describe(titleOf('HC10'), () => {
  const names = textsOf('HC10');

  it('the first four have one key, the fifth only without its blanks', () => {
    expect(names.map(textKey)).toEqual([...Array(4).fill('greenleaf ltd'), 'green leaf ltd']);
    expect(new Set(names.map((name) => textKey(name).replaceAll(' ', ''))).size).toBe(1);
  });

  it.each<readonly [string, boolean]>([
    ...names.map((name, i) => [name, [true, true, true, false, false][i] as boolean] as const),
    ['\u2067Leaf\u2069', true],
    ['Soft\u00adhyphen', true],
    ['نور', false],
  ])('%j: warned of %s', (name, isWarned) => {
    expect(textWarnings(name).some((w) => w.code === 'TEXT_CONTROL_CHARS')).toBe(isWarned);
  });

  it('is shown so that it turns nothing', () => {
    expect(isolated(names[2] as string)).toBe('\u2068GreenLeaf Ltd\u2069');
    expect(isolated('نور')).toBe('\u2068نور\u2069');
    expect(clean(names[2] as string)).toBe('GreenLeaf Ltd');
  });
});

describe(titleOf('HC12'), () => {
  const kinds = ['TO_ORDER', 'SAME_AS', 'NOBODY', 'NOBODY', 'GENERIC', 'GENERIC'];
  it.each<readonly [string, string]>([
    ...textsOf('HC12').map((text, i) => [text, kinds[i] as string] as const),
    ['To the order of Pwani Commercial Bank', 'TO_ORDER'],
    ['A LA ORDEN', 'TO_ORDER'],
    ['Same as shipper', 'SAME_AS'],
    ['未知', 'NOBODY'],
    ['IMPORT EXPORT CO., LTD.', 'GENERIC'],
    ['进出口有限公司', 'GENERIC'],
    ['Orderly Freight Ltd', 'NAME'],
    ['Nonesuch General Trading LLC', 'NAME'],
    ['宁波海达国际贸易有限公司', 'NAME'],
  ])('%s is %s', (text, kind) => {
    expect(partyWords(text).kind).toBe(kind);
  });

  it.each([
    ['SAME AS CONSIGNEE', 'consignee'],
    ['same as the shipper', 'consignor'],
    ['Same as above', null],
  ])('%s: %s', (text, whom) => {
    expect(partyWords(text)).toEqual({ kind: 'SAME_AS', whom });
  });
});

describe(titleOf('HC46'), () => {
  it.each(textsOf('HC46'))('%j is kept as it is and guarded on the way out', (text) => {
    expect(guarded(text)).toBe(`'${text}`);
    expect(guarded(text).slice(1)).toBe(text);
  });

  it.each<readonly [string, boolean]>([
    ...textsOf('HC46').map((text) => [text, text !== '-35'] as const),
    ['＝1+1', true],
    ['+254 722 123456', false],
    ['- none -', true],
    ['-', false],
  ])('%j: warned of %s', (text, isWarned) => {
    expect(textWarnings(text).some((w) => w.code === 'FORMULA')).toBe(isWarned);
  });

  it('a true number stays one, and is refused only as a quantity', () => {
    expect(readNumber('-35')).toMatchObject({ code: 'NEGATIVE' });
  });
});

describe(titleOf('HC47'), () => {
  const megabyte = 'ivory, '.repeat(150_000);

  it('a long text is told, kept whole and shown in part', () => {
    expect(textWarnings(megabyte)).toMatchObject([{ code: 'TOO_LONG' }]);
    expect(textWarnings('x'.repeat(LONGEST_CELL))).toEqual([]);
    expect(shortened(megabyte, 100)).toEqual({ shown: megabyte.slice(0, 100), isWhole: false });
    expect(shortened('short', 100)).toEqual({ shown: 'short', isWhole: true });
  });

  it.each([
    ['ab👩‍👩‍👧‍👦', 4, 'ab'],
    ['é'.normalize('NFD').repeat(3), 3, 'é'.normalize('NFD')],
    ['😀😀', 3, '😀'],
  ])('%s to %d is cut between characters', (text, length, shown) => {
    expect(shortened(text, length)).toEqual({ shown, isWhole: false });
  });

  it.each([...textsOf('HC47').slice(1), "'; DROP TABLE x; --", '{{7*7}}'])('%s is a text like any other', (text) => {
    expect(clean(text)).toBe(text);
    expect(readDate(text).value).toBeNull();
    expect(readNumber(text).value).toBeNull();
    expect(readQuantity(text).measures.filter((m) => m.unit !== null)).toEqual([]);
  });

  it('no reader goes through a megabyte for long', () => {
    const since = performance.now();
    for (const read of [readDate, readNumber, readQuantity, textKey, partyWords]) read(megabyte);
    expect(performance.now() - since).toBeLessThan(1000);
  });
});
