import { AccessLog } from '../access/access-log.js';
import { ensureAuditKey } from '../access/audit-key.js';
import { foldersIn } from './engine.js';

/** This process's file of the access log in a home folder, with heads signed by the home's own key and copied to `copies`. */
export async function openAccessLog(
  home: string,
  copies: string | null,
  now: () => Date,
  copyFailed: (fault: unknown) => void,
): Promise<AccessLog> {
  const { audit, keys } = foldersIn(home);
  return AccessLog.open(audit, now, { key: await ensureAuditKey(keys), copies, copyFailed });
}
