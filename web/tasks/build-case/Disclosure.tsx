import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { text } from '../../texts/index.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { DecideDisclosure } from './DecideDisclosure.js';
import { DisclosureItems } from './DisclosureItems.js';
import { DISCLOSURE, type Disclosed, type Item, PREVIEW, STATUSES } from './disclosure-operations.js';
import { SchedulePreview } from './SchedulePreview.js';

const FILTERS = ['all', 'undecided', 'withPrompt', ...STATUSES] as const;
type Filter = (typeof FILTERS)[number];

/** Who may decide; everybody else reads. The server holds to it. */
const DECIDERS: readonly string[] = ['PROSECUTOR', 'DISCLOSURE_OFFICER'];

/** What is decided about the disclosure of each record behind the case. */
export function Disclosure({ caseId, caseVersion }: { caseId: string; caseVersion: number }) {
  const { data, error, loading, refetch } = useQuery(DISCLOSURE, {
    variables: { case: caseId },
    fetchPolicy: 'cache-and-network',
  });
  const disclosed = data?.disclosure;
  return (
    <section className="panel" aria-labelledby="disclosure-title">
      <header>
        <h2 id="disclosure-title">{text('disclosure.title')}</h2>
        {disclosed ? (
          <span className="third small">
            {disclosed.undecided === 0
              ? text('disclosure.allDecided')
              : text('disclosure.hint', { count: disclosed.undecided })}
          </span>
        ) : null}
      </header>
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !disclosed ? <Loading /> : null}
      {disclosed ? (
        <Schedule
          caseId={caseId}
          caseVersion={caseVersion}
          disclosed={disclosed}
          decides={data.me.roles.some((role) => DECIDERS.includes(role))}
        />
      ) : null}
    </section>
  );
}

function Schedule({
  caseId,
  caseVersion,
  disclosed,
  decides,
}: {
  caseId: string;
  caseVersion: number;
  disclosed: Disclosed;
  decides: boolean;
}) {
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const numbers = useFullNumbers(caseId, decides);
  const shown = disclosed.items.filter((item) => isLike(item, filter));
  const toggle = (record: string) =>
    setChosen(
      (before) => new Set(before.has(record) ? [...before].filter((id) => id !== record) : [...before, record]),
    );
  return (
    <>
      <div className="inside row">
        <label className="row tight small">
          <span className="third">{text('disclosure.show')}</span>
          <select value={filter} onChange={(event) => setFilter(event.target.value as Filter)}>
            {FILTERS.map((f) => (
              <option key={f} value={f}>
                {wordsFor(f)}
              </option>
            ))}
          </select>
        </label>
        {disclosed.openAgain ? <span className="chip warn">{text('disclosure.openAgain')}</span> : null}
      </div>
      {shown.length === 0 ? (
        <Empty>{text('disclosure.none')}</Empty>
      ) : (
        <DisclosureItems items={shown} numbers={numbers} chosen={chosen} onToggle={decides ? toggle : null} />
      )}
      {decides ? (
        <>
          <DecideDisclosure caseId={caseId} records={[...chosen]} onDecided={() => setChosen(new Set())} />
          <SchedulePreview caseId={caseId} caseVersion={caseVersion} />
        </>
      ) : null}
    </>
  );
}

/** The numbers of items on the schedules of the prosecutor's edition, which has both. */
function useFullNumbers(caseId: string, decides: boolean): ReadonlyMap<string, number> {
  const { data } = useQuery(PREVIEW, { variables: { case: caseId, edition: 'FULL' }, skip: !decides });
  const { nonSensitive = [], sensitive = [] } = data?.disclosurePreview ?? {};
  return new Map([...nonSensitive, ...sensitive].map((item) => [item.record, item.number]));
}

function isLike({ decision, prompts }: Item, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'undecided') return decision === null;
  if (filter === 'withPrompt') return prompts.length > 0;
  return decision?.status === filter;
}

function wordsFor(filter: Filter): string {
  if (filter === 'all' || filter === 'undecided' || filter === 'withPrompt') return text(`disclosure.${filter}`);
  return text(`disclosure.statusOf.${filter}`);
}
