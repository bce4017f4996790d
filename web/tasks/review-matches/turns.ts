import { bits, text, word } from '../../texts/index.js';
import type { MatchToJudge } from './match-operations.js';

/** More than this is no single thing to go and find out. */
const MOST_SHOWN = 3;

type Turned = Pick<MatchToJudge, 'weightBits' | 'joinAtBits' | 'contradiction' | 'turns'>;

/** What would bring the pair over or under the line at which the model joins: a sentence, and each change with the weight it would then have. */
export function whatWouldTurn({ weightBits, joinAtBits, contradiction, turns }: Turned) {
  const across = turns.filter((turn) => turn.turns);
  const shown = (across.length > 0 ? across : turns).slice(0, MOST_SHOWN);
  return {
    lead: text(
      `review.turns.${leadOf(weightBits >= joinAtBits, contradiction !== null, shown.length, across.length)}`,
      {
        line: bits(joinAtBits),
        count: across.length,
      },
    ),
    changes: shown.map(({ change, property, weightBits: then }) => ({
      said: text(`review.turns.${change}`, { what: word('turnedBy', property) }),
      weightBits: then,
    })),
  };
}

function leadOf(past: boolean, contradicts: boolean, shown: number, across: number) {
  if (past && contradicts) return across > 0 ? 'lifts' : 'liftsNone';
  if (shown === 0) return past ? 'underNothing' : 'overNothing';
  if (across === 0) return past ? 'underNone' : 'overNone';
  return past ? 'under' : 'over';
}
