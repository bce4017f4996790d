import { eventTime } from '../casework/case-events.js';
import { UnknownThing } from '../errors.js';
import { judge, withdraw } from '../jobs/judge.js';
import type { Judging } from '../questions/judgements/judging.js';
import type { JudgementId, MentionId } from '../records/ids.js';
import type { Engine } from './engine.js';

/** Judgements as a person makes them, at the time at which he makes them. */
export function judgingOn({ graph, stores, viewers }: Engine, now: () => Date): Judging {
  return {
    async judge({ left, right, decision, reason }, { viewer }) {
      const judgedAt = eventTime(now());
      const decided = { left: left as MentionId, right: right as MentionId, decision, reason, judgedAt };
      const made = await judge(stores, viewer, decided);
      // What two records together support has a scope of its own, which may be new.
      viewers.forget();
      return { ...made, withdrawn: false };
    },
    async withdraw(id, reason, asking) {
      const made = await withdraw(stores, asking.viewer, { id: id as JudgementId, reason, judgedAt: eventTime(now()) });
      viewers.forget();
      const about = await graph.judgementsOfEntity(made.left, asking);
      const takenBack = about.find((j) => j.id === id);
      if (takenBack === undefined) throw new UnknownThing('judgement', id);
      return takenBack;
    },
  };
}
