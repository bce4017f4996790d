import { beforeAll, describe, expect, it } from 'vitest';
import { type ACase, aCaseVersion, memoryStore } from '../../test/world/a-case-version.js';
import type { CaseVersion } from '../casework/case-version.js';
import { readAttachments } from './attachments.js';
import { planExhibits } from './exhibits.js';
import { readExtract } from './extract.js';
import { type BundlePlan, planBundle } from './plan-bundle.js';
import { redacted, redactedCopy } from './redacted.js';

/** Traders of whom nothing says that they are companies, how they are reached, and what members wrote. */
const NOMINAL = [
  'Green Harbour',
  '绿港',
  'الميناء',
  'HYPERLINK',
  '722123456',
  'same licence on file',
  'different persons',
  'Quayside Police',
];
const STAYS = ['ООО Северный Лес', 'EVER CALM', '9074729', 'BL-1001', 'SZ/7', 'Mombasa', 'H3', '2031-05-01'];

const { version, files }: ACase = aCaseVersion();
const nameless = redacted({ ...version, redaction: 'NON_NOMINAL', title: 'About Tarquin' });
let plan: BundlePlan;

beforeAll(async () => {
  plan = await planOf(nameless);
});

async function planOf(shown: CaseVersion): Promise<BundlePlan> {
  const store = memoryStore(files);
  const copies = await Promise.all(planExhibits(shown).map(async (x) => redactedCopy(await readExtract(x, store))));
  return planBundle(shown, copies, await readAttachments(shown, store), {
    making: { software: [], fonts: [] },
    print: async (job) => Buffer.from(JSON.stringify(job)),
  });
}

const everything = () =>
  plan.parts.map((p) =>
    'bytes' in p.content ? Buffer.from(p.content.bytes).toString() : `bytes of ${p.content.object}`,
  );

describe('a bundle without names', () => {
  it('says nothing of a person in any file, and everything else', () => {
    const texts = everything();
    expect([...NOMINAL, 'Tarquin'].filter((t) => texts.some((text) => text.includes(t)))).toEqual([]);
    expect(STAYS.filter((t) => !texts.some((text) => text.includes(t)))).toEqual([]);
  });

  it('holds no bytes of a file as it was received, and no proof by which a row could be guessed', () => {
    expect(everything().filter((text) => text.startsWith('bytes of'))).toEqual([]);
    expect(plan.parts.map((p) => p.path).filter((path) => path.endsWith('proofs.json'))).toEqual([]);
  });

  it('does not even say whether there are photos or documents', async () => {
    const withNone = redacted({ ...version, attachments: [], redaction: 'NON_NOMINAL', title: 'About Tarquin' });
    expect((await planOf(withNone)).bundleId).toBe(plan.bundleId);
    const report = everything().find((text) => text.includes('"Photos and documents"'));
    expect(report).toContain('holds no photo and no document, and says of none that there is one');
    expect(everything().filter((text) => /scales\.jpg|39\.645033|SN-4711/.test(text))).toEqual([]);
  });

  it('calls one person by one pseudonym, made of his number in the edition', () => {
    const number = version.numbers.subjects.get('m2');
    const pseudonym = `Trader ${number}`;
    expect(nameless.entities.find((e) => e.id === 'm2')?.name).toBe(pseudonym);
    expect(nameless.matches.find((m) => m.leftEntity === 'm2')?.leftName).toBe(pseudonym);
  });

  it('is the case as it was under any other profile', () => {
    expect(redacted(version)).toBe(version);
    const defence = { ...version, redaction: 'DEFENCE' as const };
    expect(redacted(defence)).toBe(defence);
  });
});
