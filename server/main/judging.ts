import { eventTime } from '../casework/case-events.js';
import { judge, withdraw, withdrawAll } from '../jobs/judge.js';
import { split } from '../jobs/split.js';
import type { Judging } from '../questions/judgements/judging.js';
import type { JudgementId, MentionId } from '../records/ids.js';
import type { Engine } from './engine.js';

/** Judgements as a person makes them, at the time at which he makes them. */
export function judgingOn({ stores, viewers }: Engine, now: () => Date): Judging {
  return {
    async judge({ left, right, decision, reason }, { viewer }) {
      const judgedAt = eventTime(now());
      const decided = { left: left as MentionId, right: right as MentionId, decision, reason, judgedAt };
      const made = await judge(stores, viewer, decided);
      // What two records together support has a scope of its own, which may be new.
      viewers.forget();
      return { ...made, withdrawn: false };
    },
    async split({ taken, of, reason }, { viewer }) {
      const judgedAt = eventTime(now());
      const wanted = { taken: taken as readonly MentionId[], of: of as MentionId, reason, judgedAt };
      const made = await split(stores, viewer, wanted);
      viewers.forget();
      return made.map((judgement) => ({ ...judgement, withdrawn: false }));
    },
    async withdraw(id, reason, { viewer }) {
      const judgedAt = eventTime(now());
      const takenBack = await withdraw(stores, viewer, { id: id as JudgementId, reason, judgedAt });
      viewers.forget();
      return { ...takenBack, withdrawn: true };
    },
    async withdrawAll(ids, reason, { viewer }) {
      const judgedAt = eventTime(now());
      const takenBack = await withdrawAll(stores, viewer, { ids: ids as readonly JudgementId[], reason, judgedAt });
      viewers.forget();
      return takenBack.map((judgement) => ({ ...judgement, withdrawn: true }));
    },
  };
}
