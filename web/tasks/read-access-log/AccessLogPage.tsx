import { useLazyQuery, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { Frame } from '../../parts/Frame.js';
import { Thing } from '../../parts/Thing.js';
import { instant, number, text } from '../../texts/index.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import { ACTIONS, entryInWords } from './entry-words.js';
import './access-log.css';

const ENTRIES_PER_PAGE = 50;

const ACCESS_LOG = graphql(`
  query AccessLog($first: Int!, $after: String, $actor: String, $action: String, $from: String, $until: String, $thing: ID) {
    accessLog(first: $first, after: $after, actor: $actor, action: $action, from: $from, until: $until, thing: $thing) {
      pageInfo { hasNextPage endCursor }
      entries {
        id at actor agency action operation fields purpose recipients result idCount personCount
        things { id kind traderKind name }
      }
    }
  }
`);
const CHECK = graphql(`
  query AccessLogCheck {
    accessLogCheck { verified entries heads problems { file entry message } notices { file entry message } }
  }
`);

interface Filter {
  readonly actor: string | null;
  readonly action: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly thing: string | null;
}

const EVERYTHING: Filter = { actor: null, action: null, from: null, until: null, thing: null };

/** Task: see who asked what and why, and whether the log of it is as it was written. */
export function AccessLogPage() {
  const [filter, setFilter] = useState(EVERYTHING);
  return (
    <Frame title={text('accessLog.title')} marks={{ kind: 'none' }} context={<h1>{text('accessLog.title')}</h1>}>
      <section className="side" aria-label={text('accessLog.filter')}>
        <FilterForm onFilter={setFilter} />
        <State />
      </section>
      <Entries filter={filter} />
    </Frame>
  );
}

function FilterForm({ onFilter }: { onFilter: (filter: Filter) => void }) {
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '').trim() || null;
    const [from, until] = [field('from'), field('until')];
    onFilter({
      actor: field('actor'),
      action: field('action'),
      from: from && `${from}T00:00:00.000Z`,
      // The last day is in.
      until: until && new Date(Date.parse(until) + 24 * 3600 * 1000).toISOString(),
      thing: field('thing'),
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h2>{text('accessLog.filter')}</h2>
      <TextInput name="actor" label={text('accessLog.actor')} />
      <NativeSelect
        name="action"
        label={text('accessLog.action')}
        data={[
          { value: '', label: text('accessLog.anyAction') },
          ...ACTIONS.map((value) => ({ value, label: text(`accessLog.actions.${value}`) })),
        ]}
      />
      <TextInput name="from" type="date" label={text('accessLog.from')} />
      <TextInput name="until" type="date" label={text('accessLog.until')} />
      <TextInput name="thing" label={text('accessLog.thing')} />
      <Button type="submit" variant="filled">
        {text('accessLog.apply')}
      </Button>
    </form>
  );
}

/** Whether the log is as it was written. Asked for, since the whole log is read for it. */
function State() {
  const [check, { data, error, loading }] = useLazyQuery(CHECK, { fetchPolicy: 'network-only' });
  const found = data?.accessLogCheck;
  return (
    <div className="stack log-state" role="status">
      <Button onClick={() => void check()} disabled={loading}>
        {text('accessLog.check')}
      </Button>
      {loading ? <p>{text('accessLog.checking')}</p> : null}
      {error ? <Problem message={wordsOf(error)} /> : null}
      {found?.verified ? (
        <p>{text('accessLog.intact', { entries: number(found.entries), heads: number(found.heads) })}</p>
      ) : null}
      {found && !found.verified ? (
        <Problem message={text('accessLog.tampered', { count: found.problems.length })} />
      ) : null}
      <ul>
        {[...(found?.problems ?? []), ...(found?.notices ?? [])].map(({ file, entry, message }) => (
          <li key={`${file} ${entry} ${message}`} className="small">
            {entry === null
              ? text('accessLog.file', { file, message })
              : text('accessLog.place', { file, entry, message })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entries({ filter }: { filter: Filter }) {
  const { data, error, loading, refetch, fetchMore } = useQuery(ACCESS_LOG, {
    variables: { first: ENTRIES_PER_PAGE, after: null, ...filter },
    fetchPolicy: 'network-only',
  });
  const entries = data?.accessLog.entries ?? [];
  const page = data?.accessLog.pageInfo;
  const older = () =>
    fetchMore({
      variables: { after: page?.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        accessLog: { ...next.accessLog, entries: [...before.accessLog.entries, ...next.accessLog.entries] },
      }),
    });
  return (
    <section className="list-column" aria-label={text('accessLog.entries')}>
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !data ? <Loading /> : null}
      {data && entries.length === 0 ? (
        <Empty>{text(page?.hasNextPage ? 'accessLog.noneYet' : 'accessLog.none')}</Empty>
      ) : null}
      {entries.length > 0 ? (
        <div className="panel scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{text('accessLog.at')}</th>
                <th scope="col">{text('accessLog.what')}</th>
                <th scope="col">{text('accessLog.shown')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td className="second no-wrap">{instant(entry.at)}</td>
                  <td>
                    <bdi>{entryInWords(entry)}</bdi>
                  </td>
                  <td>
                    <span className="second">{text('accessLog.ids', { count: entry.idCount })}</span>{' '}
                    {entry.personCount > 0 ? (
                      <span className="second">{text('accessLog.persons', { count: entry.personCount })}</span>
                    ) : null}
                    {entry.things.map((thing) => (
                      <Thing key={thing.id} thing={thing} />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {page?.hasNextPage ? <Button onClick={() => void older()}>{text('accessLog.more')}</Button> : null}
    </section>
  );
}
