import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { wordsOf } from '../api/errors.js';
import { graphql, type ResultOf } from '../api/graphql.js';
import { instant, text } from '../texts/index.js';
import { Loading, Problem } from '../ui/Pieces.js';

const RELIED_ON = graphql(`
  query ReliedOn($entity: ID!) {
    reliedOn(entity: $entity) {
      cases { asItem onChart case { id reference title } }
      bundles { id caseReference caseVersion edition exportedAt }
    }
  }
`);
type Reliance = NonNullable<ResultOf<typeof RELIED_ON>['reliedOn']>;

/** Things asked about at a time: what one act touches, not what a case holds. */
const MOST_THINGS = 10;

/** The cases, charts and bundles that rely on some things, asked anew whenever it is shown. Ids of one thing may stand twice. */
export function WhatRelies({ things }: { things: readonly string[] }) {
  const { found, problem } = useReliance(things);
  return (
    <section aria-labelledby="relies-title">
      <h3 id="relies-title">{text('reliance.title')}</h3>
      {problem ? <Problem message={problem} /> : null}
      {!found && !problem ? <Loading rows={2} /> : null}
      {found && found.cases.length + found.bundles.length === 0 ? (
        <p className="second">{text('reliance.none')}</p>
      ) : null}
      {found ? (
        <ul className="relies">
          {found.cases.map(({ case: kase, asItem, onChart }) => (
            <li key={kase.id}>
              <Link to={`/cases/${encodeURIComponent(kase.id)}`}>{kase.reference}</Link> <bdi>{kase.title}</bdi>{' '}
              <span className="third small">
                {text(asItem && onChart ? 'reliance.itemAndChart' : asItem ? 'reliance.item' : 'reliance.chart')}
              </span>
            </li>
          ))}
          {found.bundles.map((bundle) => (
            <li key={bundle.id}>
              {text('reliance.bundle', {
                reference: bundle.caseReference,
                version: bundle.caseVersion,
                edition: text(`cases.edition.${bundle.edition}`),
              })}{' '}
              <span className="third small">{text('reliance.exported', { at: instant(bundle.exportedAt) })}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function useReliance(things: readonly string[]) {
  const client = useApolloClient();
  const [answer, setAnswer] = useState<{ found: Reliance | null; problem: string | null }>({
    found: null,
    problem: null,
  });
  const asked = [...new Set(things)].slice(0, MOST_THINGS).join(' ');
  useEffect(() => {
    let gone = false;
    const ask = (entity: string) =>
      client.query({ query: RELIED_ON, variables: { entity }, fetchPolicy: 'network-only' });
    Promise.all(asked.split(' ').map(ask)).then(
      (answers) => {
        if (!gone) setAnswer({ found: together(answers.flatMap(({ data }) => data?.reliedOn ?? [])), problem: null });
      },
      (error: unknown) => {
        if (!gone) setAnswer({ found: null, problem: wordsOf(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [client, asked]);
  return answer;
}

/** What relies on any of several things, each case and bundle once. */
function together(all: readonly Reliance[]): Reliance {
  const cases = new Map<string, Reliance['cases'][number]>();
  for (const reliant of all.flatMap((one) => one.cases)) {
    const before = cases.get(reliant.case.id);
    cases.set(reliant.case.id, {
      ...reliant,
      asItem: reliant.asItem || (before?.asItem ?? false),
      onChart: reliant.onChart || (before?.onChart ?? false),
    });
  }
  const bundles = new Map(all.flatMap((one) => one.bundles).map((bundle) => [bundle.id, bundle]));
  return { cases: [...cases.values()], bundles: [...bundles.values()] };
}
