import express, { type Router } from 'express';
import type { ApiToken, ApiTokens } from '../access/api-tokens.js';
import { isTokenScope } from '../access/token-scopes.js';
import { BadInput } from '../errors.js';
import { bodyOf, MOST_BYTES, noted } from './account-routes.js';
import type { Door } from './door.js';
import { notLongerThan } from './refusal.js';

const USUAL_DAYS = 30;

/** Tokens for scripts, made and revoked by their user at the page; none of this can be done by a token. */
export function tokenRoutes(door: Door, tokens: ApiTokens): Router {
  const router = express.Router();
  const mine = [door.fromOurPage, door.atThePage, door.withSecondFactor];

  router.get('/account/tokens', ...mine, async (req, res) => {
    res.json({ tokens: (await tokens.of(door.who(req).user.name)).map(shown) });
  });

  router.post(
    '/account/tokens',
    ...mine,
    notLongerThan(MOST_BYTES),
    express.json({ limit: MOST_BYTES }),
    noted(door, 'RIGHTS_CHANGE', async (req) => {
      const { name, scopes, days = USUAL_DAYS } = bodyOf(req);
      if (
        typeof name !== 'string' ||
        !Array.isArray(scopes) ||
        typeof days !== 'number' ||
        !scopes.every(isTokenScope)
      ) {
        throw new BadInput('Send name, scopes and days');
      }
      const { secret, token } = await tokens.make(door.who(req).user.name, { name, scopes, days });
      return { secret, token: shown(token) };
    }),
  );

  router.delete(
    '/account/tokens/:id',
    ...mine,
    noted(door, 'RIGHTS_CHANGE', async (req) => {
      await tokens.revoke(door.who(req).user.name, String(req.params.id));
      return null;
    }),
  );

  return router;
}

function shown({ id, name, scopes, madeAt, expiresAt, lastUsedOn }: ApiToken) {
  return { id, name, scopes, madeAt, expiresAt, lastUsedOn };
}
