import { useMutation, useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { useDuties } from '../../parts/duties.js';
import { OnlyFor } from '../../parts/ForDuty.js';
import { Frame } from '../../parts/Frame.js';
import { number, text } from '../../texts/index.js';
import { marksOf } from '../../ui/handling.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import './case.css';

const CASES = graphql(
  `query Cases { cases { id reference title version openedOn members items { entity { handling } } bundles { id } } }`,
);
const OPEN_CASE = graphql(
  `mutation OpenCase($reference: String!, $title: String!) { openCase(reference: $reference, title: $title) { id reference title version } }`,
);

/** Task: open a case, or go on with one. */
export function CasesPage() {
  const { data, error, loading, refetch } = useQuery(CASES, { fetchPolicy: 'cache-and-network' });
  const [openCase, opening] = useMutation(OPEN_CASE, { refetchQueries: ['Cases', 'Frame'] });
  const go = useNavigate();
  const { may } = useDuties();
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { data: opened } = await openCase({
      variables: { reference: String(form.get('reference')).trim(), title: String(form.get('title')).trim() },
    }).catch(() => ({ data: null }));
    if (opened) go(`/cases/${encodeURIComponent(opened.openCase.id)}`);
  };
  const cases = data?.cases ?? [];
  return (
    <Frame
      title={text('cases.title')}
      marks={marksOf(
        cases.flatMap((c) => c.items.map((item) => item.entity.handling)),
        text('handling.strictestOfCases'),
      )}
      context={<h1>{text('cases.title')}</h1>}
    >
      <OnlyFor duty="BUILD_CASE">
        <section className="side new-case" aria-label={text('cases.open')}>
          <form className="stack" onSubmit={(event) => void submit(event)}>
            <h2>{text('cases.open')}</h2>
            <TextInput
              name="reference"
              label={text('cases.reference')}
              description={text('cases.referenceHint')}
              required
              withAsterisk={false}
              maxLength={60}
            />
            <TextInput name="title" label={text('cases.caseTitle')} required withAsterisk={false} maxLength={200} />
            {opening.error ? <Problem message={wordsOf(opening.error)} /> : null}
            <Button type="submit" variant="filled" disabled={opening.loading}>
              {text('cases.submit')}
            </Button>
          </form>
        </section>
      </OnlyFor>
      <section className="list-column" aria-label={text('cases.title')}>
        {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
        {loading && !data ? <Loading /> : null}
        {data && cases.length === 0 ? <Empty>{text(may('BUILD_CASE') ? 'cases.none' : 'cases.letIn')}</Empty> : null}
        {cases.length > 0 ? (
          <div className="panel scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{text('cases.reference')}</th>
                  <th scope="col">{text('cases.caseTitle')}</th>
                  <th scope="col" className="number">
                    {text('cases.items')}
                  </th>
                  <th scope="col" className="number">
                    {text('cases.bundles')}
                  </th>
                  <th scope="col">{text('cases.opened')}</th>
                </tr>
              </thead>
              <tbody>
                {cases.map((c) => (
                  <tr key={c.id}>
                    <td>
                      <Link to={`/cases/${encodeURIComponent(c.id)}`}>{c.reference}</Link>
                    </td>
                    <td>{c.title}</td>
                    <td className="number">{number(c.items.length)}</td>
                    <td className="number">{number(c.bundles.length)}</td>
                    <td className="second">{c.openedOn}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </section>
    </Frame>
  );
}
