import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { AddToCase } from '../../parts/AddToCase.js';
import { useDuties } from '../../parts/duties.js';
import { Frame } from '../../parts/Frame.js';
import { text } from '../../texts/index.js';
import { marksOf } from '../../ui/handling.js';
import { usePageKeys } from '../../ui/keys.js';
import { Loading, Problem } from '../../ui/Pieces.js';
import { dayBefore, heldOnAddress, today } from './days.js';
import { LeadsTo, LedElsewhere } from './LeadsTo.js';
import { canSplit, PROFILE, type Profile, RECORDS_PER_PAGE } from './profile.js';
import { Reading } from './Reading.js';
import './profile.css';

// A dialog, or another page, and what it is made of are fetched when it is first opened.
const AsHeldPage = lazy(() => import('./AsHeldPage.js').then((module) => ({ default: module.AsHeldPage })));
const SplitDialog = lazy(() => import('./SplitDialog.js').then((module) => ({ default: module.SplitDialog })));

/** Task: read what we hold on one thing, or held on an earlier day: where it comes from, and where sources quarrel. */
export function ProfilePage() {
  const { id = '' } = useParams();
  const day = useSearchParams()[0].get('on');
  return day === null ? (
    <ProfileOfToday id={id} />
  ) : (
    <Suspense fallback={<Loading />}>
      <AsHeldPage id={id} day={day} />
    </Suspense>
  );
}

function ProfileOfToday({ id }: { id: string }) {
  const go = useNavigate();
  const foundBy = (useLocation().state as { foundBy?: string } | null)?.foundBy;
  const { data, error, loading, refetch, fetchMore } = useQuery(PROFILE, {
    variables: { id, first: RECORDS_PER_PAGE, after: null },
  });
  const [othersMarks, setOthersMarks] = useState('');
  const [adding, setAdding] = useState(false);
  const [splitting, setSplitting] = useState(false);
  const thing = data?.entity;
  const lookBack = () => go(heldOnAddress(id, dayBefore(today())));
  const explore = () => go(`/explore?add=${encodeURIComponent(id)}`);
  const { may } = useDuties();
  usePageKeys({
    e: explore,
    d: lookBack,
    ...(may('BUILD_CASE') && { c: () => setAdding(true) }),
    ...(may('JUDGE') && thing && canSplit(thing) && { x: () => setSplitting(true) }),
  });

  const more = () =>
    fetchMore({
      variables: { after: thing?.records.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) =>
        before.entity && next.entity
          ? {
              entity: {
                ...before.entity,
                records: {
                  ...next.entity.records,
                  edges: [...before.entity.records.edges, ...next.entity.records.edges],
                },
              },
            }
          : before,
    });

  return (
    <Frame
      title={thing?.name ?? text('find.title')}
      marks={marksOf(
        [...(thing ? marksIn(thing) : []), ...othersMarks.split(' ').filter((mark) => mark !== '')],
        text('handling.strictestOfProfile', { count: thing?.records.totalCount ?? 0 }),
      )}
      context={
        <>
          <Link to={foundBy ? `/find?text=${encodeURIComponent(foundBy)}` : '/find'}>
            {foundBy ? `${text('find.title')} “${foundBy}”` : text('find.title')}
          </Link>
          {thing ? (
            <>
              <span className="separator">/</span>
              <b>
                <bdi>{thing.name}</bdi>
              </b>
            </>
          ) : null}
        </>
      }
    >
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !thing ? <Loading rows={9} /> : null}
      {!loading && !error && !thing ? <LedElsewhere id={id} onMarks={setOthersMarks} /> : null}
      {thing ? (
        <Reading
          thing={thing}
          notice={
            // Of a thing that nobody ever joined or parted there is nothing to tell.
            thing.id !== id || thing.judgements.length > 0 ? (
              <LeadsTo id={id} shownId={thing.id} onMarks={setOthersMarks} />
            ) : null
          }
          onLookBack={() => void lookBack()}
          onExplore={explore}
          onAddToCase={() => setAdding(true)}
          onSplit={() => setSplitting(true)}
          onMore={() => void more()}
        />
      ) : null}
      <Suspense fallback={null}>
        {splitting && thing ? <SplitDialog thing={thing} onClose={() => setSplitting(false)} /> : null}
      </Suspense>
      <AddToCase ids={[thing?.id ?? id]} opened={adding} onClose={() => setAdding(false)} />
    </Frame>
  );
}

/** The marks of all it is read from, and of the other things it may match. */
function marksIn(thing: Profile): readonly string[] {
  const others = thing.matches.flatMap((match) => [match.leftEntity, match.rightEntity]);
  return [thing.handling, ...others.flatMap((other) => other?.handling ?? [])];
}
