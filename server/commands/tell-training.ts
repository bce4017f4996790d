import type { TrainingReport } from '../resolution/training/train.js';
import type { Teller } from './telling.js';

const SHARED_SHOWN = 20;

/** What was learnt, and of what was not, why. */
export function tellTraining(
  { version, sayings, words, shared, commonKeys, prior, calibration }: TrainingReport,
  tell: Teller,
): void {
  tell.line(`Trained ${version} on ${sayings} sayings.`);
  tell.line(`${words.learnt} words are commoner or rarer than shipped, counted over ${words.things} things.`);
  const many = [...shared].sort((a, b) => b.things - a.things || (a.key < b.key ? -1 : 1));
  for (const { key, things } of many.slice(0, SHARED_SHOWN))
    tell.line(`${key} stands for ${things} things: it counts for nothing.`);
  if (many.length > SHARED_SHOWN) tell.line(`… and ${many.length - SHARED_SHOWN} more keys stand for many.`);
  if (commonKeys > 0)
    tell.line(`${commonKeys} keys, alone or together, are those of too many to be looked under without another.`);
  tell.line(
    prior.keptBecause === null
      ? `One candidate in ${Math.round(2 ** -prior.priorBits)} is one thing (${prior.priorBits} bits), by ${prior.pairs} pairs.`
      : `The prior is as shipped: ${prior.keptBecause}.`,
  );
  tell.line(
    calibration.learnt === null
      ? `A weight is taken at its word: ${calibration.keptBecause}.`
      : `A bit is worth ${calibration.learnt.slope}, and a weight of nought ${calibration.learnt.interceptBits} bits, by ${calibration.judgements} judgements.`,
  );
}
