import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { AsHeld, HeldChangeView, IdLedTo, MentionView, ThingAsHeld } from '../../graph/entity-graph.js';
import { MOST_MATCHES, MOST_VERSIONS } from '../../graph/held-history.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { JudgementType, type JudgementView } from '../judgements/judgement.type.js';
import { requiredDay } from '../required-text.js';
import { AsHeldType, HeldChangeType, IdLedToType, MentionAsHeldType, ThingAsHeldType } from './as-held.type.js';

@Resolver(() => AsHeldType)
export class AsHeldResolver {
  @ForDuty('CONSULT')
  @Query(() => AsHeldType, {
    nullable: true,
    description: `What the thing of an id was held to be on a day. Null for an id that no record bears or ever bore; refused where more than ${MOST_VERSIONS} mentions or ${MOST_MATCHES} matches hang together with it.`,
  })
  asHeldOn(
    @Arg('id', () => ID, { description: "An entity's id, of now or of any earlier day." }) id: string,
    @Arg('on', () => String, { description: 'A day, as 2026-03-15.' }) on: string,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<AsHeld | null> {
    return graph.asHeldOn(id, requiredDay('on', on), asking);
  }

  @FieldResolver(() => ThingAsHeldType, {
    nullable: true,
    description: 'Null where nothing was held under the id on that day.',
  })
  thing(@Root() { thing }: AsHeld): ThingAsHeld | null {
    return thing;
  }

  @FieldResolver(() => [HeldChangeType], {
    description: 'What has changed since, by day where a day is the cause. Empty where it is held as it was.',
  })
  changes(@Root() { changes }: AsHeld): readonly HeldChangeView[] {
    return changes;
  }
}

@Resolver(() => ThingAsHeldType)
export class ThingAsHeldResolver {
  @FieldResolver(() => [MentionAsHeldType], {
    description: 'What each record said of it, oldest first.',
  })
  mentions(@Root() { mentions }: ThingAsHeld): readonly MentionView[] {
    return mentions;
  }

  @FieldResolver(() => Int, { description: 'How many records spoke of it.' })
  recordTotal(@Root() { mentions }: ThingAsHeld): number {
    return new Set(mentions.map((m) => m.recordId)).size;
  }
}

@Resolver(() => HeldChangeType)
export class HeldChangeResolver {
  @FieldResolver(() => [MentionAsHeldType], {
    description: 'Those that left as they were then, the others as they are.',
  })
  mentions(@Root() { mentions }: HeldChangeView): readonly MentionView[] {
    return mentions;
  }

  @FieldResolver(() => [JudgementType], { description: 'What people decided since, where that is the cause.' })
  judgements(@Root() { judgements }: HeldChangeView): readonly JudgementView[] {
    return judgements;
  }
}

@Resolver(() => IdLedToType)
export class IdLedToResolver {
  @ForDuty('CONSULT')
  @Query(() => IdLedToType, {
    nullable: true,
    description: 'Where an id leads that was merged away or split. Null for an id that no record bears or ever bore.',
  })
  idLeadsTo(@Arg('id', () => ID) id: string, @Ctx() { graph, asking }: RequestContext): Promise<IdLedTo | null> {
    return graph.idLeadsTo(id, asking);
  }

  @FieldResolver(() => [EntityCardType], {
    description: "First what holds the id's own mention, then what holds most of the rest.",
  })
  things(@Root() { things }: IdLedTo): readonly EntityCardType[] {
    return things;
  }
}
