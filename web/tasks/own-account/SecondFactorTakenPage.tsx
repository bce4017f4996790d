import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { toldOfSecondFactor } from '../../api/account.js';
import { findSession, useSession } from '../../api/session.js';
import { instant, text } from '../../texts/index.js';
import { Brand } from '../../ui/Brand.js';
import { Problem } from '../../ui/Pieces.js';
import { useAsking } from './useAsking.js';
import './account.css';

/** Task: read that somebody took one's second factor away, before anything else. */
export function SecondFactorTakenPage() {
  const taken = useSession((s) => s.secondFactorTaken);
  const { working, problem, asking } = useAsking();
  useEffect(() => {
    document.title = `${text('signIn.factorTaken.title')} · ${text('app.name')}`;
  }, []);
  const read = async () => {
    if ((await asking(toldOfSecondFactor)) !== undefined) await findSession();
  };
  return (
    <main className="set-up-first factor-taken">
      <section className="panel stack">
        <h1 className="row">
          <Brand size={24} />
          {text('signIn.factorTaken.title')}
        </h1>
        {taken ? <p>{text('signIn.factorTaken.what', { by: taken.by.join(', '), at: instant(taken.at) })}</p> : null}
        <p>{text('signIn.factorTaken.unasked')}</p>
        {problem ? <Problem message={problem} /> : null}
        <Button variant="filled" disabled={working} onClick={() => void read()} autoFocus>
          {text('signIn.factorTaken.read')}
        </Button>
      </section>
    </main>
  );
}
