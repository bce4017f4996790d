import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AccessLogResolver } from './access-log/access-log.resolver.js';
import { AccountResolver } from './accounts/account.resolver.js';
import {
  AsHeldResolver,
  HeldChangeResolver,
  IdLedToResolver,
  ThingAsHeldResolver,
} from './as-held/as-held.resolver.js';
import { AttachmentResolver, AttachmentTextResolver } from './attachments/attachment.resolver.js';
import { BecauseResolver } from './because/because.resolver.js';
import { BundleResolver } from './bundles/bundle.resolver.js';
import { CaseItemResolver, CaseResolver } from './cases/case.resolver.js';
import { ChartResolver } from './charts/chart.resolver.js';
import { ConsentResolver } from './consents/consent.resolver.js';
import { DisclosureResolver } from './disclosure/disclosure.resolver.js';
import { EntityResolver, SeizureResolver, TraderResolver, VesselResolver } from './entities/entity.resolver.js';
import {
  AddressType,
  CommodityType,
  ConsignmentType,
  ContactType,
  ContainerType,
  PermitType,
  PlaceType,
} from './entities/entity.type.js';
import { holdToDuties } from './for-duty.js';
import { ImportResolver } from './imports/import.resolver.js';
import { JudgementResolver } from './judgements/judgement.resolver.js';
import { LinkResolver, StatementResolver } from './links/link.resolver.js';
import {
  MatchEvidenceResolver,
  MatchResolver,
  MatchStakeResolver,
  MatchSurroundingsResolver,
} from './matches/match.resolver.js';
import { MentionResolver } from './mentions/mention.resolver.js';
import { NeighbourhoodResolver } from './neighbourhoods/neighbourhood.resolver.js';
import { PathResolver } from './paths/path.resolver.js';
import { PeopleResolver } from './people/people.resolver.js';
import { RecordResolver } from './records/record.resolver.js';
import { RelianceResolver, ReliantCaseResolver } from './reliance/reliance.resolver.js';
import { HitResolver, HitTableResolver } from './searches/hit-table.resolver.js';
import { SearchHitResolver, SearchResolver } from './searches/search.resolver.js';
import { SourceResolver } from './sources/source.resolver.js';
import { ValueResolver } from './values/value.resolver.js';

/** What a client can ask. */
export function buildGraphqlSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      EntityResolver,
      TraderResolver,
      VesselResolver,
      SeizureResolver,
      AsHeldResolver,
      ThingAsHeldResolver,
      HeldChangeResolver,
      IdLedToResolver,
      SearchResolver,
      HitTableResolver,
      HitResolver,
      SearchHitResolver,
      NeighbourhoodResolver,
      ChartResolver,
      ConsentResolver,
      PathResolver,
      LinkResolver,
      StatementResolver,
      RecordResolver,
      AttachmentResolver,
      AttachmentTextResolver,
      MentionResolver,
      ValueResolver,
      BecauseResolver,
      MatchResolver,
      MatchStakeResolver,
      MatchSurroundingsResolver,
      MatchEvidenceResolver,
      JudgementResolver,
      ImportResolver,
      SourceResolver,
      CaseResolver,
      CaseItemResolver,
      BundleResolver,
      DisclosureResolver,
      RelianceResolver,
      ReliantCaseResolver,
      AccountResolver,
      PeopleResolver,
      AccessLogResolver,
    ],
    // Met only through the Entity interface, so no resolver names them.
    orphanedTypes: [ConsignmentType, ContainerType, PermitType, PlaceType, AddressType, ContactType, CommodityType],
    // Arguments are checked where they are used, in words that say what to do.
    validate: false,
  });
  return holdToDuties(schema);
}
