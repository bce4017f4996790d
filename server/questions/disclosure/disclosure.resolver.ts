import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Edition } from '../../casework/bundle.js';
import type { DisclosureItem, DisclosureSchedule } from '../../casework/schedule.js';
import type { RequestContext } from '../../context.js';
import type { Because } from '../../resolution/evidence.js';
import { BecauseType } from '../because/because.type.js';
import { ForDuty } from '../for-duty.js';
import { RecordType } from '../records/record.type.js';
import { boundedText } from '../required-text.js';
import { EditionWord } from '../words.js';
import { DisclosureChoiceType, DisclosureItemType, DisclosurePreviewType, DisclosureType } from './disclosure.type.js';

@Resolver(() => DisclosureItemType)
export class DisclosureResolver {
  @ForDuty('CONSULT')
  @Query(() => DisclosureType, {
    nullable: true,
    description: 'What is decided about the disclosure of the items of a case. Null where it is unknown.',
  })
  disclosure(
    @Arg('case', () => ID) caseId: string,
    @Ctx() { cases, asking }: RequestContext,
  ): Promise<DisclosureSchedule | null> {
    return cases.disclosure(caseId, asking);
  }

  @ForDuty('DECIDE_DISCLOSURE')
  @Query(() => DisclosurePreviewType, { description: 'The schedules of an edition, as they would be exported now.' })
  disclosurePreview(
    @Arg('case', () => ID) caseId: string,
    @Arg('edition', () => EditionWord) edition: Edition,
    @Ctx() { bundles, asking }: RequestContext,
  ): Promise<DisclosurePreviewType> {
    return bundles.previewDisclosure(caseId, edition, asking);
  }

  @ForDuty('DECIDE_DISCLOSURE')
  @Mutation(() => DisclosureType, {
    description: 'Decides about the disclosure of items of a case. What was decided before stays on record.',
  })
  decideDisclosure(
    @Arg('case', () => ID) caseId: string,
    @Arg('records', () => [ID]) records: readonly string[],
    @Arg('choice', () => DisclosureChoiceType) choice: DisclosureChoiceType,
    @Ctx() { cases, asking }: RequestContext,
  ): Promise<DisclosureSchedule> {
    const { status, test, sensitiveReason = null } = choice;
    const reason = boundedText('reason', choice.reason).trim();
    const description = boundedText('description', choice.description).trim();
    return cases.decideDisclosure(caseId, records, { status, test, sensitiveReason, reason, description }, asking);
  }

  @FieldResolver(() => RecordType)
  record(@Root() { record }: DisclosureItem, @Ctx() { loaders }: RequestContext): Promise<RecordType> {
    return loaders.record.load(record.id);
  }

  @FieldResolver(() => [BecauseType], {
    description: 'What it says against the case: rejected identities, failed checks, contradicting values.',
  })
  prompts(@Root() { prompts }: DisclosureItem): readonly Because[] {
    return prompts;
  }
}
