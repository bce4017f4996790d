import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { fromBytes } from '../byte-source.js';
import { xmlRows, xmlTables } from './read-xml-rows.js';

const tables = (text: string | Buffer) => xmlTables(fromBytes(Buffer.from(text as string)));

async function read(text: string | Buffer, table = '/rows/row') {
  const found: { at: string; cells: Record<string, string>; refused?: string }[] = [];
  for await (const { at, cells, refused } of xmlRows(fromBytes(Buffer.from(text as string)), table))
    found.push({ at, cells: Object.fromEntries(cells), ...(refused ? { refused: refused.reason } : {}) });
  return found;
}

describe('the tables of an XML file', () => {
  it.each([
    ['<rows><row><a>1</a></row><row><a>2</a></row></rows>', ['/rows/row']],
    ['<rows><row a="1"/></rows>', ['/rows/row']],
    ['<doc><note x="1"/><note x="2"/><list><i a="1"/><i a="2"/><i a="3"/></list></doc>', ['/doc/list/i', '/doc/note']],
    ['<l><e><a k="1"/><a k="2"/></e><e><a k="3"/></e></l>', ['/l/e', '/l/e/a']],
    ['<s:env xmlns:s="urn:s"><s:r><i>1</i></s:r><s:r><i>2</i></s:r></s:env>', ['/s:env/s:r']],
    ['<one><a>1</a><b>2</b></one>', ['/one']],
  ])('of %s are %j', async (text, names) => {
    expect(await tables(text)).toEqual(names);
  });

  it.each([
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rows><row>&x;</row></rows>', 'document type'],
    ['<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><rows><row>&b;</row></rows>', 'document type'],
    ['<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><rows/>', 'document type'],
    ['<rows xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></rows>', 'XInclude'],
    ['<rows><row><include xmlns="http://www.w3.org/2001/XInclude" href="x"/></row></rows>', 'XInclude'],
    ['<a/>', 'without an element that could be a row'],
    ['<<', 'no XML that can be read'],
    ['<?xml version="1.0" encoding="ebcdic-xx"?><a/>', 'an encoding that is not read'],
  ])('%s is refused', async (text, reason) => {
    await expect(tables(text)).rejects.toThrow(reason);
  });
});

describe('a row of an XML file', () => {
  it.each([
    [
      '<row id="7"><a>x</a><b><c> y </c></b></row>',
      { '@id': '7', a: 'x', 'b/c': ' y ' },
      'attributes and elements inside',
    ],
    ['<row><n>x</n><n>y</n></row>', { n: '["x","y"]' }, 'what stands twice is a list'],
    [
      '<row><aka><first>A</first></aka><aka><first>B</first><last>C</last></aka></row>',
      { 'aka/first': '["A","B"]', 'aka/last': '[null,"C"]' },
      'and what belongs together stays so',
    ],
    ['<row><a x="1">t</a><e/></row>', { 'a/@x': '1', a: 't', e: '' }, 'an element with attribute and text'],
    ['<row>plain</row>', { 'text()': 'plain' }, 'text alone'],
    ['<row>before <b>bold</b></row>', { b: 'bold', 'text()': 'before' }, 'text beside elements'],
    ['<row><a><![CDATA[<&]]>&amp;&#x416;</a></row>', { a: '<&&Ж' }, 'the entities of XML itself'],
    ['<row xmlns:p="urn:p"><p:a p:b="1"/></row>', { '@xmlns:p': 'urn:p', 'p:a/@p:b': '1' }, 'prefixes as written'],
  ])('%s gives %j: %s', async (row, cells, _what) => {
    const [found] = await read(`<rows>${row}</rows>`);
    expect(found?.cells).toEqual(cells);
  });

  it('may have names that JavaScript uses itself', async () => {
    const [found] = await read(
      '<rows><row __proto__="x"><__proto__>y</__proto__><constructor>z</constructor></row></rows>',
    );
    expect(Object.entries(found?.cells ?? {})).toEqual([
      ['@__proto__', 'x'],
      ['__proto__', 'y'],
      ['constructor', 'z'],
    ]);
  });

  it('says where it stands, also where its parents stand several times', async () => {
    expect((await read('<d><p><r/><x/><r/></p><p><r/></p></d>', '/d/p/r')).map((r) => r.at)).toEqual([
      '/d/p[1]/r[1]',
      '/d/p[1]/r[2]',
      '/d/p[2]/r[1]',
    ]);
    expect((await read('<rows><row/><row/></rows>')).map((r) => r.at)).toEqual(['/rows/row[1]', '/rows/row[2]']);
  });

  it.each([
    ['<rows><row><a>1</a></row><row><a>', 'unclosed tag'],
    ['<rows><row><a>1</a></row><row>&nbsp;</row></rows>', 'undefined entity'],
    ['<rows><row><a>1</a></row></wrong></rows>', 'unexpected close tag'],
    [`<rows><row><a>1</a></row><row>${'<a>'.repeat(150)}${'</a>'.repeat(150)}</row></rows>`, 'more than 100 levels'],
  ])('%s: what cannot be read is one refused row', async (text, reason) => {
    const found = await read(text);
    expect(found[0]).toEqual({ at: '/rows/row[1]', cells: { a: '1' } });
    expect(found.slice(1)).toEqual([{ at: '/rows/row[2]', cells: {}, refused: expect.stringContaining(reason) }]);
  });

  it.each(['windows-1251', 'utf-16le', 'utf-16be', 'shift_jis', 'utf-8'])('is read in %s', async (encoding) => {
    const text = `<?xml version="1.0" encoding="${encoding.startsWith('utf-16') ? 'utf-16' : encoding}"?><rows><row>Лес</row></rows>`;
    const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') });
    expect(await read(bytes)).toEqual([{ at: '/rows/row[1]', cells: { 'text()': 'Лес' } }]);
  });
});
