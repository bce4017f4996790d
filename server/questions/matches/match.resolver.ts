import { Arg, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { MatchSurroundings, MatchView, MentionView } from '../../graph/entity-graph.js';
import { type KindCount, type MatchStake, tellingOf } from '../../graph/stake.js';
import type { EntityKind } from '../../records/mention.js';
import { JOIN_AT_BITS } from '../../resolution/clusters.js';
import type { Because, Evidence } from '../../resolution/evidence.js';
import type { Turn } from '../../resolution/what-turns.js';
import { BecauseType } from '../because/because.type.js';
import { type Connection, connectionOf } from '../connection.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { JudgementType } from '../judgements/judgement.type.js';
import { LinkCardType } from '../links/link.type.js';
import { MentionType } from '../mentions/mention.type.js';
import { EntityKindWord } from '../words.js';
import {
  KindCountType,
  MatchConnectionType,
  MatchEvidenceType,
  MatchStakeType,
  MatchSurroundingsType,
  MatchTurnType,
  MatchType,
} from './match.type.js';

@Resolver(() => MatchType)
export class MatchResolver {
  @ForDuty('CONSULT')
  @Query(() => MatchConnectionType, {
    description:
      'Pairs to judge, those first about which a decision would change most (the thousand strongest; the rest by weight); `judged: true` gives those that people decided, the latest first.',
  })
  matches(
    @Arg('judged', () => Boolean, { defaultValue: false }) judged: boolean,
    @Arg('kinds', () => [EntityKindWord], { nullable: true }) kinds: readonly EntityKind[] | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { graph, asking, loaders }: RequestContext,
  ): Promise<Connection<MatchType>> {
    return connectionOf(
      first,
      after,
      async (page) => {
        const cases = judged ? [] : await loaders.thingsOfCases();
        return graph.matches({ judged, kinds: kinds ?? null, cases, ...page }, asking);
      },
      (match) => match,
    );
  }

  @ForDuty('CONSULT')
  @Query(() => MatchType, { nullable: true, description: 'One pair. Null where it is unknown.' })
  match(@Arg('id', () => ID) id: string, @Ctx() { graph, asking }: RequestContext): Promise<MatchType | null> {
    return graph.match(id, asking);
  }

  @FieldResolver(() => MentionType)
  left(@Root() match: MatchView, @Ctx() { loaders }: RequestContext): Promise<MentionView> {
    return loaders.mention.load(match.left);
  }

  @FieldResolver(() => MentionType)
  right(@Root() match: MatchView, @Ctx() { loaders }: RequestContext): Promise<MentionView> {
    return loaders.mention.load(match.right);
  }

  @FieldResolver(() => EntityCardType, { nullable: true })
  leftEntity(@Root() match: MatchView, @Ctx() { loaders }: RequestContext): Promise<EntityCardType | null> {
    return loaders.card.load(match.left);
  }

  @FieldResolver(() => EntityCardType, { nullable: true })
  rightEntity(@Root() match: MatchView, @Ctx() { loaders }: RequestContext): Promise<EntityCardType | null> {
    return loaders.card.load(match.right);
  }

  @FieldResolver(() => MatchStakeType, {
    nullable: true,
    description: 'What a decision would change. Null where one of the two waits for the row that introduces its thing.',
  })
  stake(@Root() match: MatchView, @Ctx() { loaders }: RequestContext): Promise<MatchStakeType | null> {
    return loaders.stake.load(match.id);
  }

  @FieldResolver(() => [MatchTurnType], {
    description:
      'What would turn it: the single changes that bring the pair over or under `joinAtBits`, the least first; behind them those that lead towards it.',
  })
  turns(@Root() match: MatchView, @Ctx() { loaders }: RequestContext): Promise<readonly Turn[]> {
    return loaders.turns.load(match.id);
  }

  @FieldResolver(() => MatchSurroundingsType, {
    nullable: true,
    description: 'Null where one of the two waits for the row that introduces its thing.',
  })
  surroundings(
    @Root() match: MatchView,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<MatchSurroundingsType | null> {
    return graph.aroundMatch(match.id, asking);
  }

  @FieldResolver(() => Float, {
    description: 'What would have to be reached for the model to join them without a person.',
  })
  joinAtBits(): number {
    return JOIN_AT_BITS;
  }

  @FieldResolver(() => BecauseType, { nullable: true, description: 'Hard facts that cannot both hold of one thing.' })
  contradiction(@Root() match: MatchView): Because | null {
    return match.contradiction;
  }

  @FieldResolver(() => JudgementType, { nullable: true, description: 'The decision that stands, if there is one.' })
  judgement(@Root() match: MatchView): JudgementType | null {
    return match.judgement === null ? null : { ...match.judgement, withdrawn: false };
  }
}

@Resolver(() => MatchStakeType)
export class MatchStakeResolver {
  @FieldResolver(() => KindCountType, {
    nullable: true,
    description: 'Of what only the left side is linked to, the kind that tells most.',
  })
  left(@Root() stake: MatchStake): KindCount | null {
    return tellingOf(stake, 'left');
  }

  @FieldResolver(() => KindCountType, {
    nullable: true,
    description: 'Of what only the right side is linked to, the kind that tells most.',
  })
  right(@Root() stake: MatchStake): KindCount | null {
    return tellingOf(stake, 'right');
  }
}

@Resolver(() => MatchSurroundingsType)
export class MatchSurroundingsResolver {
  @FieldResolver(() => [EntityCardType])
  entities(@Root() surroundings: MatchSurroundings): readonly EntityCardType[] {
    return surroundings.entities;
  }

  @FieldResolver(() => [LinkCardType], { description: 'Of the two to each other and to those around them.' })
  links(@Root() surroundings: MatchSurroundings): readonly LinkCardType[] {
    return surroundings.links;
  }
}

@Resolver(() => MatchEvidenceType)
export class MatchEvidenceResolver {
  @FieldResolver(() => BecauseType)
  because(@Root() evidence: Evidence): Because {
    return evidence.because;
  }
}
