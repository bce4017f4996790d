import { mayDo } from '../access/duties.js';
import { BadInput, DomainError, UnknownThing } from '../errors.js';
import type { Asking, EntityGraph, RecordView } from '../graph/entity-graph.js';
import { computedId } from '../records/ids.js';
import type { Edition } from './bundle.js';
import type { CaseStore } from './case.js';
import { eventTime } from './case-events.js';
import {
  type ConsentEvent,
  type ConsentRequest,
  type ConsentState,
  type ConsentStore,
  nextEvent,
  stateAt,
} from './consent.js';
import { passingOn } from './third-party.js';

/** More than anybody decides about at a time. */
const MOST_RECORDS = 500;

/** A request as it stands now. */
export interface StandingRequest extends ConsentRequest {
  readonly state: ConsentState;
}

export class NotYoursToDecide extends DomainError {
  readonly code = 'FORBIDDEN';
}

export interface ConsentAsked {
  readonly caseId: string;
  readonly records: readonly string[];
  readonly recipients: readonly Edition[];
  readonly purpose: string;
  readonly note: string;
}

/** Where an originator's consent is asked for, given, refused and taken back. */
export class ConsentDesk {
  constructor(
    private readonly store: ConsentStore,
    private readonly cases: CaseStore,
    private readonly graph: EntityGraph,
    private readonly now: () => Date,
  ) {}

  async ofCase(caseId: string, asking: Asking): Promise<readonly StandingRequest[]> {
    return (await this.store.ofCase(caseId, asking)).map((r) => this.standing(r));
  }

  async toDecide(asking: Asking): Promise<readonly StandingRequest[]> {
    return (await this.store.toDecide(asking)).map((r) => this.standing(r));
  }

  /** Asks the originator of each record: one request for each of them and each mark, so that one who decides sees all that he decides about. */
  async ask(asked: ConsentAsked, asking: Asking): Promise<readonly StandingRequest[]> {
    const { caseId, recipients } = asked;
    if ((await this.cases.find(caseId, asking)) === null) throw new UnknownThing('case', caseId);
    if (recipients.length === 0) throw new BadInput('Say for which editions', { argument: 'recipients' });
    const records = await this.records(asked.records, asking);
    const at = eventTime(this.now());
    const requests = [...groupedByDecision(records).values()].map((group) => requestFor(group, asked, asking, at));
    await this.store.open(requests);
    return requests.map((r) => this.standing(r));
  }

  /** Decides for the originator. Nobody decides about what he asked for himself. */
  async decide(
    id: string,
    decision: Pick<ConsentEvent, 'recipients' | 'until' | 'note'> & { readonly deed: 'GRANTED' | 'REFUSED' },
    asking: Asking,
  ): Promise<StandingRequest> {
    const request = await this.required(id, asking);
    const { userName } = asking.viewer;
    if (!decidesFor(request, asking)) throw new NotYoursToDecide('Only the originator decides');
    if (request.askedBy === userName) throw new NotYoursToDecide('Who asks does not decide: let a colleague do it');
    return this.step(request, decision, userName);
  }

  /** The asker takes back what is not decided yet; the originator what he granted. */
  async withdraw(id: string, note: string, asking: Asking): Promise<StandingRequest> {
    const request = await this.required(id, asking);
    const { userName } = asking.viewer;
    const granted = stateAt(request, eventTime(this.now())) === 'GRANTED';
    const may = granted ? decidesFor(request, asking) : request.askedBy === userName;
    if (!may) throw new NotYoursToDecide('The asker takes back a request, the originator a consent');
    return this.step(request, { deed: 'WITHDRAWN', note, recipients: [], until: null }, userName);
  }

  private async step(
    request: ConsentRequest,
    what: Omit<ConsentEvent, 'seq' | 'at' | 'by'>,
    by: string,
  ): Promise<StandingRequest> {
    const event = nextEvent(request, { ...what, by, at: eventTime(this.now()) });
    if (!(await this.store.append(request, event))) {
      throw new BadInput('The request was decided by somebody else meanwhile: read it again', { request: request.id });
    }
    return this.standing({ ...request, events: [...request.events, event] });
  }

  private async records(ids: readonly string[], asking: Asking): Promise<readonly RecordView[]> {
    const distinct = [...new Set(ids)];
    if (distinct.length === 0) throw new BadInput('Name the records', { argument: 'records' });
    if (distinct.length > MOST_RECORDS) {
      throw new BadInput(`Ask about at most ${MOST_RECORDS} records at a time`, { argument: 'records' });
    }
    const found = await this.graph.records(distinct, asking);
    return distinct.sort().map((id) => {
      const record = found.get(id);
      if (record === undefined) throw new UnknownThing('record', id);
      const passes = passingOn(record, asking.viewer.agency);
      if (passes === 'FREE') throw new BadInput('This record needs no consent: take it off the list', { record: id });
      if (passes === 'NEVER') throw new BadInput('This record is not for court: take it off the list', { record: id });
      return record;
    });
  }

  private async required(id: string, asking: Asking): Promise<ConsentRequest> {
    const found = await this.store.find(id, asking);
    if (found === null) throw new UnknownThing('consent request', id);
    return found;
  }

  private standing(request: ConsentRequest): StandingRequest {
    return { ...request, state: stateAt(request, eventTime(this.now())) };
  }
}

/** Who meets a request may be a member of its case; to decide he must be of its originator, and it must be his duty. */
function decidesFor({ originator }: ConsentRequest, { viewer }: Asking): boolean {
  return viewer.agency === originator && mayDo('DECIDE_CONSENT', viewer);
}

function groupedByDecision(records: readonly RecordView[]): ReadonlyMap<string, readonly RecordView[]> {
  const groups = new Map<string, RecordView[]>();
  for (const record of records) {
    const key = `${record.originator} ${record.handling}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return groups;
}

function requestFor(group: readonly RecordView[], asked: ConsentAsked, { viewer }: Asking, at: string): ConsentRequest {
  const { caseId, recipients, purpose, note } = asked;
  const records = group.map((r) => r.id);
  return {
    id: computedId('q', caseId, viewer.userName, at, ...recipients, ...records),
    caseId,
    originator: group[0]?.originator ?? '',
    records,
    purpose,
    askedBy: viewer.userName,
    askedByAgency: viewer.agency,
    events: [{ seq: 0, at, by: viewer.userName, deed: 'REQUESTED', note, recipients, until: null }],
  };
}
