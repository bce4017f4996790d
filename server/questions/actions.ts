import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { AccessAction } from '../access/access-entry.js';

/** An action of the directive, as far as a question can be one. */
type Asked = Extract<
  AccessAction,
  'COLLECTION' | 'ALTERATION' | 'CONSULTATION' | 'DISCLOSURE' | 'COMBINATION' | 'ERASURE' | 'RIGHTS_CHANGE'
>;

/**
 * What asking each field means in the words of Directive (EU) 2016/680, article 25. Combination is what brings things together that
 * stood apart: ways between them, and whether two are one. A field that is not named here fails a test.
 */
export const ACTION_OF: Readonly<Record<string, Asked>> = {
  'Query.accessLog': 'CONSULTATION',
  'Query.accessLogCheck': 'CONSULTATION',
  'Query.administration': 'CONSULTATION',
  'Query.asHeldOn': 'CONSULTATION',
  'Query.bundle': 'CONSULTATION',
  'Query.case': 'CONSULTATION',
  'Query.cases': 'CONSULTATION',
  'Query.chart': 'COMBINATION',
  'Query.consentNeeded': 'CONSULTATION',
  'Query.consentRequests': 'CONSULTATION',
  'Query.disclosure': 'CONSULTATION',
  'Query.disclosurePreview': 'CONSULTATION',
  'Query.colleagues': 'CONSULTATION',
  'Query.duties': 'CONSULTATION',
  'Query.entity': 'CONSULTATION',
  'Query.hitTable': 'CONSULTATION',
  'Query.idLeadsTo': 'CONSULTATION',
  'Query.import': 'CONSULTATION',
  'Query.imports': 'CONSULTATION',
  'Query.judgements': 'CONSULTATION',
  'Query.link': 'CONSULTATION',
  'Query.match': 'COMBINATION',
  'Query.matches': 'COMBINATION',
  'Query.me': 'CONSULTATION',
  'Query.neighbourhood': 'CONSULTATION',
  'Query.paths': 'COMBINATION',
  'Query.people': 'CONSULTATION',
  'Query.record': 'CONSULTATION',
  'Query.reliedOn': 'CONSULTATION',
  'Query.rightsRequests': 'CONSULTATION',
  'Query.search': 'CONSULTATION',
  'Query.searchAttachments': 'CONSULTATION',
  'Query.sources': 'CONSULTATION',
  'Query.status': 'CONSULTATION',
  'Mutation.addMember': 'RIGHTS_CHANGE',
  'Mutation.addPerson': 'RIGHTS_CHANGE',
  'Mutation.addToCase': 'ALTERATION',
  'Mutation.askConsent': 'ALTERATION',
  'Mutation.decideConsent': 'RIGHTS_CHANGE',
  'Mutation.decideDisclosure': 'ALTERATION',
  'Mutation.changeClearances': 'RIGHTS_CHANGE',
  'Mutation.changeRoles': 'RIGHTS_CHANGE',
  'Mutation.decideRightsRequest': 'RIGHTS_CHANGE',
  'Mutation.endPerson': 'RIGHTS_CHANGE',
  'Mutation.exportBundle': 'DISCLOSURE',
  'Mutation.judge': 'COMBINATION',
  'Mutation.openCase': 'ALTERATION',
  'Mutation.removeMember': 'RIGHTS_CHANGE',
  'Mutation.removeFromCase': 'ALTERATION',
  'Mutation.resetPassword': 'RIGHTS_CHANGE',
  'Mutation.resetSecondFactor': 'RIGHTS_CHANGE',
  'Mutation.restorePerson': 'RIGHTS_CHANGE',
  'Mutation.saveChart': 'ALTERATION',
  'Mutation.split': 'COMBINATION',
  'Mutation.withdrawConsent': 'RIGHTS_CHANGE',
  'Mutation.withdrawJudgement': 'COMBINATION',
  'Mutation.withdrawJudgements': 'COMBINATION',
};

/** What the page asks before anybody has looked at anything; no purpose is demanded for it. */
const BEFORE_ANY_PURPOSE: ReadonlySet<string> = new Set([
  'Query.me',
  'Query.duties',
  'Query.status',
  'Query.__typename',
]);

/** One question is one entry: it is logged as the gravest thing that it does. */
const GRAVEST_FIRST: readonly Asked[] = [
  'ERASURE',
  'RIGHTS_CHANGE',
  'DISCLOSURE',
  'COLLECTION',
  'ALTERATION',
  'COMBINATION',
  'CONSULTATION',
];

/** "Query.paths", "Mutation.judge": what an operation asks for at its top, through all fragments, sorted. */
export function topFields(operation: OperationDefinitionNode, document: DocumentNode): readonly string[] {
  const type = operation.operation === 'mutation' ? 'Mutation' : 'Query';
  return [...new Set(fieldNames(operation.selectionSet, document))].sort().map((name) => `${type}.${name}`);
}

export function actionOf(fields: readonly string[]): Asked {
  const actions = new Set(fields.map((field) => ACTION_OF[field]));
  return GRAVEST_FIRST.find((action) => actions.has(action)) ?? 'CONSULTATION';
}

export function needsPurpose(fields: readonly string[]): boolean {
  return fields.some((field) => !BEFORE_ANY_PURPOSE.has(field));
}

function fieldNames({ selections }: SelectionSetNode, document: DocumentNode): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldNames(selection.selectionSet, document);
    const fragment = document.definitions.find(
      (d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldNames(fragment.selectionSet, document) : [];
  });
}
