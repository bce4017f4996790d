import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { BadInput } from '../../errors.js';
import type { LineHit, LineHits } from '../../graph/entity-graph.js';
import type { Because } from '../../resolution/evidence.js';
import { BecauseType } from '../because/because.type.js';
import { checkFirst } from '../connection.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { HitListingType, HitType, LineHitsType } from './hit-table.type.js';

/** Each line is several searches: more at a time would make others wait. A longer list is asked in portions. */
export const MOST_LINES = 50;
/** Longer than any name with its numbers. */
const LONGEST_LINE = 300;

@Resolver(() => LineHitsType)
export class HitTableResolver {
  @ForDuty('CONSULT')
  @Query(() => [LineHitsType], {
    description: `Looks up to ${MOST_LINES} lines of names and numbers up, each for itself: parts parted by tabs, semicolons or strokes.`,
  })
  hitTable(
    @Arg('lines', () => [String]) lines: readonly string[],
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<readonly LineHits[]> {
    if (lines.length > MOST_LINES) {
      throw new BadInput(`Ask for at most ${MOST_LINES} lines at a time`, { argument: 'lines', value: lines.length });
    }
    const long = lines.findIndex((line) => line.length > LONGEST_LINE);
    if (long >= 0) {
      throw new BadInput(
        `Line ${long + 1} is longer than ${LONGEST_LINE} characters: a name and its numbers are enough`,
        {
          argument: 'lines',
          line: long + 1,
        },
      );
    }
    return graph.hits(lines, asking);
  }

  @FieldResolver(() => Int, { description: 'How many things may be meant, of those looked at.' })
  total(@Root() found: LineHits): number {
    return found.hits.length;
  }

  @FieldResolver(() => [HitType], { description: 'The likeliest first.' })
  hits(@Root() found: LineHits, @Arg('first', () => Int, { defaultValue: 3 }) first: number): readonly LineHit[] {
    checkFirst(first);
    return found.hits.slice(0, first);
  }
}

@Resolver(() => HitType)
export class HitResolver {
  @FieldResolver(() => EntityCardType)
  entity(@Root() hit: LineHit): EntityCardType {
    return hit.entity;
  }

  @FieldResolver(() => Boolean, {
    description: 'Hard facts of the line and of the mention cannot both hold of one thing.',
  })
  contradicts(@Root() hit: LineHit): boolean {
    return hit.contradiction !== null;
  }

  @FieldResolver(() => [BecauseType], {
    description: 'What contradicts, then what speaks loudest, for or against.',
  })
  reasons(@Root() hit: LineHit, @Arg('first', () => Int, { defaultValue: 3 }) first: number): readonly Because[] {
    checkFirst(first);
    return [...(hit.contradiction ? [hit.contradiction] : []), ...hit.reasons].slice(0, first);
  }

  @FieldResolver(() => [HitListingType], {
    description: 'Records of sanctions and watch lists that speak of the thing.',
  })
  listings(
    @Root() hit: LineHit,
    @Arg('first', () => Int, { defaultValue: 2 }) first: number,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly HitListingType[]> {
    checkFirst(first);
    return Promise.all(
      hit.listed.slice(0, first).map(async ({ recordId, number }) => {
        const record = await loaders.record.load(recordId);
        const [source, file] = await Promise.all([
          loaders.source.load(record.source),
          loaders.import.load(record.importId),
        ]);
        return {
          record: record.id,
          list: source.title,
          number,
          edition: file.edition ?? source.edition,
          recordedOn: record.recordedOn,
        };
      }),
    );
  }
}
