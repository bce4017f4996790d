import { InMemoryCache } from '@apollo/client';

/**
 * Answers are kept per entity and per page of a search, for as long as the page is open. What a chart draws is not kept here:
 * normalising 5,000 elements costs 384 ms where a plain map costs less than one (docs/decisions/0071).
 */
export function makeCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      // Short forms belong to the answer they came with: two questions about one match complete each other, two lists do not.
      EntityCard: { keyFields: false, merge: true },
      // One list asks for a line of it, one page for all.
      MatchStake: { keyFields: false, merge: true },
      LinkCard: { keyFields: false, merge: true },
      // The same ids stand for something else on another day.
      ThingAsHeld: { keyFields: false, merge: false },
      MentionAsHeld: { keyFields: false, merge: false },
      Source: { keyFields: false, merge: true },
      Grade: { keyFields: false, merge: true },
      Me: { keyFields: [] },
      Status: { keyFields: [] },
      Person: { keyFields: ['name'] },
      Rights: { keyFields: false, merge: false },
    },
  });
}
