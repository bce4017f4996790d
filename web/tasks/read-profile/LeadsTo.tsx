import { IconArrowsSplit2, IconHistory } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Thing } from '../../parts/Thing.js';
import { text } from '../../texts/index.js';
import { dayBefore, heldOnAddress } from './days.js';
import type { IdLedTo } from './held-operations.js';

/**
 * Above a thing that is opened by an id which was merged away, or whose mentions were split: where the rest of what the id stood for is now.
 * `shownId`: under what the page shows the thing. Says nothing where there is nothing else.
 */
export function LeadsTo({ id, shownId, things }: { id: string; shownId: string; things: IdLedTo['things'] }) {
  const others = things.filter((thing) => thing.id !== shownId);
  const own = things.filter((thing) => thing.id === shownId && thing.id !== id);
  if (own.length + others.length === 0) return null;
  return (
    <div className="held-notice" role="status">
      <IconArrowsSplit2 size={16} aria-hidden />
      <div className="grow">
        {own.length > 0 ? <Sentence before={text('held.leadsTo')} things={own} /> : null}
        {others.length > 0 ? <Sentence before={text('held.restIsHeldAs')} things={others} /> : null}
      </div>
    </div>
  );
}

/** In place of a profile, at an id that no record bears now: where it leads, and what it stood for. */
export function LedElsewhere({ id, led }: { id: string; led: IdLedTo }) {
  return (
    <div className="held-notice" role="status">
      <IconHistory size={16} aria-hidden />
      <div className="grow">
        {led.things.length > 0 ? <Sentence before={text('held.leadsTo')} things={led.things} /> : null}
        {led.things.length === 0 ? <p>{text('held.leadsNowhere')}</p> : null}
        {led.endedOn ? (
          <p>
            {text('held.recordsEnded', { day: led.endedOn })}{' '}
            <Link to={heldOnAddress(id, dayBefore(led.endedOn))}>
              {text('held.openAsHeldOn', { day: dayBefore(led.endedOn) })}
            </Link>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function Sentence({ before, things }: { before: string; things: IdLedTo['things'] }) {
  return (
    <p className="row wrap">
      {before}
      {things.map((thing) => (
        <Thing key={thing.id} thing={thing} />
      ))}
    </p>
  );
}
