import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { instant, text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import { AFTER_A_CHANGE, DECIDE, type Request } from './people-operations.js';
import { changesInWords } from './rights-words.js';

/** Changes of rights that wait for a second administrator, and below them what became of the last ones. */
export function RequestQueue({ requests }: { requests: readonly Request[] }) {
  const waiting = requests.filter((r) => r.state === 'WAITING');
  const settled = requests.filter((r) => r.state !== 'WAITING');
  return (
    <section className="panel requests" aria-labelledby="requests-title">
      <header>
        <h2 id="requests-title">{text('people.requests')}</h2>
        <span className="third small">{text('people.requestsHint', { count: waiting.length })}</span>
      </header>
      {requests.length === 0 ? <p className="inside second">{text('people.noRequests')}</p> : null}
      <ul>
        {[...waiting, ...settled].map((request) => (
          <li key={request.id} className="request">
            <Asked request={request} />
            {request.decidable ? <Deciding request={request} /> : <Standing request={request} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Asked({ request }: { request: Request }) {
  const { person, takesSecondFactor, before, after, askedBy, askedAt, reason } = request;
  const sentences = takesSecondFactor ? [text('people.changes.factorTaken')] : changesInWords(before, after);
  return (
    <div>
      <b>
        <bdi>{person.displayName}</bdi>
      </b>{' '}
      <span className="third">
        {person.name}, {person.agency}
      </span>
      <ul className="sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="small second">
        {text('people.askedBy', { by: askedBy, at: instant(askedAt) })} <bdi>{reason}</bdi>
      </p>
    </div>
  );
}

/** Why it is decided so is asked for both ways. */
function Deciding({ request: { id, person, takesSecondFactor, expiresAt } }: { request: Request }) {
  const [decide, deciding] = useMutation(DECIDE, { refetchQueries: AFTER_A_CHANGE, awaitRefetchQueries: true });
  const [reason, setReason] = useState('');
  const say = async (approve: boolean) => {
    const { data } = await decide({ variables: { id, approve, reason: reason.trim() } }).catch(() => ({ data: null }));
    const approved = takesSecondFactor ? 'people.factorReset' : 'people.approved';
    if (data) notify(text(approve ? approved : 'people.declined', { name: person.name }));
  };
  const unready = reason.trim() === '' || deciding.loading;
  return (
    <div className="stack">
      <div className="row deciding">
        <TextInput
          className="grow"
          aria-label={text('people.decisionReason', { name: person.displayName })}
          placeholder={text('people.reason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="filled" disabled={unready} onClick={() => void say(true)}>
          {text('people.approve')}
        </Button>
        <Button disabled={unready} onClick={() => void say(false)}>
          {text('people.decline')}
        </Button>
      </div>
      <p className="small third">{text('people.expires', { at: instant(expiresAt) })}</p>
      {deciding.error ? <Problem message={wordsOf(deciding.error)} /> : null}
    </div>
  );
}

function Standing({ request: { state, decidedBy, decidedAt, decisionReason, expiresAt } }: { request: Request }) {
  const chip = { WAITING: 'chip warn', APPROVED: 'chip ok', DECLINED: 'chip against', EXPIRED: 'chip' }[state];
  return (
    <p className="small second">
      <span className={chip}>{text(`people.stateOf.${state}`)}</span>{' '}
      {decidedBy && decidedAt
        ? text('people.decidedBy', { by: decidedBy, at: instant(decidedAt), reason: decisionReason ?? '' })
        : text(state === 'WAITING' ? 'people.waitsForOther' : 'people.expired', { at: instant(expiresAt) })}
    </p>
  );
}
