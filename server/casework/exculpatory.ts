import type { EntityDetail } from '../graph/entity-graph.js';
import type { MentionValue } from '../records/mention.js';
import type { Because } from '../resolution/evidence.js';
import type { CaseMaterial } from './case-material.js';

/** Facts of which one thing has one: two of them speak against what is said of it. */
const SINGLE_FACTS: ReadonlySet<string> = new Set([
  'imo',
  'leiCode',
  'birthDate',
  'traderKind',
  'seizedOn',
  'weightKg',
]);

const FAILED: ReadonlySet<string> = new Set(['CHECKSUM_FAILED', 'MALFORMED']);

/**
 * What each record says against the case's own theory, so that whoever decides about disclosure has to meet it: identities that a person
 * rejected, facts that cannot both hold, identifiers that fail their check, values that contradict another record's. By record id.
 */
export function exculpatoryPrompts(material: CaseMaterial): ReadonlyMap<string, readonly Because[]> {
  const prompts = new Map<string, Because[]>();
  const prompt = (record: string, template: string, values: Because['values']) => {
    const known = prompts.get(record) ?? [];
    if (known.some((b) => b.template === template && JSON.stringify(b.values) === JSON.stringify(values))) return;
    prompts.set(record, [...known, { template, values }]);
  };

  for (const { match, left, right } of material.matches) {
    for (const record of [left.recordId, right.recordId]) {
      if (match.judgement?.decision === 'DIFFERENT')
        prompt(record, 'prompt-judged-different', { by: match.judgement.by, reason: match.judgement.reason });
      if (match.contradiction !== null && match.heldAsOne) prompt(record, 'prompt-contradiction', {});
    }
  }
  for (const entity of material.entities) {
    for (const { recordId, values } of entity.mentions) {
      for (const v of values) {
        if (v.verdict !== undefined && FAILED.has(v.verdict))
          prompt(recordId, 'prompt-failed-check', { property: v.property, value: v.raw });
      }
    }
    for (const { property, recordIds, values } of contradictions(entity)) {
      for (const record of recordIds) prompt(record, 'prompt-contradicting-values', { property, values });
    }
  }
  return prompts;
}

/** One that fails its check is told of where it stands; it contradicts nothing. */
function isSound({ value, verdict }: MentionValue): boolean {
  return value !== '' && (verdict === undefined || verdict.startsWith('VALID'));
}

function contradictions(entity: EntityDetail) {
  return [...SINGLE_FACTS].flatMap((property) => {
    const said = entity.mentions.flatMap(({ recordId, values }) =>
      values.filter((v) => v.property === property && isSound(v)).map((v) => ({ recordId, value: v.value })),
    );
    const values = [...new Set(said.map((s) => s.value))].sort();
    return values.length > 1 ? [{ property, values: values.join('; '), recordIds: said.map((s) => s.recordId) }] : [];
  });
}
