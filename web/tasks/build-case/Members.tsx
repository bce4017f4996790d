import { useMutation, useQuery } from '@apollo/client/react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { graphql } from '../../api/graphql.js';
import { useDuties } from '../../parts/duties.js';
import { dayAfter, lastDayOf } from '../../parts/last-day.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import { AskReason } from './AskReason.js';

const COLLEAGUES = graphql(`query Colleagues { colleagues { name displayName } }`);
const ADD_MEMBER = graphql(
  `mutation AddMember($case: ID!, $member: String!, $reason: String!, $validFrom: String, $validUntil: String) {
    addMember(case: $case, member: $member, reason: $reason, validFrom: $validFrom, validUntil: $validUntil) { id version members }
  }`,
);
const REMOVE_MEMBER = graphql(
  `mutation RemoveMember($case: ID!, $member: String!, $reason: String!) { removeMember(case: $case, member: $member, reason: $reason) { id version members } }`,
);
const AGAIN = { refetchQueries: ['Case'], awaitRefetchQueries: true };

interface Membership {
  readonly member: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

interface CaseWithMembers {
  readonly id: string;
  readonly openedBy: string;
  readonly members: readonly string[];
  readonly memberships: readonly Membership[];
}

/** Who works on a case. Whoever opened it lets others in and takes them out; both stand in its history. */
export function Members({ shown }: { shown: CaseWithMembers }) {
  const { me, may } = useDuties();
  const [removing, setRemoving] = useState<string | null>(null);
  const decides = me?.name === shown.openedBy && may('BUILD_CASE');
  return (
    <section className="panel" aria-labelledby="members-title">
      <header>
        <h2 id="members-title">{text('cases.memberList')}</h2>
        <span className="third small">{text('cases.memberHint')}</span>
      </header>
      <ul className="members">
        {shown.memberships.map(({ member, ...period }) => (
          <li key={member} className="row">
            <bdi>{member}</bdi>
            {member === shown.openedBy ? <span className="third small">{text('cases.opener')}</span> : null}
            <Time {...period} />
            {decides && member !== shown.openedBy ? (
              <ActionIcon
                className="end"
                aria-label={text('cases.removeMember', { name: member })}
                onClick={() => setRemoving(member)}
              >
                <IconX size={16} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {decides ? <LetIn shown={shown} /> : null}
      {removing ? <TakeOut caseId={shown.id} member={removing} onClose={() => setRemoving(null)} /> : null}
    </section>
  );
}

/** For how long somebody is a member, where that is not always; outside it he is none. */
function Time(period: Omit<Membership, 'member'>) {
  const { validFrom, validUntil } = period;
  if (validFrom === null && validUntil === null) return null;
  const over = validUntil !== null && Date.parse(validUntil) <= Date.now();
  const said = [
    ...(validFrom === null ? [] : [text('cases.memberSince', { day: validFrom.slice(0, 10) })]),
    ...(validUntil === null ? [] : [text('people.until', { day: lastDayOf(period) ?? '' })]),
  ];
  return (
    <span className="third small">
      {said.join(', ')}
      {over ? ` · ${text('cases.memberOver')}` : ''}
    </span>
  );
}

/** One's own agency is offered while typing; whoever is of another has to be known by name. */
function LetIn({ shown }: { shown: CaseWithMembers }) {
  const { data } = useQuery(COLLEAGUES);
  const [add, adding] = useMutation(ADD_MEMBER, AGAIN);
  const others = (data?.colleagues ?? []).filter(({ name }) => !shown.members.includes(name));
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = (field: string) => String(new FormData(form).get(field) ?? '').trim();
    const member = said('member');
    const [from, lastDay] = [said('from'), said('lastDay')];
    const period = {
      validFrom: from === '' ? null : new Date(Date.parse(from)).toISOString(),
      validUntil: lastDay === '' ? null : dayAfter(lastDay),
    };
    const variables = { case: shown.id, member, reason: said('reason'), ...period };
    const { data: done } = await add({ variables }).catch(() => ({ data: null }));
    if (!done) return;
    form.reset();
    notify(text('cases.memberAdded', { name: member }));
  };
  return (
    <form className="stack inside let-in" aria-label={text('cases.addMember')} onSubmit={(event) => void submit(event)}>
      <TextInput
        name="member"
        label={text('cases.memberName')}
        description={text('cases.memberNameHint')}
        list="colleagues"
        required
        withAsterisk={false}
        maxLength={40}
        autoComplete="off"
      />
      <datalist id="colleagues">
        {others.map(({ name, displayName }) => (
          <option key={name} value={name}>
            {displayName}
          </option>
        ))}
      </datalist>
      <div className="row top">
        <TextInput name="from" type="date" className="grow" label={text('cases.memberFrom')} />
        <TextInput name="lastDay" type="date" className="grow" label={text('cases.memberLastDay')} />
      </div>
      <TextInput name="reason" label={text('cases.memberReason')} required withAsterisk={false} maxLength={500} />
      {adding.error ? <Problem message={wordsOf(adding.error)} /> : null}
      <Button type="submit" disabled={adding.loading}>
        {text('cases.letInSubmit')}
      </Button>
    </form>
  );
}

function TakeOut({ caseId, member, onClose }: { caseId: string; member: string; onClose: () => void }) {
  const [remove, { loading, error }] = useMutation(REMOVE_MEMBER, AGAIN);
  const takeOut = async (reason: string) => {
    const { data } = await remove({ variables: { case: caseId, member, reason } }).catch(() => ({ data: null }));
    if (!data) return;
    notify(text('cases.memberRemoved', { name: member }));
    onClose();
  };
  return (
    <AskReason
      title={text('cases.removeMember', { name: member })}
      label={text('cases.memberReason')}
      act={text('cases.takeOut')}
      doing={loading}
      error={error}
      onReason={takeOut}
      onClose={onClose}
    />
  );
}
