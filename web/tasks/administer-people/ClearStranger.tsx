import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { wordsOf } from '../../api/errors.js';
import { text } from '../../texts/index.js';
import { HANDLINGS } from '../../ui/handling.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import { AFTER_A_CHANGE, CHANGE_RIGHTS } from './people-operations.js';

/** Clears somebody of another agency for one's own records. His name has to be known: no list of them is shown. */
export function ClearStranger({ agency }: { agency: string }) {
  const [change, changing] = useMutation(CHANGE_RIGHTS, { refetchQueries: AFTER_A_CHANGE });
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = (field: string) => String(new FormData(form).get(field) ?? '').trim();
    const name = said('name');
    const { data } = await change({
      variables: {
        name,
        roles: [],
        withRoles: false,
        clearances: [{ agency, handling: said('handling') }],
        withClearances: true,
        reason: said('reason'),
      },
    }).catch(() => ({ data: null }));
    if (!data) return;
    form.reset();
    notify(text(data.changeClearances?.request ? 'people.asked' : 'people.changed', { name }));
  };
  return (
    <form className="stack inside" aria-label={text('people.clear')} onSubmit={(event) => void submit(event)}>
      <p className="second">{text('people.clearHint', { agency })}</p>
      <TextInput
        name="name"
        label={text('people.signInName')}
        required
        withAsterisk={false}
        maxLength={40}
        autoComplete="off"
      />
      <NativeSelect name="handling" label={text('people.recordsOf', { agency })} data={[...HANDLINGS]} />
      <TextInput name="reason" label={text('people.reason')} required withAsterisk={false} maxLength={500} />
      {changing.error ? <Problem message={wordsOf(changing.error)} /> : null}
      <Button type="submit" variant="filled" disabled={changing.loading}>
        {text('people.clearSubmit')}
      </Button>
    </form>
  );
}
