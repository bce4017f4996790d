import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type SignInOutcome, signIn } from '../../api/session.js';
import { text } from '../../texts/index.js';
import { Brand } from '../../ui/Brand.js';
import { Problem } from '../../ui/Pieces.js';
import { CodeForm } from './CodeForm.js';
import './sign-in.css';

/** Task: say who you are. What was typed stays when it is refused. */
export function SignInPage() {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [mustChange, setMustChange] = useState(false);
  const [working, setWorking] = useState(false);
  const name = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${text('signIn.title')} · ${text('app.name')}`;
    name.current?.focus();
  }, []);

  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const newPassword = form.get('newPassword');
    setWorking(true);
    const answer = await signIn(
      String(form.get('name')).trim(),
      String(form.get('password')),
      newPassword ? String(newPassword) : null,
    );
    setOutcome(answer);
    if (answer === 'mustChange') setMustChange(true);
    setWorking(false);
  };

  if (outcome === 'code') {
    return (
      <main className="sign-in">
        <CodeForm onStartAgain={() => setOutcome(null)} />
      </main>
    );
  }
  return (
    <main className="sign-in">
      <form className="panel" onSubmit={(event) => void submit(event)}>
        <h1 className="row">
          <Brand size={24} />
          {text('app.name')}
        </h1>
        <TextInput
          ref={name}
          name="name"
          label={text('signIn.name')}
          autoComplete="username"
          required
          withAsterisk={false}
        />
        <TextInput
          type="password"
          name="password"
          label={text('signIn.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        {mustChange ? (
          <TextInput
            type="password"
            name="newPassword"
            label={text('signIn.newPassword')}
            autoComplete="new-password"
            required
            withAsterisk={false}
          />
        ) : null}
        {outcome && outcome !== 'ok' ? <Problem message={text(`signIn.${outcome}`)} /> : null}
        <Button type="submit" variant="filled" fullWidth disabled={working}>
          {text('signIn.submit')}
        </Button>
        <p className="third small">{text('signIn.purpose')}</p>
      </form>
    </main>
  );
}
