import { useMutation, useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { Frame } from '../../parts/Frame.js';
import { CONSENT_REQUEST, type ConsentRequestShown, RequestForConsent } from '../../parts/RequestForConsent.js';
import { text } from '../../texts/index.js';
import { marksOf } from '../../ui/handling.js';
import { notify } from '../../ui/notice.js';
import { Empty, Loading, Problem } from '../../ui/Pieces.js';
import './consent.css';

const TO_DECIDE = graphql(`query ConsentsToDecide { me { name } consentRequests { ...ConsentRequestShown } }`, [
  CONSENT_REQUEST,
]);
const DECIDE = graphql(`
  mutation DecideConsent($id: ID!, $decision: ConsentDecision!, $recipients: [Edition!]!, $until: String, $note: String!) {
    decideConsent(id: $id, decision: $decision, recipients: $recipients, until: $until, note: $note) { id state }
  }
`);

/** Task: answer for one's agency whether what others have from it may go to a court. */
export function ConsentPage() {
  const { data, error, loading, refetch } = useQuery(TO_DECIDE, { fetchPolicy: 'cache-and-network' });
  const requests = openFirst(data?.consentRequests ?? []);
  return (
    <Frame
      title={text('consent.queue')}
      marks={marksOf(
        requests.flatMap((r) => r.records.map((record) => record.handling)),
        text('handling.strictestOfCases'),
      )}
      context={<h1>{text('consent.queue')}</h1>}
    >
      <section className="consent-list" aria-label={text('consent.list')}>
        <p className="second">{text('consent.toDecide')}</p>
        {error ? <Problem message={wordsOf(error)} onRetry={() => void refetch()} /> : null}
        {loading && !data ? <Loading /> : null}
        {data && requests.length === 0 ? <Empty>{text('consent.nothingToDecide')}</Empty> : null}
        {requests.length > 0 ? (
          <ul className="panel scroll">
            {requests.map((request) => (
              <RequestForConsent key={request.id} request={request} mayWithdraw={request.state === 'GRANTED'}>
                {request.state === 'REQUESTED' && request.askedBy !== data?.me.name ? (
                  <Decide request={request} />
                ) : null}
              </RequestForConsent>
            ))}
          </ul>
        ) : null}
      </section>
    </Frame>
  );
}

/** What waits for an answer above what was answered; either oldest first, as they come. */
function openFirst(requests: readonly ConsentRequestShown[]): readonly ConsentRequestShown[] {
  const isOpen = (r: ConsentRequestShown) => r.state === 'REQUESTED';
  return [...requests.filter(isOpen), ...requests.filter((r) => !isOpen(r))];
}

function Decide({ request }: { request: ConsentRequestShown }) {
  const [decide, deciding] = useMutation(DECIDE, { refetchQueries: ['ConsentsToDecide'] });
  const asked = request.events[0]?.recipients ?? [];
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value');
    const form = new FormData(event.currentTarget);
    const until = String(form.get('until') ?? '');
    const variables = {
      id: request.id,
      decision: pressed === 'REFUSED' ? ('REFUSED' as const) : ('GRANTED' as const),
      recipients: asked.filter((edition) => form.get(edition) !== null),
      // The day is in: it is over with the next.
      until: until === '' ? null : new Date(Date.parse(until) + 24 * 3600 * 1000).toISOString(),
      note: String(form.get('note') ?? '').trim(),
    };
    const { data } = await decide({ variables }).catch(() => ({ data: null }));
    if (data) notify(text('consent.decided', { state: text(`consent.state.${data.decideConsent.state}`) }));
  };
  return (
    <form
      className="decide"
      aria-label={`${text('consent.decide')}: ${request.purpose}`}
      onSubmit={(e) => void submit(e)}
    >
      <fieldset className="row">
        <legend className="visually-hidden">{text('consent.decide')}</legend>
        {asked.map((edition) => (
          <label key={edition} className="row tight">
            <input type="checkbox" name={edition} defaultChecked /> {text(`cases.edition.${edition}`)}
          </label>
        ))}
      </fieldset>
      <TextInput name="until" type="date" label={text('consent.untilDay')} />
      <TextInput name="note" label={text('consent.reason')} maxLength={500} />
      <Button type="submit" value="GRANTED" variant="filled" disabled={deciding.loading}>
        {text('consent.grant')}
      </Button>
      <Button type="submit" value="REFUSED" disabled={deciding.loading}>
        {text('consent.refuse')}
      </Button>
      {deciding.error ? <Problem message={wordsOf(deciding.error)} /> : null}
    </form>
  );
}
