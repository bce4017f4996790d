import { BadInput } from '../errors.js';
import type { Asking } from '../graph/entity-graph.js';
import type { Edition } from './bundle.js';

/** What somebody did to a request. That a consent is over is no deed: it follows from its time. */
type Deed = 'REQUESTED' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN';
export type ConsentState = Deed | 'EXPIRED';

/** One step of a request; steps are only ever added. */
export interface ConsentEvent {
  /** From 0, without gaps. */
  readonly seq: number;
  /** UTC instant with whole seconds. */
  readonly at: string;
  readonly by: string;
  readonly deed: Deed;
  readonly note: string;
  /** For whom: asked for, or granted; empty where nothing is. */
  readonly recipients: readonly Edition[];
  /** Up to which instant a grant holds; null: until it is withdrawn. */
  readonly until: string | null;
}

/** An agency is asked whether records of its own may leave for a court. All of them are under one mark. */
export interface ConsentRequest {
  readonly id: string;
  /** The case for which it was asked; null for whoever decides and is no member of it: he is told what the asker wrote, and no more. */
  readonly caseId: string | null;
  /** The agency that decides. */
  readonly originator: string;
  readonly records: readonly string[];
  readonly purpose: string;
  readonly askedBy: string;
  readonly askedByAgency: string;
  /** The first is the asking. */
  readonly events: readonly [ConsentEvent, ...ConsentEvent[]];
}

/** Where a request stands at an instant, as `eventTime` writes it. */
export function stateAt({ events }: Pick<ConsentRequest, 'events'>, now: string): ConsentState {
  const { deed, until } = lastOf(events);
  return deed === 'GRANTED' && until !== null && until <= now ? 'EXPIRED' : deed;
}

/** What a consent in force covers: the records, for those recipients, in the case it was asked for. */
export function covers(request: ConsentRequest, caseId: string, edition: Edition, now: string): boolean {
  return (
    request.caseId === caseId &&
    stateAt(request, now) === 'GRANTED' &&
    lastOf(request.events).recipients.includes(edition)
  );
}

/** Which deeds a request is open to, by its state. */
const NEXT: Readonly<Record<ConsentState, readonly Deed[]>> = {
  REQUESTED: ['GRANTED', 'REFUSED', 'WITHDRAWN'],
  GRANTED: ['WITHDRAWN'],
  REFUSED: [],
  WITHDRAWN: [],
  EXPIRED: [],
};

/** The next step of a request, or a refusal where its state does not allow it. A grant is for some of those asked for, and for a time to come. */
export function nextEvent(request: ConsentRequest, step: Omit<ConsentEvent, 'seq'>): ConsentEvent {
  const state = stateAt(request, step.at);
  if (!NEXT[state].includes(step.deed)) {
    throw new BadInput(`The request is ${state.toLowerCase()}: it can not be ${step.deed.toLowerCase()} any more`, {
      request: request.id,
      state,
    });
  }
  if (step.deed === 'GRANTED') mustBeGrantable(request, step);
  return { ...step, seq: request.events.length };
}

function mustBeGrantable({ events: [asked] }: ConsentRequest, { recipients, until, at }: Omit<ConsentEvent, 'seq'>) {
  const beyond = recipients.find((r) => !asked.recipients.includes(r));
  if (recipients.length === 0 || beyond !== undefined) {
    throw new BadInput(`Grant it for some of those it was asked for: ${asked.recipients.join(', ')}`, {
      argument: 'recipients',
    });
  }
  if (until !== null && until <= at) {
    throw new BadInput('The consent would be over already: choose a later end', { argument: 'until', value: until });
  }
}

function lastOf(events: ConsentRequest['events']): ConsentEvent {
  return events.at(-1) ?? events[0];
}

/**
 * Keeps requests. A request is met by the case's members and by those who decide for its originator; by either only where he may see every
 * record in it. To everybody else it does not exist.
 */
export interface ConsentStore {
  /** Oldest first. */
  ofCase(caseId: string, asking: Asking): Promise<readonly ConsentRequest[]>;
  /** Those that the asker may decide, whatever became of them; oldest first. */
  toDecide(asking: Asking): Promise<readonly ConsentRequest[]>;
  find(id: string, asking: Asking): Promise<ConsentRequest | null>;
  /** Keeps new requests, all of them or none. */
  open(requests: readonly ConsentRequest[]): Promise<void>;
  /** Adds one step. @returns false where somebody else was quicker. */
  append(request: ConsentRequest, event: ConsentEvent): Promise<boolean>;
}
