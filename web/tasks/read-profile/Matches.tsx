import { Link } from 'react-router';
import { Thing } from '../../parts/Thing.js';
import { bits, sentence, text } from '../../texts/index.js';
import type { Profile } from './profile.js';

/** The other things it may match, each with its strongest pair. */
export function Matches({ apart }: { apart: ReturnType<typeof strongestByOther> }) {
  if (apart.length === 0) return <p className="inside second">{text('profile.noMatches')}</p>;
  return (
    <ul>
      {apart.map(({ other, match, pairs }) => (
        <li key={match.id} className="match">
          {other ? <Thing thing={other} /> : <span />}
          {match.judgement ? <span className="chip line">{text(`decision.${match.judgement.decision}`)}</span> : null}
          <span className="end third small no-wrap">{pairs > 1 ? text('profile.pairs', { count: pairs }) : ''}</span>
          <Link to={`/review/${encodeURIComponent(match.id)}`} className="mono no-wrap">
            {bits(match.weightBits)} {text('review.bits')}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Pairs with one other thing stand together: judged first, else the strongest speaks for them. */
export function strongestByOther(thing: Profile) {
  const byOther = new Map<string, Profile['matches'][number][]>();
  for (const match of thing.matches) {
    if (match.heldAsOne) continue;
    const key = (match.leftEntity?.id === thing.id ? match.rightEntity?.id : match.leftEntity?.id) ?? match.id;
    byOther.set(key, [...(byOther.get(key) ?? []), match]);
  }
  return [...byOther.values()].flatMap((matches) => {
    const [match] = [...matches].sort(
      (a, b) => Number(b.judgement !== null) - Number(a.judgement !== null) || b.weightBits - a.weightBits,
    );
    if (!match) return [];
    return [
      { match, pairs: matches.length, other: match.leftEntity?.id === thing.id ? match.rightEntity : match.leftEntity },
    ];
  });
}

/** The pairs that hold the mentions together, the weakest last and named: where the identity would come apart first. */
export function HeldTogether({ thing, pairs }: { thing: Profile; pairs: Profile['matches'] }) {
  if (thing.mentions.length < 2) return <p className="inside second">{text('profile.single')}</p>;
  if (pairs.length === 0) return <p className="inside second">{text('profile.byIdentity')}</p>;
  const inOrder = [...pairs].sort((a, b) => b.weightBits - a.weightBits);
  const weakest = inOrder.at(-1);
  const shown = inOrder.length > 6 ? [...inOrder.slice(0, 5), weakest].filter((pair) => pair !== undefined) : inOrder;
  return (
    <ul className="inside">
      {shown.map((pair) => {
        const best = [...pair.evidence].sort((a, b) => b.weightBits - a.weightBits)[0];
        return (
          <li key={pair.id} className="match bridge">
            <span className="cut">
              {pair === weakest && shown.length > 1 ? (
                <span className="chip warn">{text('profile.weakest')}</span>
              ) : null}{' '}
              {best ? sentence(best.because) : ''}
            </span>
            <Link to={`/review/${encodeURIComponent(pair.id)}`} className="mono end">
              {bits(pair.weightBits)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
