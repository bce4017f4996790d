import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { fromBytes } from './byte-source.js';
import { detectEncoding, type Encoding } from './encoding.js';

const TEXTS: readonly (readonly [Encoding, string])[] = [
  ['windows-1252', 'id,name\n1,São Paulo\n2,Zürich – Kloten\n3,Müller & Söhne GmbH\n'],
  ['windows-1252', 'a,b\nlast,é\n'],
  ['windows-1252', 'nom,pays\nSociété générale de forêts,Côte d’Ivoire\nÉlevage du Léman,Suisse\n'],
  ['windows-1252', 'navn\nBlåbærøya Fisk AS\nÅlesund Sjømat\n'],
  ['windows-1251', 'номер;название\n1;ООО Северный Лес\n2;Мурманск, порт\n'],
  ['windows-1251', 'id,name,country\n1,Северный лес,RU\n'],
  ['windows-1256', 'رقم;الاسم\n1;شركة البحر الأحمر للتجارة\n2;ميناء جبل علي\n'],
  ['gb18030', '编号,名称\n1,上海森林木材有限公司\n2,广州进出口贸易公司\n'],
  ['gb18030', 'id,name\n1,森林公司\n2,宁波港务局\n'],
  ['shift_jis', '番号,名称\n1,東京海運株式会社\n2,しろくま商店\n3,カタカナ貿易\n'],
  ['utf-8', 'id,name\n1,森林公司\n2,ООО Лес\n'],
];

describe('guessing an encoding', () => {
  it.each(TEXTS)('finds %s in %j', async (encoding, text) => {
    const found = await detectEncoding(fromBytes(iconv.encode(text, encoding)));
    expect(found.encoding).toBe(encoding);
    expect(found.sureness).toBeGreaterThan(0.1);
  });

  it('is less sure of one letter than of many', async () => {
    const sure = async (text: string) => (await detectEncoding(fromBytes(iconv.encode(text, 'windows-1251')))).sureness;
    expect(await sure('a,b\n1,й\n')).toBeLessThan(await sure('номер;название\n1;ООО Северный Лес\n2;Мурманск\n'));
  });
});
