import express, { type Router } from 'express';
import type { GraphqlEndpoint } from '../questions/endpoint.js';
import { MOST_BODY_BYTES, nestsTooDeeply } from '../questions/limits.js';
import type { Door } from './door.js';
import { notLongerThan, refuse } from './refusal.js';

/** GraphQL over HTTP: POST, JSON, one question at a time. */
export function graphqlRoute(door: Door, graphql: GraphqlEndpoint): Router {
  const router = express.Router();
  router.post(
    '/graphql',
    door.fromOurPage,
    door.signedIn,
    (req, res, next) => {
      if (req.is('application/json')) next();
      else refuse(res, 415, 'BAD_REQUEST', 'Send the question as application/json');
    },
    notLongerThan(MOST_BODY_BYTES),
    express.json({ limit: MOST_BODY_BYTES }),
    async (req, res) => {
      if (nestsTooDeeply(req.body)) {
        refuse(res, 400, 'BAD_REQUEST', 'The request nests too deeply');
        return;
      }
      const headers = new Map(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
      const { signal } = door.asking(req, res);
      const answer = await graphql.answer({
        headers,
        body: req.body,
        signedIn: door.who(req),
        purpose: door.purpose(req),
        purposeDemanded: door.demandsPurpose(req),
        signal,
      });
      for (const [name, value] of answer.headers) if (name !== 'cache-control') res.setHeader(name, value);
      res.status(answer.status).send(answer.body);
    },
  );
  router.all('/graphql', (_req, res) => {
    res.setHeader('Allow', 'POST');
    refuse(res, 405, 'BAD_REQUEST', 'Ask with POST');
  });
  return router;
}
