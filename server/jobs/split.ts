import type { Viewer } from '../access/viewer.js';
import { BadInput, JudgementConflict, UnknownThing } from '../errors.js';
import type { MentionId } from '../records/ids.js';
import type { Judgement } from '../resolution/judgement.js';
import { MOST_PAIRS, type Split, splitOf, stillTogether } from '../resolution/split.js';
import { addTogether, type JudgeStores, judgeable, judgementOf } from './judge.js';

interface Wanted {
  readonly taken: readonly MentionId[];
  /** The thing they are taken out of, by any mention of it. */
  readonly of: MentionId;
  readonly reason: string;
  /** UTC instant, whole seconds. */
  readonly judgedAt: string;
}

/**
 * A person takes mentions out of a thing: all the judgements that part them, and what they change in the graph, in one transaction.
 * @returns the judgements, by the pair they are about. `withdrawAll` with their ids undoes it.
 * @throws UnknownThing for a mention that is not there or not for this viewer, with the same words.
 * @throws JudgementConflict where others he can see were judged so that it cannot hold.
 */
export async function split(stores: JudgeStores, viewer: Viewer, wanted: Wanted): Promise<readonly Judgement[]> {
  const taken = [...new Set(wanted.taken)];
  if (wanted.reason.trim() === '')
    throw new BadInput('Give a reason: it is what a court will read.', { field: 'reason' });
  if (taken.length === 0) throw new BadInput('Choose the mentions to take out.', { field: 'taken' });
  if (taken.length > MOST_PAIRS) throw new BadInput(tooMany(taken.length, 1), { field: 'taken' });
  return stores.placements.place(null, async (tx) => {
    const around = await tx.surroundings([...new Set([...taken, wanted.of])], true);
    const current = { ...around, mentions: around.mentions.filter((m) => m.endedOn === null) };
    const byId = new Map(current.mentions.map((m) => [m.id, m]));
    const sees = (scope: number) => viewer.sees(scope);
    const anchor = byId.get(wanted.of);
    if (!anchor || !sees(anchor.scope)) throw new UnknownThing('entity', wanted.of);
    for (const id of taken) judgeable(around, id, viewer);
    const pairs = partedPairs(splitOf(current, sees, { taken, of: wanted.of }));
    const judgements = pairs.map(([a, b]) =>
      judgementOf(judgeable(around, a, viewer), judgeable(around, b, viewer), {
        decision: 'DIFFERENT',
        by: viewer.userName,
        reason: wanted.reason,
        judgedAt: wanted.judgedAt,
        withdraws: null,
      }),
    );
    // Another word on one of the pairs within this very second, or the same act taken back within it.
    const after = { ...current, judgements: [...current.judgements, ...judgements] };
    const held = stillTogether(after, sees, pairs);
    if (held !== null) {
      throw new BadInput('Somebody judged these mentions at the same moment: look again, then repeat the split.', {
        left: held[0],
        right: held[1],
      });
    }
    return addTogether(tx, stores, judgements);
  });
}

/** What to say where a thing cannot be parted as asked. */
function partedPairs(split: Split) {
  switch (split.outcome) {
    case 'PARTED':
      return split.pairs;
    case 'NOT_OF_THE_THING':
      throw new BadInput('This mention is no part of the thing: choose among those that it is made of.', {
        field: 'taken',
        id: split.mention,
      });
    case 'NOTHING_STAYS':
      throw new BadInput('Nothing of the thing would stay: leave out at least one mention that introduces it.', {
        field: 'taken',
      });
    case 'TOO_MANY':
      throw new BadInput(tooMany(split.taken, split.stay), { taken: split.taken, stay: split.stay, limit: MOST_PAIRS });
    case 'JUDGED_SAME':
      throw new JudgementConflict(split.by.left, split.by.right, split.by.id, 'SAME');
  }
}

function tooMany(taken: number, stay: number): string {
  return `To take ${taken} from ${stay} needs ${taken * stay} judgements; one act makes at most ${MOST_PAIRS}. Take out fewer mentions at a time, or judge the pairs that hold them together one by one.`;
}
