import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Reliance, type ReliantCase, reliedOn } from '../../casework/reliance.js';
import type { RequestContext } from '../../context.js';
import { BundleType } from '../bundles/bundle.type.js';
import { CaseType } from '../cases/case.type.js';
import { ForDuty } from '../for-duty.js';
import { RelianceType, ReliantCaseType } from './reliance.type.js';

@Resolver(() => RelianceType)
export class RelianceResolver {
  @ForDuty('CONSULT')
  @Query(() => RelianceType, {
    nullable: true,
    description:
      'Which of your cases and of their bundles rely on a thing: to be read before it is split or joined. Null where it is unknown.',
  })
  reliedOn(@Arg('entity', () => ID) entity: string, @Ctx() context: RequestContext): Promise<Reliance | null> {
    return reliedOn(entity, context, context.asking);
  }

  @FieldResolver(() => [BundleType], { description: 'Exports that hold it, also where the case holds it no more.' })
  bundles(@Root() { bundles }: Reliance): readonly BundleType[] {
    return bundles;
  }
}

@Resolver(() => ReliantCaseType)
export class ReliantCaseResolver {
  @FieldResolver(() => CaseType)
  case(@Root() reliant: ReliantCase): CaseType {
    return reliant.case;
  }
}
