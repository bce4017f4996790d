import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { RecordType } from '../records/record.type.js';
import { ValueType, type ValueView } from './value.type.js';

@Resolver(() => ValueType)
export class ValueResolver {
  @FieldResolver(() => RecordType)
  record(@Root() value: ValueView, @Ctx() { loaders }: RequestContext): Promise<RecordType> {
    return loaders.record.load(value.recordId);
  }
}
