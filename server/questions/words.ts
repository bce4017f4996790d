import { registerEnumType } from 'type-graphql';
import { DISCLOSURE_STATUSES, DISCLOSURE_TESTS, SENSITIVE_REASONS } from '../casework/disclosure.js';
import { REDACTION_PROFILES, REDACTIONS } from '../casework/redaction.js';
import { ENTITY_KINDS } from '../records/mention.js';
import { LINK_KINDS } from '../records/statement.js';

/** An enum whose values are the words themselves: `{ SAME: 'SAME', … }`. */
function words<W extends string>(list: readonly W[]): { readonly [K in W]: K } {
  return Object.fromEntries(list.map((w) => [w, w])) as { [K in W]: K };
}

export const EntityKindWord = words(ENTITY_KINDS);
export const LinkKindWord = words(Object.keys(LINK_KINDS) as (keyof typeof LINK_KINDS)[]);
export const DecisionWord = words(['SAME', 'DIFFERENT', 'UNSURE']);
export const VerdictWord = words(['VALID', 'VALID_FORMAT_UNCHECKED', 'PLACEHOLDER', 'CHECKSUM_FAILED', 'MALFORMED']);
export const TraderKindWord = words(['COMPANY', 'PERSON', 'UNKNOWN']);
export const EditionWord = words(['FULL', 'REDACTED', 'DEFENCE']);
export const RedactionWord = words(REDACTIONS);
export const DisclosureStatusWord = words(DISCLOSURE_STATUSES);
export const DisclosureTestWord = words(DISCLOSURE_TESTS);
export const SensitiveReasonWord = words(SENSITIVE_REASONS);

registerEnumType(EntityKindWord, { name: 'EntityKind', description: 'The kinds of thing a record can speak of.' });
registerEnumType(LinkKindWord, {
  name: 'LinkKind',
  description: "How two things can stand to each other; the link's `from` is the sentence's subject.",
  valuesConfig: Object.fromEntries(Object.entries(LINK_KINDS).map(([kind, description]) => [kind, { description }])),
});
registerEnumType(DecisionWord, { name: 'Decision', description: 'What was decided about two mentions.' });
registerEnumType(VerdictWord, {
  name: 'Verdict',
  description: 'What checking an identifier showed. Only VALID joins records without a person.',
});
registerEnumType(TraderKindWord, { name: 'TraderKind', description: 'Whether a trader is a company or a person.' });
registerEnumType(EditionWord, {
  name: 'Edition',
  description: 'For whom a bundle is made; what he may not have is not in it.',
});
registerEnumType(DisclosureStatusWord, { name: 'DisclosureStatus', description: 'What becomes of an item of a case.' });
registerEnumType(DisclosureTestWord, {
  name: 'DisclosureTest',
  description: 'Whether an item might undermine the prosecution or assist the defence.',
});
registerEnumType(SensitiveReasonWord, {
  name: 'SensitiveReason',
  description: 'Why an item must not reach the defence without leave of a court.',
});
registerEnumType(RedactionWord, {
  name: 'Redaction',
  description: 'What is left out of a bundle beyond what its recipient may not have.',
  valuesConfig: Object.fromEntries(
    Object.entries(REDACTION_PROFILES).map(([profile, { describes }]) => [profile, { description: describes }]),
  ),
});
