import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { findSession, signOut } from '../../api/session.js';
import { text } from '../../texts/index.js';
import { Brand } from '../../ui/Brand.js';
import { SetUpSecondFactor } from './SetUpSecondFactor.js';
import './account.css';

/** Task: set up the second factor that one's agency demands, before anything else. */
export function SetUpFirstPage() {
  useEffect(() => {
    document.title = `${text('account.secondFactor.title')} · ${text('app.name')}`;
  }, []);
  return (
    <main className="set-up-first">
      <section className="panel stack">
        <h1 className="row">
          <Brand size={24} />
          {text('account.secondFactor.title')}
        </h1>
        <p>{text('signIn.mustSetUp')}</p>
        <SetUpSecondFactor onDone={() => void findSession()} />
        <Button variant="subtle" onClick={() => void signOut()}>
          {text('app.signOut')}
        </Button>
      </section>
    </main>
  );
}
