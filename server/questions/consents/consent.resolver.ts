import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Edition } from '../../casework/bundle.js';
import type { ConsentRequest } from '../../casework/consent.js';
import type { RequestContext } from '../../context.js';
import { UnknownThing } from '../../errors.js';
import { ForDuty } from '../for-duty.js';
import { RecordType } from '../records/record.type.js';
import { boundedText, instantOrNull, requiredText } from '../required-text.js';
import { ConsentDecisionWord, EditionWord } from '../words.js';
import { ConsentRequestType } from './consent.type.js';

@Resolver(() => ConsentRequestType)
export class ConsentResolver {
  @ForDuty('CONSULT')
  @Query(() => [ConsentRequestType], {
    description:
      'Requests made for a case of yours; without a case, those that you may decide for your agency. Oldest first.',
  })
  consentRequests(
    @Arg('case', () => ID, { nullable: true }) caseId: string | null,
    @Ctx() { consents, asking }: RequestContext,
  ): Promise<readonly ConsentRequestType[]> {
    return caseId ? consents.ofCase(caseId, asking) : consents.toDecide(asking);
  }

  @ForDuty('ASK_CONSENT')
  @Query(() => [RecordType], { description: 'Records that an export would hold if their originators consented.' })
  async consentNeeded(
    @Arg('case', () => ID) caseId: string,
    @Arg('edition', () => EditionWord) edition: Edition,
    @Ctx() { bundles, asking }: RequestContext,
  ): Promise<readonly RecordType[]> {
    const records = await bundles.lackingConsent(caseId, edition, asking);
    if (records === null) throw new UnknownThing('case', caseId);
    return records;
  }

  @ForDuty('ASK_CONSENT')
  @Mutation(() => [ConsentRequestType], {
    description:
      'Asks the originators of records. They are told who asks, for which editions, the purpose and the note; not the case.',
  })
  askConsent(
    @Arg('case', () => ID) caseId: string,
    @Arg('records', () => [ID]) records: readonly string[],
    @Arg('recipients', () => [EditionWord]) recipients: readonly Edition[],
    @Arg('purpose', () => String) purpose: string,
    @Arg('note', () => String, { defaultValue: '' }) note: string,
    @Ctx() { consents, asking }: RequestContext,
  ): Promise<readonly ConsentRequestType[]> {
    const asked = { caseId, records, recipients: inOrder(recipients) };
    return consents.ask(
      { ...asked, purpose: requiredText('purpose', purpose), note: boundedText('note', note) },
      asking,
    );
  }

  @ForDuty('DECIDE_CONSENT')
  @Mutation(() => ConsentRequestType, { description: 'Grants or refuses what your agency was asked for.' })
  decideConsent(
    @Arg('id', () => ID) id: string,
    @Arg('decision', () => ConsentDecisionWord) deed: 'GRANTED' | 'REFUSED',
    @Arg('recipients', () => [EditionWord], { defaultValue: [] }) recipients: readonly Edition[],
    @Arg('until', () => String, { nullable: true }) until: string | null,
    @Arg('note', () => String, { defaultValue: '' }) note: string,
    @Ctx() { consents, asking }: RequestContext,
  ): Promise<ConsentRequestType> {
    const granted = deed === 'GRANTED';
    const decision = {
      deed,
      recipients: granted ? inOrder(recipients) : [],
      until: granted ? instantOrNull('until', until ?? null) : null,
      note: granted ? boundedText('note', note) : requiredText('note', note),
    };
    return consents.decide(id, decision, asking);
  }

  @ForDuty('ASK_CONSENT')
  @Mutation(() => ConsentRequestType, {
    description:
      'Takes back a request of yours that is not decided yet, or a consent that your agency gave. What was exported stays exported.',
  })
  withdrawConsent(
    @Arg('id', () => ID) id: string,
    @Arg('note', () => String) note: string,
    @Ctx() { consents, asking }: RequestContext,
  ): Promise<ConsentRequestType> {
    return consents.withdraw(id, requiredText('note', note), asking);
  }

  @FieldResolver(() => [RecordType], { description: 'The records it is about.' })
  async records(
    @Root() { records }: ConsentRequest,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly RecordType[]> {
    return Promise.all(records.map((id) => loaders.record.load(id)));
  }
}

/** Each once, in the order in which editions are listed. */
function inOrder(editions: readonly Edition[]): readonly Edition[] {
  return Object.values(EditionWord).filter((e) => editions.includes(e));
}
