import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { EntityDetail, LinkCount, MatchView, MentionView } from '../../graph/entity-graph.js';
import { type Connection, connectionOf } from '../connection.js';
import { ForDuty } from '../for-duty.js';
import { JudgementType, type JudgementView } from '../judgements/judgement.type.js';
import { LinkCountType } from '../links/link.type.js';
import { MatchType } from '../matches/match.type.js';
import { MentionType } from '../mentions/mention.type.js';
import { RecordConnectionType, type RecordType } from '../records/record.type.js';
import { ValueType, type ValueView } from '../values/value.type.js';
import { TraderKindWord } from '../words.js';
import { EntityType, SeizureType, TraderType, VesselType } from './entity.type.js';

@Resolver(() => EntityType)
export class EntityResolver {
  @ForDuty('CONSULT')
  @Query(() => EntityType, {
    nullable: true,
    description: "One entity, by its own id or any of its mentions'. Null where it is unknown.",
  })
  entity(@Arg('id', () => ID) id: string, @Ctx() { loaders }: RequestContext): Promise<EntityType | null> {
    return loaders.entity.load(id);
  }

  @FieldResolver(() => [ValueType], {
    description: 'Every value that a record gives it; contradicting values stand side by side.',
  })
  values(@Root() entity: EntityDetail): readonly ValueView[] {
    return entity.mentions.flatMap((m) => m.values.map((v) => ({ ...v, recordId: m.recordId })));
  }

  @FieldResolver(() => [LinkCountType], { description: 'How many links of each kind, before any is drawn.' })
  linkCounts(@Root() entity: EntityDetail, @Ctx() { loaders }: RequestContext): Promise<readonly LinkCount[]> {
    return loaders.linkCounts.load(entity.id);
  }

  @FieldResolver(() => RecordConnectionType)
  records(
    @Root() entity: EntityDetail,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<Connection<RecordType>> {
    return connectionOf(
      first,
      after,
      (page) => graph.recordsOfEntity(entity.id, page, asking),
      (record) => record,
    );
  }

  @FieldResolver(() => [MatchType], {
    description: 'Proposed and judged pairs with other entities, and the pairs that hold this one together.',
  })
  matches(@Root() entity: EntityDetail, @Ctx() { graph, asking }: RequestContext): Promise<readonly MatchView[]> {
    return graph.matchesOfEntity(entity.id, asking);
  }

  @FieldResolver(() => [JudgementType])
  judgements(
    @Root() entity: EntityDetail,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<readonly JudgementView[]> {
    return graph.judgementsOfEntity(entity.id, asking);
  }

  @FieldResolver(() => [MentionType], { description: 'What each record says of it, oldest first.' })
  mentions(@Root() entity: EntityDetail): readonly MentionView[] {
    return entity.mentions;
  }
}

@Resolver(() => TraderType)
export class TraderResolver {
  @FieldResolver(() => TraderKindWord)
  traderKind(@Root() trader: EntityDetail): string {
    return trader.traderKind ?? TraderKindWord.UNKNOWN;
  }

  @FieldResolver(() => String, { nullable: true, description: firstOf('country (ISO 3166 alpha-2)') })
  country(@Root() trader: EntityDetail): string | null {
    return firstValue(trader, 'country');
  }
}

@Resolver(() => VesselType)
export class VesselResolver {
  @FieldResolver(() => String, { nullable: true, description: firstOf('IMO number') })
  imo(@Root() vessel: EntityDetail): string | null {
    return firstValue(vessel, 'imo');
  }

  @FieldResolver(() => String, { nullable: true, description: firstOf('MMSI') })
  mmsi(@Root() vessel: EntityDetail): string | null {
    return firstValue(vessel, 'mmsi');
  }

  @FieldResolver(() => String, { nullable: true, description: firstOf('flag (ISO 3166 alpha-2)') })
  flag(@Root() vessel: EntityDetail): string | null {
    return firstValue(vessel, 'flag');
  }
}

@Resolver(() => SeizureType)
export class SeizureResolver {
  @FieldResolver(() => String, { nullable: true, description: firstOf('date, in EDTF level 1') })
  seizedOn(@Root() seizure: EntityDetail): string | null {
    return firstValue(seizure, 'seizedOn');
  }
}

/** Nothing is chosen between sources that disagree: a single field says whose value it shows. */
function firstOf(what: string): string {
  return `The ${what} that the first record you may see gives; where records differ, \`values\` has them all.`;
}

/** The first value that reads well; one whose check failed only where there is no other. */
function firstValue(entity: EntityDetail, property: string): string | null {
  const values = entity.mentions.flatMap((m) => m.values).filter((v) => v.property === property && v.value !== '');
  const sound = values.find((v) => v.verdict === undefined || v.verdict.startsWith('VALID'));
  return (sound ?? values[0])?.value ?? null;
}
