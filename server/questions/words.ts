import { registerEnumType } from 'type-graphql';
import { allDuties, ROLES } from '../access/duties.js';
import { DISCLOSURE_STATUSES, DISCLOSURE_TESTS, SENSITIVE_REASONS } from '../casework/disclosure.js';
import { REDACTION_PROFILES, REDACTIONS } from '../casework/redaction.js';
import { CHANGE_CAUSES, CHANGE_KINDS } from '../graph/held-history.js';
import { ENTITY_KINDS } from '../records/mention.js';
import { LINK_KINDS } from '../records/statement.js';

/** An enum whose values are the words themselves: `{ SAME: 'SAME', … }`. */
function words<W extends string>(list: readonly W[]): { readonly [K in W]: K } {
  return Object.fromEntries(list.map((w) => [w, w])) as { [K in W]: K };
}

export const EntityKindWord = words(ENTITY_KINDS);
export const LinkKindWord = words(Object.keys(LINK_KINDS) as (keyof typeof LINK_KINDS)[]);
export const DecisionWord = words(['SAME', 'DIFFERENT', 'UNSURE']);
export const TurnWord = words(['WITHOUT', 'AGREED']);
export const VerdictWord = words(['VALID', 'VALID_FORMAT_UNCHECKED', 'PLACEHOLDER', 'CHECKSUM_FAILED', 'MALFORMED']);
export const TraderKindWord = words(['COMPANY', 'PERSON', 'UNKNOWN']);
export const ChangeKindWord = words(CHANGE_KINDS);
export const ChangeCauseWord = words(CHANGE_CAUSES);
export const DutyWord = words(allDuties().map(({ duty }) => duty));
export const RoleWord = words(ROLES);
export const RequestStateWord = words(['WAITING', 'APPROVED', 'DECLINED', 'EXPIRED']);
export const EditionWord = words(['FULL', 'REDACTED', 'DEFENCE']);
export const ConsentStateWord = words(['REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED']);
export const ConsentDecisionWord = words(['GRANTED', 'REFUSED']);
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
registerEnumType(TurnWord, {
  name: 'Turn',
  description: 'How what is known about a pair could change.',
  valuesConfig: {
    WITHOUT: { description: "What both say of it proves wrong, or another's." },
    AGREED: { description: 'What the one says of it proves true of the other too.' },
  },
});
registerEnumType(ChangeKindWord, {
  name: 'HeldChangeKind',
  description: 'What became of mentions of a thing since a day.',
  valuesConfig: {
    JOINED: { description: 'They belong to it now and did not then.' },
    LEFT: { description: 'They belonged to it then and do not now.' },
    CORRECTED: { description: 'They belonged to it all along; their records say something else now.' },
  },
});
registerEnumType(ChangeCauseWord, {
  name: 'HeldChangeCause',
  description: 'By what mentions came to a thing or left it.',
  valuesConfig: {
    RECORDED: { description: 'Their records came in.' },
    ENDED: { description: 'Their records were replaced by others that do not say it any more.' },
    JUDGED: { description: 'People decided: had nobody decided since, they would not have moved.' },
    MATCHED: { description: 'Other records, or other weights, speak for where they are now.' },
  },
});
registerEnumType(VerdictWord, {
  name: 'Verdict',
  description: 'What checking an identifier showed. Only VALID joins records without a person.',
});
registerEnumType(TraderKindWord, { name: 'TraderKind', description: 'Whether a trader is a company or a person.' });
registerEnumType(DutyWord, { name: 'Work', description: 'Kinds of work; `duties` says which roles do which.' });
registerEnumType(RoleWord, { name: 'Role', description: 'What kinds of work somebody does: see `duties`.' });
registerEnumType(RequestStateWord, {
  name: 'RequestState',
  description: 'What became of a change that needs a second administrator.',
});
registerEnumType(EditionWord, {
  name: 'Edition',
  description: 'For whom a bundle is made; what he may not have is not in it.',
});
registerEnumType(ConsentStateWord, {
  name: 'ConsentState',
  description: 'Where a request for consent stands. A consent expires by its time; nobody does that.',
});
registerEnumType(ConsentDecisionWord, {
  name: 'ConsentDecision',
  description: "What an originator's people can answer.",
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
