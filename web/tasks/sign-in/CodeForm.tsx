import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { giveCode, type SignInOutcome } from '../../api/session.js';
import { text } from '../../texts/index.js';
import { Problem } from '../../ui/Pieces.js';

/** The second step of signing in: the code. */
export function CodeForm({ onStartAgain }: { onStartAgain: () => void }) {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [working, setWorking] = useState(false);

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('code');
    setWorking(true);
    setOutcome(await giveCode(String(code).trim()));
    setWorking(false);
  };

  return (
    <form className="panel" onSubmit={(event) => void submit(event)}>
      <h1>{text('signIn.code')}</h1>
      <TextInput
        name="code"
        label={text('signIn.code')}
        description={text('signIn.codeHelp')}
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        autoFocus
      />
      {outcome && outcome !== 'ok' && outcome !== 'code' ? (
        <Problem message={text(outcome === 'wrong' ? 'signIn.codeWrong' : `signIn.${outcome}`)} />
      ) : null}
      <Button type="submit" variant="filled" fullWidth disabled={working}>
        {text('signIn.codeSubmit')}
      </Button>
      <Button variant="subtle" fullWidth onClick={onStartAgain}>
        {text('signIn.startAgain')}
      </Button>
    </form>
  );
}
