import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { billLines } from '../../../test/kill/generated-bills.js';
import { BatchReader } from '../../jobs/batch-reader.js';
import type { RawRow } from '../../records/record.js';
import { billsOfLading } from '../bills-of-lading/source.js';
import { MOST_ROWS_OF_A_FILE, NamedInRows } from './named-in-rows.js';

const cells = (...texts: readonly string[]) => texts.map((text, i) => ({ column: `c${i}`, text }));
const named = (archive: readonly string[], ...texts: readonly string[]) => new NamedInRows(archive).in(cells(...texts));

describe('a file of an archive is named in a row', () => {
  const ARCHIVE = [
    'seizure 12/IMG_0001.JPG',
    'seizure 13/IMG_0001.JPG',
    'papers/permit; KE 113.pdf',
    'Überführung.pdf',
  ];

  it.each<[string, string, readonly string[]]>([
    ['by its whole path', 'seizure 12/IMG_0001.JPG', ['seizure 12/IMG_0001.JPG']],
    ['in letters of another size', 'SEIZURE 13/img_0001.jpg', ['seizure 13/IMG_0001.JPG']],
    ['from a folder on', 'permit; KE 113.pdf', ['papers/permit; KE 113.pdf']],
    ['by the path it had before', 'C:\\cases\\seizure 12\\IMG_0001.JPG', ['seizure 12/IMG_0001.JPG']],
    ['from here on', './seizure 12/IMG_0001.JPG', ['seizure 12/IMG_0001.JPG']],
    ['with its accent as a letter of its own', 'U\u0308berfu\u0308hrung.pdf', ['Überführung.pdf']],
    [
      'beside others',
      'seizure 12/IMG_0001.JPG; Überführung.pdf\nmissing.jpg',
      ['seizure 12/IMG_0001.JPG', 'Überführung.pdf'],
    ],
  ])('%s', (_, text, found) => expect(named(ARCHIVE, text)).toEqual(found));

  it.each<[string, string]>([
    ['where two have the name', 'IMG_0001.JPG'],
    ['where its folder is another', 'seizure 14/IMG_0001.JPG'],
    ['where the name is within a sentence', 'see seizure 12/IMG_0001.JPG for the seal'],
    ['where its ending is missing', 'Überführung'],
    ['where nothing is said', ''],
  ])('but not %s', (_, text) => expect(named(ARCHIVE, text)).toEqual([]));

  it('but not where the file has no ending: that is a word as any other', () => {
    expect(named(['IVORY', 'notes'], 'ivory', 'notes')).toEqual([]);
  });
});

describe('rows that are read', () => {
  const [heading, ...lines]: string[][] = parse([...billLines(80, 7)].join('\n'));
  const row = (i: number, photo: string): RawRow => ({
    line: i + 2,
    byteStart: i * 10,
    byteEnd: i * 10 + 9,
    cells: [
      ...(heading ?? []).map((column, j) => ({ column, text: lines[i]?.[j] ?? '' })),
      { column: 'photo', text: photo },
    ],
  });
  const layout = billsOfLading.layouts[0];
  if (layout === undefined) throw new Error('no layout');
  const reader = () => new BatchReader(billsOfLading, layout, 'scope', new NamedInRows(['a.jpg', 'b.jpg']));

  it('give a file to the records that name it, also where an earlier run wrote them', () => {
    const [first, again] = [reader(), reader()];
    const read = first.read(row(0, 'a.jpg'));
    again.pass(row(0, 'a.jpg'));
    again.pass(row(1, ''));
    expect(first.named.recordsNaming('a.jpg')).toEqual(['record' in read ? read.record.id : 'refused']);
    expect(again.named.recordsNaming('a.jpg')).toEqual(first.named.recordsNaming('a.jpg'));
    expect(again.named.recordsNaming('b.jpg')).toEqual([]);
  });

  it('give it to none where it is refused, and to none where too many name it', () => {
    const some = reader();
    const refused = lines.findIndex((line) => line[0] === '');
    expect(some.read(row(refused, 'b.jpg'))).toHaveProperty('refusal');
    expect(some.named.recordsNaming('b.jpg')).toEqual([]);
    const good = lines.flatMap((line, i) => (line[0] === '' ? [] : [i])).slice(0, MOST_ROWS_OF_A_FILE + 1);
    for (const i of good.slice(1)) some.read(row(i, 'a.jpg'));
    expect(some.named.recordsNaming('a.jpg')).toHaveLength(MOST_ROWS_OF_A_FILE);
    some.read(row(good[0] as number, 'a.jpg'));
    expect(some.named.recordsNaming('a.jpg')).toEqual([]);
  });
});
