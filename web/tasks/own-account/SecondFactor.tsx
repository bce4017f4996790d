import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type OwnAccount, removeSecondFactor } from '../../api/account.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { Problem } from '../../ui/Pieces.js';
import { PasswordField } from './PasswordField.js';
import { SetUpSecondFactor } from './SetUpSecondFactor.js';
import { typedIn, useAsking } from './useAsking.js';

/** Whether signing in asks for a code; sets it up, or takes it away. */
export function SecondFactor({ account, onChange }: { account: OwnAccount; onChange: () => void }) {
  const { on, recoveryCodesLeft } = account.secondFactor;
  const [settingUp, setSettingUp] = useState(false);
  const { working, problem, asking } = useAsking();

  const remove = async (event: React.FormEvent<HTMLFormElement>) => {
    const typed = typedIn(event);
    if ((await asking(() => removeSecondFactor(typed('password'), typed('code')))) === undefined) return;
    notify(text('account.secondFactor.removed'));
    onChange();
  };

  if (!on) {
    return (
      <>
        <p>{text('account.secondFactor.off')}</p>
        {settingUp ? (
          <SetUpSecondFactor
            onDone={() => {
              setSettingUp(false);
              onChange();
            }}
          />
        ) : (
          <Button onClick={() => setSettingUp(true)}>{text('account.secondFactor.begin')}</Button>
        )}
      </>
    );
  }
  return (
    <form className="stack" onSubmit={(event) => void remove(event)}>
      <p>{text('account.secondFactor.on', { count: recoveryCodesLeft ?? 0 })}</p>
      <PasswordField name="password" label={text('account.password.old')} />
      <TextInput
        name="code"
        label={text('signIn.code')}
        description={text('signIn.codeHelp')}
        autoComplete="one-time-code"
        required
        withAsterisk={false}
      />
      {problem ? <Problem message={problem} /> : null}
      <Button type="submit" disabled={working}>
        {text('account.secondFactor.remove')}
      </Button>
    </form>
  );
}
