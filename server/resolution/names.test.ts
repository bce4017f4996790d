import { describe, expect, it } from 'vitest';
import { type NameBearer, nameForm } from './names.js';

const form = (raw: string, bearer: NameBearer = 'COMPANY') => nameForm(raw, bearer, () => undefined);

describe('the normal form of a name', () => {
  it.each([
    // raw                                          bearer     normal                                 legal forms
    ['ООО «Северный Лес»', 'COMPANY', 'severnyy timber', ['LLC']],
    ['Северный лес, общество с ограниченной ответственностью', 'COMPANY', 'severnyy timber', ['LLC']],
    ['АО Ромашка', 'COMPANY', 'romashka', ['JSC']],
    ['Mega Kayu Sdn. Bhd.', 'COMPANY', 'mega timber', ['LLC']],
    ['Siemens Aktiengesellschaft', 'COMPANY', 'siemens', ['JSC']],
    ['Durand & Fils SARL', 'COMPANY', 'durand fils', ['LLC']],
    ['Outback Recyclers Pty Ltd', 'COMPANY', 'outback scrap', ['LLC']],
    ['Astilleros Vega, S.A.', 'COMPANY', 'astilleros vega', ['JSC']],
    ['CÔNG TY TNHH Đại Tài', 'COMPANY', 'dai tai', ['LLC']],
    ['宁波海达国际贸易有限公司', 'COMPANY', 'ningbo haida international trading', ['LLC']],
    ['寧波海達國際貿易有限公司', 'COMPANY', 'ningbo haida international trading', ['LLC']],
    ['شركة النور للتجارة', 'COMPANY', 'nur trading', ['COMPANY']],
    ['C.K. Hutchison Holdings', 'COMPANY', 'ck hutchison holding', []],
    ['Green\u200bLeaf Ltd', 'COMPANY', 'greenleaf', ['LLC']],
    ['\u202eGreenLeaf Ltd\u202c', 'COMPANY', 'greenleaf', ['LLC']],
    ['M/V EVER STAR No. 02', 'VESSEL', 'ever star 2', []],
    ['Ever Star II', 'VESSEL', 'ever star 2', []],
    ['STS-50', 'VESSEL', 'sts 50', []],
    ['Sheikh Isa bin Tarif al-Bahri', 'PERSON', 'isa tarif bahri', []],
    ['王伟强', 'PERSON', 'wang weiqiang', []],
    ["O'Neill, Sinéad", 'PERSON', 'oneill sinead', []],
    ['Indtono E.', 'PERSON', 'indtono e', []],
    ['Abd al-Rahman Sa’id', 'PERSON', 'abdul rahman said', []],
    ['President Arvo Kuusk', 'PERSON', 'arvo kuusk', []],
    ['Nordlund Offshore Fund I, Ltd.', 'COMPANY', 'nordlund offshore fund 1', ['LLC']],
    ['ООО Ткаченко и Партнеры', 'COMPANY', 'tkachenko partners', ['LLC']],
  ] as const)('%s (%s) is "%s"', (raw, bearer, normal, legalForms) => {
    expect(form(raw, bearer)).toMatchObject({ normal, legalForms });
  });

  it.each([
    ['Щербаков', ['Shcherbakov', 'Schtscherbakow', 'Chtcherbakov', 'Shcherbakow']],
    ['Северный', ['Severnyi', 'Severny', 'Severnyj', 'Severnyy']],
    ['Юрий', ['Yuriy', 'Jurij', 'Iurii', 'Yuri']],
    ['Хохлов', ['Khokhlov', 'Hohlov']],
    ['Παπαδόπουλος', ['Papadopoulos']],
  ])('%s meets its romanisations by sound', (original, romanisations) => {
    const sound = (raw: string) => form(raw, 'PERSON').words[0]?.folded;
    for (const romanisation of romanisations) expect(sound(romanisation), romanisation).toBe(sound(original));
  });

  it('says whose name stands where before and behind "son of"', () => {
    const lines = form('Abdullah bin Omar al-Harthi', 'PERSON').words.map((w) => [w.text, w.line]);
    expect(lines).toEqual([
      ['abdullah', 'OWN'],
      ['omar', 'FATHER'],
      ['harthi', null],
    ]);
  });

  it('keeps the characters of a Chinese name, so that homophones differ', () => {
    const [left, right] = [form('宁波恒泰木业有限公司'), form('宁波恒太木业有限公司')];
    expect(left.normal).toBe(right.normal);
    expect([left.han, right.han]).toEqual(['恒泰', '恒太']);
  });

  it('tells the trailing number from a number that is the whole name', () => {
    expect(form('EVER STAR 1', 'VESSEL')).toMatchObject({ trailingNumber: '1', numberedName: 'avrstr' });
    expect(form('2000', 'VESSEL').trailingNumber).toBeNull();
  });
});
