import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Because } from '../../resolution/evidence.js';
import { BecauseType, BecauseValueType } from './because.type.js';

@Resolver(() => BecauseType)
export class BecauseResolver {
  @FieldResolver(() => [BecauseValueType])
  values(@Root() because: Because): readonly BecauseValueType[] {
    return Object.entries(because.values).map(([name, value]) => ({ name, value: String(value) }));
  }
}
