import express, { type Request, type Router } from 'express';
import type { AccessLog } from '../access/access-log.js';
import type { AgencyGroups } from '../access/agency-groups.js';
import { type AgencyPeopleStore, AgencyRefused, accountOf } from '../access/agency-people.js';
import type { AgencySignIn } from '../access/agency-sign-in.js';
import { AWAY_SECONDS, type Departures } from '../access/departures.js';
import type { UserStore } from '../access/users.js';
import type { Door } from './door.js';
import type { ReportFault } from './report-fault.js';
import { TRAVELLING_COOKIE_GONE, travellingCookieWith, travellingSecretIn } from './session-cookie.js';

export interface AgencyParts {
  readonly signIn: AgencySignIn;
  readonly groups: AgencyGroups;
  readonly departures: Departures;
  readonly users: UserStore;
  readonly agencyPeople: AgencyPeopleStore;
}

const AWAY = '/sign-in/agency';
const BACK = '/sign-in/agency/back';

/** What the sign-in page is told in its address, where it says why. */
type Outcome = 'unreachable' | 'refused' | 'no-group' | 'name-taken' | 'ended';
const OUTCOME = { NO_GROUP: 'no-group', NAME_TAKEN: 'name-taken', ACCOUNT_ENDED: 'ended' } as const;

/** To the agency and back. Both are visits of the browser, so both are answered with where to go next. */
export function agencyRoutes(door: Door, log: AccessLog, report: ReportFault, parts: AgencyParts): Router {
  const { signIn, groups, departures, users, agencyPeople } = parts;
  const router = express.Router();
  const toSignIn = (outcome: Outcome) => `/?sign-in=${outcome}`;

  router.get(AWAY, async (req, res) => {
    try {
      const { url, departure } = await signIn.depart(`${req.protocol}://${req.get('host')}${BACK}`);
      res.setHeader('Set-Cookie', travellingCookieWith(departures.note(departure), AWAY_SECONDS));
      res.redirect(303, url.href);
    } catch (fault) {
      report('agency-sign-in', fault);
      res.redirect(303, toSignIn('unreachable'));
    }
  });

  router.get(BACK, async (req, res) => {
    const refused = async (actor: string, result: string, outcome: Outcome) => {
      await log.append({ ...COMING_BACK, actor, agency: '', session: '', ids: [], result });
      res.redirect(303, toSignIn(outcome));
    };
    res.setHeader('Set-Cookie', TRAVELLING_COOKIE_GONE);
    const departure = departures.take(travellingSecretIn(req));
    const identity = departure && (await signIn.arrive(searchOf(req), departure).catch(() => null));
    if (identity === null) {
      await refused('', 'AGENCY_REFUSED', 'refused');
      return;
    }
    const account = await accountOf(identity, groups, { users, agencyPeople }).catch((why: unknown) => {
      if (why instanceof AgencyRefused) return why;
      throw why;
    });
    door.forget();
    if (account instanceof AgencyRefused) {
      await refused(identity.userName.slice(0, 100), account.code, OUTCOME[account.code]);
      return;
    }
    await door.letIn(req, res, account, account.standing.round, COMING_BACK.operation);
    res.appendHeader('Set-Cookie', TRAVELLING_COOKIE_GONE);
    res.redirect(303, '/');
  });

  return router;
}

const COMING_BACK = { action: 'SIGN_IN', operation: `GET ${BACK}` } as const;

function searchOf(req: Request): string {
  const from = req.originalUrl.indexOf('?');
  return from < 0 ? '' : req.originalUrl.slice(from);
}
