import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { makeToken, ownTokens, revokeToken, type Token, type TokenScope } from '../../api/account.js';
import { text } from '../../texts/index.js';
import { notify } from '../../ui/notice.js';
import { Loading, Problem } from '../../ui/Pieces.js';
import { typedIn, useAsking } from './useAsking.js';

const SCOPES: readonly TokenScope[] = ['READ', 'TAKE_IN'];
const USUAL_DAYS = 30;
const MOST_DAYS = 365;

/** Tokens for scripts: those there are, and a new one. */
export function Tokens() {
  const [tokens, setTokens] = useState<readonly Token[] | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { working, problem, asking } = useAsking();

  const load = async () => {
    const found = await asking(ownTokens);
    if (found) setTokens(found);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when the page opens
  useEffect(() => void load(), []);

  const make = async (event: React.FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const typed = typedIn(event);
    const scopes = SCOPES.filter((scope) => typed(scope) !== '');
    const made = await asking(() => makeToken(typed('name'), scopes, Number(typed('days'))));
    if (!made) return;
    form.reset();
    setSecret(made);
    await load();
  };
  const revoke = async ({ id, name }: Token) => {
    if ((await asking(() => revokeToken(id))) === undefined) return;
    notify(text('account.tokens.revoked', { name }));
    await load();
  };

  return (
    <>
      <p>{text('account.tokens.about')}</p>
      {tokens === null && !problem ? <Loading rows={2} /> : null}
      {tokens?.length === 0 ? <p className="second">{text('account.tokens.none')}</p> : null}
      {tokens && tokens.length > 0 ? <TokenTable tokens={tokens} onRevoke={(token) => void revoke(token)} /> : null}
      {secret ? (
        <div className="stack new-token" role="status">
          <p>{text('account.tokens.made')}</p>
          <code className="mono">{secret}</code>
          <Button onClick={() => setSecret(null)}>{text('account.tokens.done')}</Button>
        </div>
      ) : null}
      {problem ? <Problem message={problem} /> : null}
      <form className="stack" onSubmit={(event) => void make(event)}>
        <TextInput name="name" label={text('account.tokens.name')} maxLength={100} required withAsterisk={false} />
        <fieldset className="scopes">
          <legend>{text('account.tokens.scopes')}</legend>
          {SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              name={scope}
              value="yes"
              label={text(`account.tokens.scope.${scope}`)}
              defaultChecked={scope === 'READ'}
            />
          ))}
        </fieldset>
        <TextInput
          type="number"
          name="days"
          label={text('account.tokens.days')}
          min={1}
          max={MOST_DAYS}
          defaultValue={USUAL_DAYS}
          required
          withAsterisk={false}
        />
        <Button type="submit" disabled={working}>
          {text('account.tokens.make')}
        </Button>
      </form>
    </>
  );
}

function TokenTable({ tokens, onRevoke }: { tokens: readonly Token[]; onRevoke: (token: Token) => void }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text('account.tokens.name')}</th>
          <th scope="col">{text('account.tokens.scopes')}</th>
          <th scope="col">{text('account.tokens.ends')}</th>
          <th scope="col">{text('account.tokens.used')}</th>
          <th scope="col">{text('account.tokens.id')}</th>
          <th scope="col">
            <span className="visually-hidden">{text('account.tokens.revoke')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <td>
              <bdi>{token.name}</bdi>
            </td>
            <td>{token.scopes.map((scope) => text(`account.tokens.shortScope.${scope}`)).join(', ')}</td>
            <td className="no-wrap">{token.expiresAt.slice(0, 10)}</td>
            <td className="no-wrap">{token.lastUsedOn ?? text('account.tokens.never')}</td>
            <td className="mono">{token.id}</td>
            <td>
              <Button
                aria-label={text('account.tokens.revokeNamed', { name: token.name })}
                onClick={() => onRevoke(token)}
              >
                {text('account.tokens.revoke')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
