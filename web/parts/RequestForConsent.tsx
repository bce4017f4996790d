import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { wordsOf } from '../api/errors.js';
import { graphql, type ResultOf } from '../api/graphql.js';
import { instant, text } from '../texts/index.js';
import { HandlingMark } from '../ui/HandlingMark.js';
import { notify } from '../ui/notice.js';
import { Problem } from '../ui/Pieces.js';
import './request-for-consent.css';

export const CONSENT_REQUEST = graphql(`
  fragment ConsentRequestShown on ConsentRequest {
    id state originator purpose askedBy askedByAgency
    records { id sourceKey handling source { title } }
    events { seq at by deed note recipients until }
  }
`);
const WITHDRAW = graphql(`
  mutation WithdrawConsent($id: ID!, $note: String!) { withdrawConsent(id: $id, note: $note) { id state } }
`);
export type ConsentRequestShown = ResultOf<typeof CONSENT_REQUEST>;

const COLOUR: Readonly<Record<ConsentRequestShown['state'], string>> = {
  REQUESTED: 'chip chosen',
  GRANTED: 'chip ok',
  REFUSED: 'chip against',
  WITHDRAWN: 'chip line',
  EXPIRED: 'chip warn',
};

/** A request for consent: what is asked, of whom, and each step that was taken since. Who may take it back can do it here. */
export function RequestForConsent({
  request,
  mayWithdraw,
  children,
}: {
  request: ConsentRequestShown;
  mayWithdraw: boolean;
  children?: ReactNode;
}) {
  const { state, originator, records, purpose, events } = request;
  return (
    <li className="consent-request">
      <div className="row">
        <span className={COLOUR[state]}>{text(`consent.state.${state}`)}</span>
        <b className="grow cut">{purpose}</b>
        <span className="second small no-wrap">{text('consent.about', { count: records.length, originator })}</span>
      </div>
      <ul className="small">
        {records.map((record) => (
          <li key={record.id} className="row">
            <Link to={`/records/${encodeURIComponent(record.id)}`} className="mono cut">
              {record.sourceKey}
            </Link>
            <span className="second cut grow">{record.source.title}</span>
            <HandlingMark mark={record.handling} />
          </li>
        ))}
      </ul>
      <ol className="small second">
        {events.map((event) => (
          <li key={event.seq}>
            {instant(event.at)} <b>{text(`consent.state.${event.deed}`)}</b> {byWhom(request, event)} {extent(event)}{' '}
            <bdi>{event.note}</bdi>
          </li>
        ))}
      </ol>
      {children}
      {mayWithdraw ? <Withdraw request={request} /> : null}
    </li>
  );
}

function byWhom({ askedByAgency }: ConsentRequestShown, { seq, by }: ConsentRequestShown['events'][number]): string {
  return seq === 0 ? text('consent.askedBy', { who: by, agency: askedByAgency }) : by;
}

/** For whom and how long, as far as a step says. */
function extent({ recipients, until }: ConsentRequestShown['events'][number]): string {
  const parts = recipients.length > 0 ? [text('consent.forEditions', { editions: recipients.join(', ') })] : [];
  return [...parts, ...(until ? [text('consent.until', { until: instant(until) })] : [])].join(' ');
}

function Withdraw({ request }: { request: ConsentRequestShown }) {
  const [withdraw, withdrawing] = useMutation(WITHDRAW, { refetchQueries: ['CaseConsents', 'ConsentsToDecide'] });
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get('note') ?? '').trim();
    const { data } = await withdraw({ variables: { id: request.id, note } }).catch(() => ({ data: null }));
    if (data) notify(text('consent.decided', { state: text(`consent.state.${data.withdrawConsent.state}`) }));
  };
  return (
    <form
      className="row"
      aria-label={`${text('consent.withdraw')}: ${request.purpose}`}
      onSubmit={(e) => void submit(e)}
    >
      <TextInput
        name="note"
        className="grow"
        aria-label={text('consent.reason')}
        placeholder={text('consent.reason')}
        required
        maxLength={500}
      />
      <Button type="submit" variant="subtle" disabled={withdrawing.loading}>
        {text('consent.withdraw')}
      </Button>
      {withdrawing.error ? <Problem message={wordsOf(withdrawing.error)} /> : null}
    </form>
  );
}
