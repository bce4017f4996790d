import { useMutation, useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { CONSENT_REQUEST, RequestForConsent } from '../../parts/RequestForConsent.js';
import { text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { notify } from '../../ui/notice.js';
import { Loading, Problem } from '../../ui/Pieces.js';

const CONSENTS = graphql(
  `query CaseConsents($case: ID!, $edition: Edition!) {
    me { name }
    consentNeeded(case: $case, edition: $edition) { id sourceKey originator handling source { title } }
    consentRequests(case: $case) { ...ConsentRequestShown }
  }`,
  [CONSENT_REQUEST],
);
const ASK = graphql(
  `mutation AskConsent($case: ID!, $records: [ID!]!, $recipients: [Edition!]!, $purpose: String!, $note: String!) {
    askConsent(case: $case, records: $records, recipients: $recipients, purpose: $purpose, note: $note) { id state }
  }`,
);

type Edition = 'FULL' | 'REDACTED' | 'DEFENCE';

/** Which of the case's records an edition may not hold yet, whom to ask, and what became of the asking. */
export function ConsentPanel({ caseId, edition }: { caseId: string; edition: Edition }) {
  const { data, error, loading, refetch } = useQuery(CONSENTS, {
    variables: { case: caseId, edition },
    fetchPolicy: 'cache-and-network',
  });
  const needed = data?.consentNeeded ?? [];
  const requests = data?.consentRequests ?? [];
  return (
    <section className="panel" aria-labelledby="consent-title">
      <header>
        <h2 id="consent-title">{text('consent.title')}</h2>
        <span className="third small">{text('consent.hint')}</span>
      </header>
      {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
      {loading && !data ? <Loading rows={3} /> : null}
      {data ? (
        <p className="inside second">
          {needed.length === 0
            ? text('consent.noneNeeded', { edition })
            : text('consent.needed', { count: needed.length, edition })}
        </p>
      ) : null}
      {needed.length > 0 ? (
        <>
          <ul className="consent-records">
            {needed.map((record) => (
              <li key={record.id} className="row small">
                <Link to={`/records/${encodeURIComponent(record.id)}`} className="mono cut">
                  {record.sourceKey}
                </Link>
                <span className="second cut grow">{record.source.title}</span>
                <span className="third no-wrap">{record.originator}</span>
                <HandlingMark mark={record.handling} />
              </li>
            ))}
          </ul>
          <Ask caseId={caseId} edition={edition} records={needed.map((r) => r.id)} />
        </>
      ) : null}
      {requests.length > 0 ? <h3 className="inside section-name">{text('consent.requests')}</h3> : null}
      <ul aria-label={text('consent.requests')}>
        {requests.map((request) => (
          <RequestForConsent
            key={request.id}
            request={request}
            mayWithdraw={request.state === 'REQUESTED' && request.askedBy === data?.me.name}
          />
        ))}
      </ul>
    </section>
  );
}

function Ask({ caseId, edition, records }: { caseId: string; edition: Edition; records: readonly string[] }) {
  const [ask, asking] = useMutation(ASK, { refetchQueries: ['CaseConsents'] });
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [purpose, note] = ['purpose', 'note'].map((name) => String(form.get(name) ?? '').trim()) as [string, string];
    const variables = { case: caseId, records: [...records], recipients: [edition], purpose, note };
    const { data } = await ask({ variables }).catch(() => ({ data: null }));
    if (data) notify(text('consent.asked', { count: data.askConsent.length }));
  };
  return (
    <form className="inside stack" aria-label={text('consent.ask')} onSubmit={(event) => void submit(event)}>
      <TextInput name="purpose" label={text('consent.purpose')} required withAsterisk={false} maxLength={300} />
      <TextInput name="note" label={text('consent.note')} maxLength={500} />
      {asking.error ? <Problem message={wordsOf(asking.error)} /> : null}
      <Button type="submit" disabled={asking.loading}>
        {text('consent.ask')}
      </Button>
    </form>
  );
}
