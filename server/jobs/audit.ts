import type { Progress } from '../progress.js';
import { LeaseLost } from './lease-lost.js';
import type { AuditOutcome, GraphAudit, Job, JobStore, Lease } from './stores.js';

export interface AuditStores {
  readonly audits: GraphAudit;
  readonly jobs: JobStore;
}

/** An audit as it is asked for: one a night, or one now. */
export function beginAudit(jobs: JobStore, by: string, night: string | null): Promise<Job> {
  return night === null
    ? jobs.put({ id: 'audit', kind: 'AUDIT', input: '{}', by }, true)
    : jobs.put({ id: `audit ${night}`, kind: 'AUDIT', input: '{}', by }, false);
}

/** Looks at everything and changes nothing. */
export function auditGraph(stores: AuditStores, lease: Lease, progress: Progress): Promise<AuditOutcome> {
  return stores.audits.audit(async (phase, done) => {
    if (!(await stores.jobs.renew(lease, { phase, done, total: 0 }))) throw new LeaseLost(lease.jobId);
    progress(phase, done, 0);
  });
}

/** What is wrong, a plain sentence for each kind of fault; none where all is well. */
export function faultsInWords(outcome: AuditOutcome): readonly string[] {
  const said: readonly [number, string][] = [
    [outcome.endsHidden, 'links could be seen by someone who may not see both their ends'],
    [outcome.notFromStatements, 'links do not hold just the statements they are made from'],
    [outcome.notInLinks, 'statements are missing in the link they belong to'],
    [outcome.countedWrongly, 'counts kept of a hub differ from its links'],
    [outcome.heldNowhere, 'mentions introduce a thing and are missing in the graph'],
    [outcome.saidWrongly, 'things are kept with other handling codes than what is said of them has'],
    [outcome.outOfScope, 'records stand under another scope than the file they came in'],
    [outcome.withoutScopes, 'elements have no scopes and so are hidden from everyone'],
  ];
  return said.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}.`);
}
