import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { type OwnAccount, ownAccount, signOutEverywhere } from '../../api/account.js';
import { signedOut } from '../../api/session.js';
import { Frame } from '../../parts/Frame.js';
import { text } from '../../texts/index.js';
import { Loading, Problem } from '../../ui/Pieces.js';
import { Password } from './Password.js';
import { SecondFactor } from './SecondFactor.js';
import { Tokens } from './Tokens.js';
import { useAsking } from './useAsking.js';
import './account.css';

/** Task: look after one's own signing in. */
export function AccountPage() {
  const [account, setAccount] = useState<OwnAccount | null>(null);
  const { problem, asking } = useAsking();
  const load = async () => {
    const found = await asking(ownAccount);
    if (found) setAccount(found);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when the page opens
  useEffect(() => void load(), []);

  const everywhere = async () => {
    if ((await asking(signOutEverywhere)) === undefined) return;
    signedOut();
  };

  return (
    <Frame title={text('account.title')} marks={{ kind: 'none' }} context={<h1>{text('account.title')}</h1>}>
      <div className="account-page scroll">
        {problem ? <Problem message={problem} onRetry={() => void load()} /> : null}
        {account === null && !problem ? <Loading /> : null}
        {account?.hasPassword === false ? <p>{text('account.elsewhere')}</p> : null}
        {account?.hasPassword ? (
          <>
            <Part title={text('account.secondFactor.title')}>
              <SecondFactor account={account} onChange={() => void load()} />
            </Part>
            <Part title={text('account.password.title')}>
              <Password />
            </Part>
          </>
        ) : null}
        {account ? (
          <>
            <Part title={text('account.sessions.title')}>
              <p>{text('account.sessions.about')}</p>
              <Button onClick={() => void everywhere()}>{text('account.sessions.everywhere')}</Button>
            </Part>
            <Part title={text('account.tokens.title')}>
              <Tokens />
            </Part>
          </>
        ) : null}
      </div>
    </Frame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
      </header>
      <div className="inside stack">{children}</div>
    </section>
  );
}
