import { IconAdjustmentsAlt, IconCircleDashed, IconEqual, IconEqualNot, IconGitMerge } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { Thing } from '../../parts/Thing.js';
import { bits, inSentence, number, sentence, type TextKey, text, word } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { signOf } from '../../ui/signs.js';
import type { MatchToJudge, Surroundings } from './match-operations.js';
import { sidesOf } from './pair-picture.js';
import { stakeReason, whatMeets } from './stake.js';
import { whatWouldTurn } from './turns.js';

// The canvas with its library is fetched when the first pair is drawn already.
const PairChart = lazy(() => import('./PairChart.js').then((module) => ({ default: module.PairChart })));

/** Beside the comparison: the two in their surroundings, what speaks against, what for, what is not known, what would turn it, and how the two stand now. */
export function WhatSpeaks({ match, around }: { match: MatchToJudge; around: Surroundings | null }) {
  const against = match.evidence
    .filter((e) => e.weightBits < 0 && e.comparison !== 'prior')
    .sort((a, b) => a.weightBits - b.weightBits);
  const inFavour = match.evidence.filter((e) => e.weightBits > 0).sort((a, b) => b.weightBits - a.weightBits);
  const countedForNothing = match.evidence.filter((e) => e.weightBits === 0 && NOTED.has(e.because.template));
  const properties = (side: MatchToJudge['left']) => new Set(side.values.map((value) => value.property));
  const [left, right] = [properties(match.left), properties(match.right)];
  const onOneSide = [...new Set([...left, ...right])].filter((property) => left.has(property) !== right.has(property));
  return (
    <aside className="drawer speaks" aria-label={text('review.speaksAgainst')}>
      <figure className="pair-chart">
        <Suspense fallback={<div className="canvas" />}>
          <PairChart match={match} around={around} />
        </Suspense>
        <figcaption className="small third">{around ? <InCommon match={match} around={around} /> : null}</figcaption>
      </figure>
      {match.contradiction ? (
        <p className="contradicts">
          <IconEqualNot size={16} className="against" aria-hidden />
          <span>
            <b>{text('review.contradiction')}.</b> {sentence(match.contradiction)}
          </span>
        </p>
      ) : null}
      <h2>
        <IconEqualNot size={16} className="against" aria-hidden /> {text('review.speaksAgainst')}
      </h2>
      {against.length === 0 ? <p className="second">{text('review.nothingAgainst')}</p> : null}
      <Evidence items={against} negative />
      <h2>
        <IconEqual size={16} aria-hidden /> {text('review.speaksFor')}
      </h2>
      <Evidence items={inFavour} />
      {countedForNothing.length > 0 ? (
        <>
          <h2>
            <IconCircleDashed size={16} aria-hidden /> {text('review.countedForNothing')}
          </h2>
          <Evidence items={countedForNothing} />
        </>
      ) : null}
      {onOneSide.length > 0 ? (
        <>
          <h2>
            <IconCircleDashed size={16} aria-hidden /> {text('review.notKnown')}
          </h2>
          <p className="second">
            {text('review.notKnownHint', {
              names: onOneSide.map((property) => inSentence(word('property', property))).join(', '),
            })}
          </p>
        </>
      ) : null}
      {match.judgement && !match.judgement.withdrawn ? null : <WhatTurns match={match} />}
      <h2>{text(match.heldAsOne ? 'review.heldAsOne' : 'review.heldApart')}</h2>
      <ul>
        {[match.leftEntity, match.rightEntity]
          .filter(
            (entity, index, all) => entity !== null && all.findIndex((other) => other?.id === entity.id) === index,
          )
          .map((entity) =>
            entity ? (
              <li key={entity.id} className="row">
                <Thing thing={entity} />
                <span className="end third no-wrap">{text('review.links', { count: entity.linkTotal })}</span>
              </li>
            ) : null,
          )}
      </ul>
      {match.stake ? <Stake stake={match.stake} /> : null}
      <WeighedBy match={match} />
      <p className="forever small third">{text('review.forever')}</p>
    </aside>
  );
}

/** Lines of nought bits that a judge has to know of. */
const NOTED = new Set([
  'address-shared-by-many',
  'shared-by-many',
  'stands-for-many',
  'name-mixes-scripts',
  'name-holds-unseen-signs',
]);

/** By which parameters the weight was worked out, and where a person decided by others, by which. */
function WeighedBy({ match: { weighedBy, judgement } }: { match: MatchToJudge }) {
  if (weighedBy === null) return null;
  const then = judgement?.weighedBy ?? null;
  return (
    <p className="small third">
      {text('review.weighedBy', { version: weighedBy })}
      {then !== null && then !== weighedBy ? ` ${text('review.judgedBy', { version: then })}` : null}
    </p>
  );
}

/** What both are linked to, by name: the first of them, and how many more there are. */
function InCommon({ match, around }: { match: MatchToJudge; around: Surroundings }) {
  const { both } = sidesOf(around);
  if (match.heldAsOne || around.left === around.right) return null;
  if (both.length === 0) return text('review.inCommonNone');
  const all = match.stake?.changes.reduce((sum, change) => sum + change.both, 0) ?? both.length;
  return (
    <>
      {text('review.inCommon')}{' '}
      {both.map((thing) => (
        <Link key={thing.id} to={`/things/${encodeURIComponent(thing.id)}`} className="cut">
          <bdi>{thing.name}</bdi>
        </Link>
      ))}
      {all > both.length ? <span>{text('review.inCommonMore', { count: all - both.length })}</span> : null}
    </>
  );
}

/** The single changes that would take the pair across the line at which the model joins. */
function WhatTurns({ match }: { match: MatchToJudge }) {
  const { lead, changes } = whatWouldTurn(match);
  return (
    <>
      <h2>
        <IconAdjustmentsAlt size={16} aria-hidden /> {text('review.whatTurns')}
      </h2>
      <p className="second">{lead}</p>
      <ul className="turns">
        {changes.map(({ said, weightBits }) => (
          <li key={said} className="spoken">
            <span>{said}</span>
            <span className="mono">{bits(weightBits)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Evidence({ items, negative = false }: { items: MatchToJudge['evidence']; negative?: boolean }) {
  return (
    <ul>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two comparisons of one kind are told apart by their place
        <li key={`${item.comparison} ${index}`} className="spoken">
          <span>{sentence(item.because)}</span>
          <span className={negative ? 'mono against' : 'mono'}>{bits(item.weightBits)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the two are linked to, side by side: what stands with the first alone would meet what stands with the second alone. */
function Stake({ stake }: { stake: NonNullable<MatchToJudge['stake']> }) {
  return (
    <>
      <h2>
        <IconGitMerge size={16} aria-hidden /> {text('review.would')}
      </h2>
      <p className="second">{stakeReason(stake)}</p>
      {stake.changes.length > 0 ? (
        <table className="meets">
          <caption className="visually-hidden">
            {text('review.meets')}: {text('review.meetsHint')}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="small third">
                {text('review.meets')}
              </th>
              {(['firstAlone', 'secondAlone', 'bothAlready'] as const).map((side) => (
                <th key={side} scope="col" className="number small third">
                  {text(`review.${side}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {whatMeets(stake).map(({ kind, left, right, both }) => (
              <tr key={kind}>
                <th scope="row">
                  <span className="thing">
                    <EntitySign name={signOf({ kind, traderKind: 'COMPANY' })} size={16} />
                    {text(`kinds.${kind}` as TextKey)}
                  </span>
                </th>
                {[left, right, both].map((count, side) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a side is its place
                  <td key={side} className={count === 0 ? 'number third' : 'number'}>
                    {number(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
