import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { beginSecondFactor, confirmSecondFactor } from '../../api/account.js';
import { text } from '../../texts/index.js';
import { Problem } from '../../ui/Pieces.js';
import { PasswordField } from './PasswordField.js';
import { QrCode } from './QrCode.js';
import { typedIn, useAsking } from './useAsking.js';

type Step =
  | { readonly at: 'password' }
  | { readonly at: 'scan'; readonly secret: string; readonly uri: string }
  | { readonly at: 'codes'; readonly codes: readonly string[] };

/** Password, picture, code, recovery codes. `onDone` when these are kept. */
export function SetUpSecondFactor({ onDone }: { onDone: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'password' });
  const { working, problem, asking } = useAsking();

  const begin = async (event: React.FormEvent<HTMLFormElement>) => {
    const typed = typedIn(event);
    const begun = await asking(() => beginSecondFactor(typed('password')));
    if (begun) setStep({ at: 'scan', ...begun });
  };
  const confirm = async (event: React.FormEvent<HTMLFormElement>) => {
    const typed = typedIn(event);
    const codes = await asking(() => confirmSecondFactor(typed('code')));
    if (codes) setStep({ at: 'codes', codes });
  };

  const said = problem ? <Problem message={problem} /> : null;
  if (step.at === 'codes') {
    return (
      <div className="stack" role="status">
        <p>{text('account.secondFactor.codes')}</p>
        <ul className="recovery-codes mono">
          {step.codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Button variant="filled" onClick={onDone}>
          {text('account.secondFactor.kept')}
        </Button>
      </div>
    );
  }
  if (step.at === 'scan') {
    return (
      <form className="stack" onSubmit={(event) => void confirm(event)}>
        <p>{text('account.secondFactor.scan')}</p>
        <QrCode value={step.uri} label={text('account.secondFactor.picture')} />
        <dl className="facts">
          <dt>{text('account.secondFactor.secret')}</dt>
          <dd className="mono">{step.secret}</dd>
          <dt>{text('account.secondFactor.address')}</dt>
          <dd className="mono">{step.uri}</dd>
        </dl>
        <TextInput
          name="code"
          label={text('signIn.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          autoFocus
        />
        {said}
        <Button type="submit" variant="filled" disabled={working}>
          {text('account.secondFactor.confirm')}
        </Button>
      </form>
    );
  }
  return (
    <form className="stack" onSubmit={(event) => void begin(event)}>
      <PasswordField name="password" label={text('account.password.old')} />
      {said}
      <Button type="submit" disabled={working}>
        {text('account.secondFactor.begin')}
      </Button>
    </form>
  );
}
