import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type SignInOutcome, signIn, useSession } from '../../api/session.js';
import { text } from '../../texts/index.js';
import { Brand } from '../../ui/Brand.js';
import { Problem } from '../../ui/Pieces.js';
import { CodeForm } from './CodeForm.js';
import './sign-in.css';

/** Where the agency's sign-in failed, the server says why in the page's address. */
const AGENCY_OUTCOMES = ['unreachable', 'refused', 'no-group', 'name-taken', 'ended'] as const;

function agencyOutcome() {
  const said = new URLSearchParams(window.location.search).get('sign-in');
  return AGENCY_OUTCOMES.find((outcome) => outcome === said);
}

/** Task: say who you are. What was typed stays when it is refused. */
export function SignInPage() {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [mustChange, setMustChange] = useState(false);
  const [working, setWorking] = useState(false);
  const agencySignIn = useSession((s) => s.agencySignIn);
  const failedAtAgency = agencyOutcome();
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
        {agencySignIn ? (
          <Button component="a" href="/sign-in/agency" fullWidth>
            {text('signIn.atAgency')}
          </Button>
        ) : null}
        {failedAtAgency && !outcome ? <Problem message={text(`signIn.agency.${failedAtAgency}`)} /> : null}
        <p className="third small">{text('signIn.purpose')}</p>
      </form>
    </main>
  );
}
