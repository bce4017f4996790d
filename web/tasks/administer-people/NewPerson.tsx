import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { wordsOf } from '../../api/errors.js';
import { text } from '../../texts/index.js';
import { Problem } from '../../ui/Pieces.js';
import { OneTimePassword } from './OneTimePassword.js';
import { ADD_PERSON, AFTER_A_CHANGE, type Rights } from './people-operations.js';
import { ClearanceFields, RoleFields } from './RightsFields.js';
import type { Reach } from './reach.js';

const NO_RIGHTS: Rights = { roles: [], clearances: [], active: true };

/** A new account. What proves at first that it is he is a password that works once, shown here and nowhere else. */
export function NewPerson({ reach, fourEyes }: { reach: Reach; fourEyes: boolean }) {
  const [rights, setRights] = useState(NO_RIGHTS);
  const [add, adding] = useMutation(ADD_PERSON, {
    refetchQueries: AFTER_A_CHANGE,
    awaitRefetchQueries: true,
    fetchPolicy: 'no-cache',
  });
  const made = adding.data?.addPerson;

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = (name: string) => String(new FormData(form).get(name) ?? '').trim();
    const { roles, clearances } = rights;
    const variables = {
      name: said('name'),
      displayName: said('displayName'),
      agency: reach.everywhere ? said('agency') : reach.agency,
      roles,
      clearances: clearances.map(({ agency, handling, validFrom, validUntil }) => ({
        agency,
        handling,
        validFrom,
        validUntil,
      })),
      reason: said('reason'),
    };
    const { data } = await add({ variables }).catch(() => ({ data: null }));
    if (!data) return;
    form.reset();
    setRights(NO_RIGHTS);
  };
  return (
    <>
      {made ? (
        <div className="inside">
          <OneTimePassword name={made.person.name} password={made.password} />
          {made.request ? <p className="second">{text('people.rightsWait')}</p> : null}
        </div>
      ) : null}
      <form className="stack inside" aria-label={text('people.new')} onSubmit={(event) => void submit(event)}>
        <TextInput
          name="name"
          label={text('people.signInName')}
          description={text('people.signInNameHint')}
          pattern="[a-z][a-z0-9\-]{1,39}"
          required
          withAsterisk={false}
          autoComplete="off"
        />
        <TextInput
          name="displayName"
          label={text('people.displayName')}
          required
          withAsterisk={false}
          maxLength={100}
          autoComplete="off"
        />
        {reach.everywhere ? (
          <TextInput
            name="agency"
            label={text('people.agency')}
            description={text('people.agencyHint')}
            pattern="[a-z][a-z0-9\-]{1,59}"
            required
            withAsterisk={false}
          />
        ) : null}
        <RoleFields
          roles={rights.roles}
          reach={reach}
          onChange={(roles) => setRights({ ...rights, roles: [...roles] })}
        />
        <ClearanceFields
          before={[]}
          clearances={rights.clearances}
          reach={reach}
          onChange={(clearances) => setRights({ ...rights, clearances })}
        />
        <TextInput name="reason" label={text('people.reason')} required withAsterisk={false} maxLength={500} />
        {adding.error ? <Problem message={wordsOf(adding.error)} /> : null}
        <Button type="submit" variant="filled" disabled={adding.loading}>
          {text('people.make')}
        </Button>
        {fourEyes ? <p className="small third">{text('people.newFourEyes')}</p> : null}
      </form>
    </>
  );
}
