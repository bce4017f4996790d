import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { LinkDetail, StatementView } from '../../graph/entity-graph.js';
import type { Because } from '../../resolution/evidence.js';
import { BecauseType } from '../because/because.type.js';
import { type Connection, connectionOf } from '../connection.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { RecordType } from '../records/record.type.js';
import { ValueType, type ValueView } from '../values/value.type.js';
import { LinkType, StatementConnectionType, StatementType } from './link.type.js';

@Resolver(() => LinkType)
export class LinkResolver {
  @ForDuty('CONSULT')
  @Query(() => LinkType, { nullable: true, description: 'One link. Null where it is unknown.' })
  async link(@Arg('id', () => ID) id: string, @Ctx() { graph, asking }: RequestContext): Promise<LinkType | null> {
    return (await graph.links([id], asking)).get(id) ?? null;
  }

  @FieldResolver(() => EntityCardType)
  from(@Root() link: LinkDetail): EntityCardType {
    return link.from;
  }

  @FieldResolver(() => EntityCardType)
  to(@Root() link: LinkDetail): EntityCardType {
    return link.to;
  }

  @FieldResolver(() => BecauseType, { description: 'The sentence that the link says, as a template with its values.' })
  because(@Root() { kind, role, from, to }: LinkDetail): Because {
    return { template: `link-${kind}`, values: { from: from.name, role, to: to.name } };
  }

  @FieldResolver(() => StatementConnectionType, { description: 'The statements behind it, oldest first.' })
  statements(
    @Root() link: LinkDetail,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<StatementType>> {
    return connectionOf(
      first,
      after,
      async (page) => {
        const start = page.after === null ? 0 : link.statements.findIndex((s) => s.id === page.after) + 1;
        const items = link.statements.slice(start, start + page.first);
        const more = start + page.first < link.statements.length;
        return { items, endCursor: more ? (items.at(-1)?.id ?? null) : null, total: link.statements.length };
      },
      (statement) => statement,
    );
  }
}

@Resolver(() => StatementType)
export class StatementResolver {
  @FieldResolver(() => [ValueType], {
    description: 'What it says of this link alone: how much of the goods, which leg of the route.',
  })
  values(@Root() { values, recordId }: StatementView): readonly ValueView[] {
    return values.map((v) => ({ ...v, recordId }));
  }

  @FieldResolver(() => RecordType)
  record(@Root() statement: StatementView, @Ctx() { loaders }: RequestContext): Promise<RecordType> {
    return loaders.record.load(statement.recordId);
  }
}
