import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import { backToTitle } from './Drawer.js';
import { OneTimePassword } from './OneTimePassword.js';
import {
  AFTER_A_CHANGE,
  CHANGE_RIGHTS,
  END_PERSON,
  type Person,
  RESET_PASSWORD,
  RESET_SECOND_FACTOR,
  RESTORE_PERSON,
  type Rights,
} from './people-operations.js';
import { ClearanceFields, RoleFields } from './RightsFields.js';
import { administers, type Reach } from './reach.js';
import { changedClearances, changesInWords } from './rights-words.js';

/** One account: what it may, and what an administrator may do with it. */
export function PersonPanel({ person, reach, fourEyes }: { person: Person; reach: Reach; fourEyes: boolean }) {
  const own = person.name === reach.name;
  const administered = administers(reach, person);
  return (
    <>
      <dl className="facts inside">
        <dt>{text('people.name')}</dt>
        <dd className="mono">{person.name}</dd>
        <dt>{text('people.agency')}</dt>
        <dd>{person.agency}</dd>
        {administered || own ? (
          <>
            <dt>{text('people.lastSignIn')}</dt>
            <dd>{person.lastSignInOn ?? text('people.never')}</dd>
          </>
        ) : null}
        {person.endedOn ? (
          <>
            <dt>{text('people.state')}</dt>
            <dd>{text('people.endedOn', { on: person.endedOn })}</dd>
          </>
        ) : null}
      </dl>
      {own ? <p className="inside second">{text('people.own')}</p> : null}
      {!own && !administered ? (
        <p className="inside second">{text('people.stranger', { agency: reach.agency })}</p>
      ) : null}
      {!own && person.rights.active ? (
        <RightsForm
          // What was ticked belongs to the rights as they were.
          key={JSON.stringify(person.rights)}
          person={person}
          reach={reach}
          withRoles={administered}
          fourEyes={fourEyes}
        />
      ) : null}
      {administered ? <AccountForm key={person.name} person={person} /> : null}
    </>
  );
}

function RightsForm({
  person: { name, rights },
  reach,
  withRoles,
  fourEyes,
}: {
  person: Person;
  reach: Reach;
  withRoles: boolean;
  fourEyes: boolean;
}) {
  const [wanted, setWanted] = useState<Rights>(rights);
  const [change, changing] = useMutation(CHANGE_RIGHTS, { refetchQueries: AFTER_A_CHANGE, awaitRefetchQueries: true });
  const sentences = changesInWords(rights, wanted);
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const clearances = changedClearances(rights.clearances, wanted.clearances);
    const { data } = await change({
      variables: {
        name,
        roles: wanted.roles,
        withRoles: wanted.roles.join() !== rights.roles.join(),
        clearances: [...clearances],
        withClearances: clearances.length > 0,
        reason: reasonIn(event.currentTarget),
      },
    }).catch(() => ({ data: null }));
    if (!data) return;
    const waits = data.changeRoles?.request || data.changeClearances?.request;
    setWanted(rights);
    backToTitle();
    notify(text(waits ? 'people.asked' : 'people.changed', { name }));
  };
  return (
    <form className="stack inside" aria-label={text('people.rights')} onSubmit={(event) => void submit(event)}>
      {withRoles ? (
        <RoleFields
          roles={wanted.roles}
          reach={reach}
          onChange={(roles) => setWanted({ ...wanted, roles: [...roles] })}
        />
      ) : null}
      <ClearanceFields
        before={rights.clearances}
        clearances={wanted.clearances}
        reach={reach}
        onChange={(clearances) => setWanted({ ...wanted, clearances })}
      />
      {sentences.length > 0 ? (
        <>
          <div className="what-changes" role="status">
            <h3>{text('people.whatChanges')}</h3>
            <ul>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p className="small third">{text(fourEyes ? 'people.fourEyesHint' : 'people.atOnceHint')}</p>
          </div>
          <TextInput name="reason" label={text('people.reason')} required withAsterisk={false} maxLength={500} />
        </>
      ) : null}
      {changing.error ? <Problem message={wordsOf(changing.error)} /> : null}
      <div className="row">
        <Button type="submit" variant="filled" disabled={sentences.length === 0 || changing.loading}>
          {text('people.change')}
        </Button>
        {sentences.length > 0 ? <Button onClick={() => setWanted(rights)}>{text('people.leave')}</Button> : null}
      </div>
    </form>
  );
}

/** The account itself: its password, its end. */
function AccountForm({ person: { name, rights } }: { person: Person }) {
  const again = { refetchQueries: AFTER_A_CHANGE, awaitRefetchQueries: true };
  const [reset, resetting] = useMutation(RESET_PASSWORD, { fetchPolicy: 'no-cache' });
  const [resetFactor, resettingFactor] = useMutation(RESET_SECOND_FACTOR, again);
  const [end, ending] = useMutation(END_PERSON, again);
  const [restore, restoring] = useMutation(RESTORE_PERSON, again);
  const [reason, setReason] = useState('');
  const error = resetting.error ?? resettingFactor.error ?? ending.error ?? restoring.error;
  const busy = resetting.loading || resettingFactor.loading || ending.loading || restoring.loading;
  const variables = { name, reason: reason.trim() };

  const resetPassword = async () => {
    await reset({ variables }).catch(() => null);
  };
  const resetSecondFactor = async () => {
    const { data } = await resetFactor({ variables }).catch(() => ({ data: null }));
    if (!data) return;
    const { taken, request } = data.resetSecondFactor;
    notify(text(request ? 'people.asked' : taken ? 'people.factorReset' : 'people.noFactor', { name }));
  };
  const endOrRestore = async () => {
    const request = rights.active
      ? (await end({ variables }).catch(() => null))?.data?.endPerson
      : (await restore({ variables }).catch(() => null))?.data?.restorePerson;
    if (!request) return;
    setReason('');
    backToTitle();
    notify(text(request.request ? 'people.asked' : rights.active ? 'people.ended' : 'people.restored', { name }));
  };
  return (
    <section className="stack inside account-form" aria-labelledby="account-title">
      <h3 id="account-title">{text('people.account')}</h3>
      <TextInput
        label={text('people.reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error ? <Problem message={wordsOf(error)} /> : null}
      <div className="row account-actions">
        {rights.active ? (
          <>
            <Button disabled={busy || reason.trim() === ''} onClick={() => void resetPassword()}>
              {text('people.reset')}
            </Button>
            <Button disabled={busy || reason.trim() === ''} onClick={() => void resetSecondFactor()}>
              {text('people.resetFactor')}
            </Button>
          </>
        ) : null}
        <Button disabled={busy || reason.trim() === ''} onClick={() => void endOrRestore()}>
          {text(rights.active ? 'people.end' : 'people.restore')}
        </Button>
      </div>
      <p className="small third">{text(rights.active ? 'people.endHint' : 'people.restoreHint')}</p>
      {resetting.data ? <OneTimePassword name={name} password={resetting.data.resetPassword.password} /> : null}
    </section>
  );
}

function reasonIn(form: HTMLFormElement): string {
  return String(new FormData(form).get('reason') ?? '').trim();
}
