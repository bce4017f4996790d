import { useQuery } from '@apollo/client/react';
import { IconArrowsSplit2, IconHistory } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { Thing } from '../../parts/Thing.js';
import { text } from '../../texts/index.js';
import { Loading } from '../../ui/Pieces.js';
import { Unknown } from '../../ui/Unknown.js';
import { dayBefore, heldOnAddress } from './days.js';
import { ID_LEADS_TO, type IdLedTo } from './held-operations.js';

/**
 * Above a thing that is opened by an id which was merged away, or whose mentions were split: where the rest of what the id stood for is now.
 * `shownId`: under what the page shows the thing. Says nothing where there is nothing else and every day was looked at.
 */
export function LeadsTo({ id, shownId, onMarks }: { id: string; shownId: string; onMarks: OnMarks }) {
  const { led } = useLedTo(id, onMarks);
  const things = led?.things ?? [];
  const others = things.filter((thing) => thing.id !== shownId);
  const own = things.filter((thing) => thing.id === shownId && thing.id !== id);
  if (own.length + others.length === 0 && led?.complete !== false) return null;
  return (
    <div className="held-notice" role="status">
      <IconArrowsSplit2 size={16} aria-hidden />
      <div className="grow">
        {own.length > 0 ? <Sentence before={text('held.leadsTo')} things={own} /> : null}
        {others.length > 0 ? <Sentence before={text('held.restIsHeldAs')} things={others} /> : null}
        <Unlooked led={led} />
      </div>
    </div>
  );
}

/** In place of a profile, at an id that no record bears now: where it leads, and what it stood for. */
export function LedElsewhere({ id, onMarks }: { id: string; onMarks: OnMarks }) {
  const { led, loading } = useLedTo(id, onMarks);
  if (loading) return <Loading rows={3} />;
  if (!led) return <Unknown />;
  return (
    <div className="held-notice" role="status">
      <IconHistory size={16} aria-hidden />
      <div className="grow">
        {led.things.length > 0 ? <Sentence before={text('held.leadsTo')} things={led.things} /> : null}
        {led.things.length === 0 ? <p>{text('held.leadsNowhere')}</p> : null}
        <Unlooked led={led} />
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

/** Told the handling marks of the things that are named, in one text, so that the page bears the strictest. */
type OnMarks = (marks: string) => void;

function useLedTo(id: string, onMarks: OnMarks) {
  const { data, loading } = useQuery(ID_LEADS_TO, { variables: { id } });
  const marks = (data?.idLeadsTo?.things ?? []).map((thing) => thing.handling).join(' ');
  useEffect(() => {
    onMarks(marks);
    return () => onMarks('');
  }, [marks, onMarks]);
  return { led: data?.idLeadsTo, loading };
}

/** Says where not every day could be looked at, so that a short list is not taken for the whole. */
function Unlooked({ led }: { led: IdLedTo | null | undefined }) {
  return led?.complete === false ? <p>{text('held.notEveryDay')}</p> : null;
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
