import { graphql, type ResultOf } from '../../api/graphql.js';

const PLACE = graphql(`
  fragment WhereAMentionStands on MentionAsHeld {
    id
    role
    record { id line at recordedOn handling grade { scheme source information } source { title } }
    entity { id kind name handling ... on Trader { traderKind } }
  }
`);

export const AS_HELD = graphql(
  `
    query AsHeld($id: ID!, $on: String!) {
      asHeldOn(id: $id, on: $on) {
        on
        firstOn
        endedOn
        weighedAnewOn
        thing {
          id
          kind
          traderKind
          name
          names
          handling
          recordTotal
          mentions {
            ...WhereAMentionStands
            values { property raw value scheme verdict column record { id line at recordedOn grade { scheme source information } source { name title } } }
          }
        }
        changes {
          kind
          cause
          on
          mentions { ...WhereAMentionStands values { property value } }
          judgements { id decision by reason judgedAt withdrawn withdraws }
        }
      }
    }
  `,
  [PLACE],
);
export type AsHeld = NonNullable<ResultOf<typeof AS_HELD>['asHeldOn']>;
export type HeldThing = NonNullable<AsHeld['thing']>;
export type HeldChange = AsHeld['changes'][number];

export const ID_LEADS_TO = graphql(`
  query IdLeadsTo($id: ID!) {
    idLeadsTo(id: $id) { endedOn complete things { id kind traderKind name handling } }
  }
`);
export type IdLedTo = NonNullable<ResultOf<typeof ID_LEADS_TO>['idLeadsTo']>;
