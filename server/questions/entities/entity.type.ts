import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { EntityKind } from '../../records/mention.js';
import { EntityKindWord, TraderKindWord } from '../words.js';

/** The GraphQL type that shows a kind: VESSEL is a Vessel. */
const TYPE_OF_KIND: Readonly<Record<EntityKind, string>> = {
  TRADER: 'Trader',
  VESSEL: 'Vessel',
  CONSIGNMENT: 'Consignment',
  SEIZURE: 'Seizure',
  CONTAINER: 'Container',
  PERMIT: 'Permit',
  PLACE: 'Place',
  ADDRESS: 'Address',
  CONTACT: 'Contact',
  COMMODITY: 'Commodity',
};

@InterfaceType('Entity', {
  description: 'A thing that one or more records speak of.',
  resolveType: (entity: { readonly kind: EntityKind }) => TYPE_OF_KIND[entity.kind],
})
export abstract class EntityType {
  @Field(() => ID, { description: "Its first mention that you may see. Any mention's id leads here." })
  readonly id!: string;

  @Field(() => EntityKindWord)
  readonly kind!: EntityKind;

  @Field(() => String, { description: 'The name by which it is shown, from what you may see.' })
  readonly name!: string;

  @Field(() => [String], { description: 'All names and aliases, each once, in order of preference.' })
  readonly names!: readonly string[];

  @Field(() => String, { description: 'The strictest handling code of what is shown of it.' })
  readonly handling!: string;
}

@ObjectType('Trader', { implements: EntityType, description: 'A company or a person in a trade role.' })
export class TraderType extends EntityType {}

@ObjectType('Vessel', { implements: EntityType })
export class VesselType extends EntityType {}

@ObjectType('Consignment', { implements: EntityType, description: 'Goods on one bill of lading or declaration.' })
export class ConsignmentType extends EntityType {}

@ObjectType('Seizure', { implements: EntityType })
export class SeizureType extends EntityType {}

@ObjectType('Container', { implements: EntityType })
export class ContainerType extends EntityType {}

@ObjectType('Permit', { implements: EntityType, description: 'A permit or licence.' })
export class PermitType extends EntityType {}

@ObjectType('Place', { implements: EntityType })
export class PlaceType extends EntityType {}

@ObjectType('Address', { implements: EntityType })
export class AddressType extends EntityType {}

@ObjectType('Contact', { implements: EntityType, description: 'A phone number, an e-mail address or a domain.' })
export class ContactType extends EntityType {}

@ObjectType('Commodity', {
  implements: EntityType,
  description: 'An HS line, a CITES taxon, a Basel code or a controlled substance.',
})
export class CommodityType extends EntityType {}

@ObjectType('EntityCard', {
  simpleResolvers: true,
  description: 'A short form of an entity, as a chart or a list draws it.',
})
export class EntityCardType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => EntityKindWord)
  readonly kind!: EntityKind;

  @Field(() => TraderKindWord, { nullable: true })
  readonly traderKind!: 'COMPANY' | 'PERSON' | 'UNKNOWN' | null;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { description: 'One line more: transliteration, identifier or date.' })
  readonly detail!: string;

  @Field(() => String, { description: 'The strictest handling code of what you may see of it.' })
  readonly handling!: string;

  @Field(() => Int, { description: 'Links you may see, all kinds together.' })
  readonly linkTotal!: number;
}
