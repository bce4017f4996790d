import type { Session } from './sessions.js';
import type { User } from './user.js';
import type { Standing } from './users.js';
import type { Viewer } from './viewer.js';

/** Somebody whose session was found, with what he may see at this moment. */
export interface SignedIn {
  readonly user: User;
  readonly viewer: Viewer;
  readonly standing: Standing;
  /** His session at the page, or the token by which he acts. */
  readonly session: Pick<Session, 'id'>;
}
