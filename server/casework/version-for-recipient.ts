import type { Scope } from '../access/scope.js';
import { DomainError } from '../errors.js';
import type { Asking, EntityGraph, RecordView } from '../graph/entity-graph.js';
import type { WithoutConsent } from './bundle.js';
import type { Case } from './case.js';
import { eventTime } from './case-events.js';
import { type ConsentStore, covers } from './consent.js';
import type { EvidencePlaces } from './evidence-places.js';
import { type Gathered, gatherCaseVersion, type Wanted } from './gather-case-version.js';
import { type Consented, recipientOf } from './recipient.js';
import { passingOn } from './third-party.js';

/** Names records that the exporter sees: he may ask for consent, or leave them out. */
export class ConsentNeeded extends DomainError {
  readonly code = 'CONSENT_NEEDED';

  constructor(records: readonly RecordView[]) {
    const originators = [...new Set(records.map((r) => r.originator))].sort().join(', ');
    super(
      `${records.length} of the records need the consent of ${originators} to leave. Ask for it, or leave them out`,
      { records: records.map((r) => r.id) },
    );
  }
}

/** What a case is gathered from. */
export interface Gatherings {
  readonly graph: EntityGraph;
  readonly places: EvidencePlaces;
  readonly consents: ConsentStore;
  scopes(): Promise<readonly Scope[]>;
  readonly now: () => Date;
}

/** Cases as an edition's recipient may have them: under the edition's ceiling, and by the third-party rule. */
export class RecipientVersions {
  constructor(private readonly of: Gatherings) {}

  /** The records that would be in it and may not leave without a consent that is not there. In the order of their ids. */
  async lacking(kase: Case, wanted: Wanted, exporter: Asking): Promise<readonly RecordView[]> {
    return (await this.withAnyConsent(kase, wanted, exporter)).lacking;
  }

  /** The case as its recipient may have it; or a refusal that names what lacks consent, where that is not to be left out. */
  async version(kase: Case, wanted: Wanted, exporter: Asking, without: WithoutConsent): Promise<Gathered> {
    const all = without === 'REFUSE' ? await this.withAnyConsent(kase, wanted, exporter) : null;
    if (all !== null && all.lacking.length > 0) throw new ConsentNeeded(all.lacking);
    const granted = await this.granted(kase, wanted, exporter);
    const recipient = await this.recipient(
      kase,
      wanted,
      exporter,
      await this.of.places.scopesOf([...granted], exporter),
    );
    if (all !== null && all.recipient.viewer.maskKey === recipient.viewer.maskKey) return all.gathered;
    return this.gather(kase, wanted, exporter, recipient, (record) => {
      const passes = passingOn(record, exporter.viewer.agency);
      return passes === 'FREE' || (passes === 'WITH_CONSENT' && granted.has(record.id));
    });
  }

  /** As if everybody had consented, with what in it nobody consented to. */
  private async withAnyConsent(kase: Case, wanted: Wanted, exporter: Asking) {
    const recipient = await this.recipient(kase, wanted, exporter, 'ANY');
    const passes = (record: RecordView) => passingOn(record, exporter.viewer.agency);
    const gathered = await this.gather(kase, wanted, exporter, recipient, (record) => passes(record) !== 'NEVER');
    const granted = await this.granted(kase, wanted, exporter);
    const ids = gathered.version.records.map((r) => r.id as string);
    const records = await this.of.graph.records(ids, recipient);
    const lacking = ids.flatMap((id) => {
      const record = records.get(id);
      return record && passes(record) === 'WITH_CONSENT' && !granted.has(id) ? [record] : [];
    });
    return { recipient, gathered, lacking };
  }

  /** The records that may leave for this edition of the case, by consents in force now. */
  private async granted(kase: Case, wanted: Wanted, exporter: Asking): Promise<ReadonlySet<string>> {
    const now = eventTime(this.of.now());
    const requests = await this.of.consents.ofCase(kase.id, exporter);
    return new Set(requests.filter((r) => covers(r, kase.id, wanted.edition, now)).flatMap((r) => r.records));
  }

  private async recipient(kase: Case, wanted: Wanted, exporter: Asking, consented: Consented): Promise<Asking> {
    const viewer = recipientOf(exporter.viewer, wanted.edition, kase.id, await this.of.scopes(), consented);
    return { ...exporter, viewer };
  }

  private gather(
    kase: Case,
    wanted: Wanted,
    exporter: Asking,
    recipient: Asking,
    mayLeave: (record: RecordView) => boolean,
  ): Promise<Gathered> {
    return gatherCaseVersion(kase, wanted, this.of.graph, this.of.places, exporter, recipient, mayLeave);
  }
}
