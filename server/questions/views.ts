import type { LoggedEntry } from '../access/access-entry.js';
import type { AccessLogReader } from '../access/read-access-log.js';
import type { Case } from '../casework/case.js';
import type { CaseDesk } from '../casework/case-desk.js';
import type { ConsentDesk, StandingRequest } from '../casework/consent-desk.js';
import type { DisclosureSchedule } from '../casework/schedule.js';
import type { Parts } from '../context.js';
import { nonNominalGraph, withoutReason } from '../graph/non-nominal-graph.js';

/** In which header a client asks for answers that it may pass on: `non-nominal`. Whatever else it says than `nominal` is taken for that. */
export const VIEW_HEADER = 'x-hawksbill-view';

export function isNonNominal(header: string | undefined): boolean {
  return header !== undefined && header !== 'nominal';
}

/**
 * The same parts, none of which gives a nominal value. What people wrote in their own words (titles, notes, reasons) may speak of anybody
 * and is left out whole; bundles leave under the profile that does the same.
 */
export function nonNominalParts(parts: Parts): Parts {
  const graph = nonNominalGraph(parts.graph);
  return {
    ...parts,
    graph,
    cases: answering(parts.cases, withoutWords),
    consents: answering(parts.consents, requestsWithout),
    accessLog: answering(parts.accessLog, withoutPurposes),
    bundles: {
      ...parts.bundles,
      exportBundle: (caseId, order, asking) =>
        parts.bundles.exportBundle(caseId, { ...order, redaction: 'NON_NOMINAL' }, asking),
      lackingConsent: async (caseId, edition, asking) => {
        const records = await parts.bundles.lackingConsent(caseId, edition, asking);
        if (records === null) return null;
        const without = await graph.records(
          records.map((r) => r.id),
          asking,
        );
        return records.flatMap((r) => without.get(r.id) ?? []);
      },
      previewDisclosure: async (...asked) => {
        const preview = await parts.bundles.previewDisclosure(...asked);
        const undescribed = preview.nonSensitive.map((item) => ({ ...item, description: '' }));
        return {
          ...preview,
          nonSensitive: undescribed,
          sensitive: preview.sensitive.map((item) => ({ ...item, description: '' })),
        };
      },
    },
    judging: {
      judge: async (...asked) => withoutReason(await parts.judging.judge(...asked)),
      split: async (...asked) => (await parts.judging.split(...asked)).map(withoutReason),
      withdraw: async (...asked) => withoutReason(await parts.judging.withdraw(...asked)),
      withdrawAll: async (...asked) => (await parts.judging.withdrawAll(...asked)).map(withoutReason),
    },
  };
}

/** The same desk; whatever it answers goes through `change` first. */
function answering<T extends CaseDesk | ConsentDesk | AccessLogReader>(
  desk: T,
  change: (answer: unknown) => unknown,
): T {
  return new Proxy(desk, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: readonly unknown[]) => change(await Reflect.apply(method, target, args));
    },
  });
}

function withoutWords(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutWords);
  if (isSchedule(answer)) return scheduleWithout(answer);
  if (isCase(answer)) return caseWithout(answer);
  if (answer === null) return answer;
  throw new Error('a case desk answered with something that is not known to be free of names');
}

function isCase(answer: unknown): answer is Case {
  return typeof answer === 'object' && answer !== null && 'events' in answer && 'members' in answer;
}

function isSchedule(answer: unknown): answer is DisclosureSchedule {
  return typeof answer === 'object' && answer !== null && 'undecided' in answer;
}

function caseWithout(kase: Case): Case {
  return {
    ...kase,
    title: '',
    items: kase.items.map((item) => ({ ...item, note: '' })),
    events: kase.events.map((event) => ({ ...event, detail: '' })),
  };
}

function scheduleWithout(schedule: DisclosureSchedule): DisclosureSchedule {
  const silent = { reason: '', description: '' };
  return {
    ...schedule,
    items: schedule.items.map((item) => ({
      ...item,
      decision: item.decision && { ...item.decision, ...silent },
      history: item.history.map((decision) => ({ ...decision, ...silent })),
      prompts: item.prompts.map(({ template, values: { property } }) => ({
        template,
        values: property === undefined ? {} : { property },
      })),
    })),
  };
}

/** Why somebody asks for consent, and what is answered to him. */
function requestsWithout(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(requestsWithout);
  if (!isRequest(answer))
    throw new Error('a consent desk answered with something that is not known to be free of names');
  return { ...answer, purpose: '', events: answer.events.map((event) => ({ ...event, note: '' })) };
}

function isRequest(answer: unknown): answer is StandingRequest {
  return typeof answer === 'object' && answer !== null && 'originator' in answer && 'events' in answer;
}

/** What somebody said he looked for. */
function withoutPurposes(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('items' in answer) || !Array.isArray(answer.items))
    return answer;
  const items = answer.items.map(({ entry, ...found }: { entry: LoggedEntry }) => {
    const { purpose: _, ...rest } = entry;
    return { ...found, entry: rest };
  });
  return { ...answer, items };
}
