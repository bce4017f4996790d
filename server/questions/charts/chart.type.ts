import { ObjectType } from 'type-graphql';

/** Its entities and links are cards, asked for in the resolver where they are wanted. */
@ObjectType('Chart', { description: 'Things and how they hang together.' })
export class ChartType {
  readonly ids!: readonly string[];
}
