import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Edition } from '../../casework/bundle.js';
import type { Redaction } from '../../casework/redaction.js';
import type { RequestContext } from '../../context.js';
import { ForDuty } from '../for-duty.js';
import { EditionWord, RedactionWord } from '../words.js';
import { BundleType } from './bundle.type.js';

@Resolver(() => BundleType)
export class BundleResolver {
  @ForDuty('CONSULT')
  @Query(() => BundleType, { nullable: true, description: 'One export. Null where it is unknown.' })
  bundle(@Arg('id', () => ID) id: string, @Ctx() { bundles, asking }: RequestContext): Promise<BundleType | null> {
    return bundles.bundle(id, asking);
  }

  @ForDuty('EXPORT_CASE')
  @Mutation(() => BundleType, { description: 'Exports a case for a court, signed, as its recipient may have it.' })
  exportBundle(
    @Arg('case', () => ID) caseId: string,
    @Arg('edition', () => EditionWord, { defaultValue: 'FULL' }) edition: Edition,
    @Arg('leaveOutWithoutConsent', () => Boolean, {
      defaultValue: false,
      description:
        'true: records whose originators did not consent are left out; false: the export is refused and names them.',
    })
    leaveOut: boolean,
    @Arg('redaction', () => RedactionWord, { nullable: true, description: 'Left out: as the edition demands.' })
    redaction: Redaction | null | undefined,
    @Ctx() { bundles, asking }: RequestContext,
  ): Promise<BundleType> {
    const withoutConsent = leaveOut ? 'LEAVE_OUT' : 'REFUSE';
    return bundles.exportBundle(caseId, { edition, redaction: redaction ?? null, withoutConsent }, asking);
  }
}
