import { describe, expect, it } from 'vitest';
import type { EntityDetail, MatchView, MentionView, RecordView } from '../graph/entity-graph.js';
import type { MentionValue } from '../records/mention.js';
import type { CaseMaterial } from './case-material.js';
import { exculpatoryPrompts } from './exculpatory.js';

const value = (property: string, text: string, more: Partial<MentionValue> = {}): MentionValue => ({
  property,
  raw: text,
  value: text,
  column: property,
  ...more,
});
const mention = (recordId: string, ...values: MentionValue[]) =>
  ({ id: `m-${recordId}`, recordId, kind: 'VESSEL', role: 'vessel', values, entityId: null }) as unknown as MentionView;
const material = (changes: Partial<CaseMaterial>): CaseMaterial => ({
  entities: [],
  links: [],
  matches: [],
  judgements: [],
  records: [] as RecordView[],
  ...changes,
});
const vessel = (...mentions: MentionView[]) => ({ id: 'v', mentions }) as unknown as EntityDetail;
const compared = (changes: Partial<MatchView>) => ({
  match: { judgement: null, contradiction: null, heldAsOne: false, ...changes } as MatchView,
  left: mention('r1'),
  right: mention('r2'),
});
const templates = (of: CaseMaterial) =>
  Object.fromEntries([...exculpatoryPrompts(of)].map(([record, said]) => [record, said.map((b) => b.template)]));

describe('what speaks against the case', () => {
  it('is an identity that a person rejected, on both records', () => {
    const judgement = { decision: 'DIFFERENT', by: 'amina', reason: 'another hull' } as MatchView['judgement'];
    expect(templates(material({ matches: [compared({ judgement })] }))).toEqual({
      r1: ['prompt-judged-different'],
      r2: ['prompt-judged-different'],
    });
  });

  it('is a contradiction in what is held to be one, and none in what is not', () => {
    const contradiction = { template: 'imo-differs', values: {} };
    const held = compared({ contradiction, heldAsOne: true });
    expect(templates(material({ matches: [held] }))).toEqual({
      r1: ['prompt-contradiction'],
      r2: ['prompt-contradiction'],
    });
    expect(templates(material({ matches: [compared({ contradiction })] }))).toEqual({});
  });

  it('is an identifier that fails its check, which contradicts no other', () => {
    const wrong = mention('r1', value('imo', '9341721', { verdict: 'CHECKSUM_FAILED' }));
    const right = mention('r2', value('imo', '9341720', { verdict: 'VALID' }));
    expect(templates(material({ entities: [vessel(wrong, right)] }))).toEqual({ r1: ['prompt-failed-check'] });
  });

  it('is a value of which a thing has one, where records give two; never the same value twice', () => {
    const year = (record: string, on: string) => mention(record, value('seizedOn', on));
    const said = material({ entities: [vessel(year('r1', '2019'), year('r2', '2020'))] });
    expect(exculpatoryPrompts(said).get('r1')).toEqual([
      { template: 'prompt-contradicting-values', values: { property: 'seizedOn', values: '2019; 2020' } },
    ]);
    expect(templates(material({ entities: [vessel(year('r1', '2019'), year('r2', '2019'))] }))).toEqual({});
  });
});
