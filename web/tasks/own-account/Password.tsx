import { Button } from '@mantine/core';
import { changePassword } from '../../api/account.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import { PasswordField } from './PasswordField.js';
import { typedIn, useAsking } from './useAsking.js';

/** Changes the password; asks for the present one. */
export function Password() {
  const { working, problem, asking } = useAsking();
  const change = async (event: React.FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const typed = typedIn(event);
    if ((await asking(() => changePassword(typed('password'), typed('newPassword')))) === undefined) return;
    form.reset();
    notify(text('account.password.changed'));
  };
  return (
    <form className="stack" onSubmit={(event) => void change(event)}>
      <PasswordField name="password" label={text('account.password.old')} />
      <PasswordField name="newPassword" label={text('account.password.new')} isNew />
      <p className="third small">{text('account.password.help')}</p>
      {problem ? <Problem message={problem} /> : null}
      <Button type="submit" disabled={working}>
        {text('account.password.change')}
      </Button>
    </form>
  );
}
