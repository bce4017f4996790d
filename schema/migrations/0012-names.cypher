// Every label, kind of relationship and property that a text of ours names. Neo4j throws a plan away when a name appears that was missing while
// it planned: known from the first, each question is planned once.
UNWIND [
  'Current', 'Demonstration', 'Judged', 'Reweighed', 'Uncompared', 'Unplaced'
] AS name CALL db.createLabel(name);
UNWIND [
  'ASSOCIATED_WITH', 'CALLED_AT', 'CAME_ABOUT_BY', 'CARRIED', 'COMPARED', 'COVERED_BY', 'DECLARED_AS', 'DIRECTS', 'DISCHARGED_AT',
  'EXPORTED_AS', 'FOUND', 'FROM_IMPORT', 'FROM_RECORD', 'FROM_SOURCE', 'HANDLED', 'HELD_AS', 'HOLDS', 'INVOLVED_IN', 'ISSUED_TO', 'KEYED',
  'LOADED_AT', 'LOCATED_AT', 'NAMED', 'OPERATES', 'OWNS', 'PAID_FOR', 'REACHED_BY', 'RECEIVED', 'REFUSED_IN', 'ROUTED_VIA', 'SAYS',
  'SEIZED_AT', 'SEIZED_FROM', 'SHIPPED', 'STUFFED_IN', 'WORKS_FOR'
] AS name CALL db.createRelationshipType(name);
UNWIND [
  'accepted', 'action', 'actor', 'addedAt', 'addedBy', 'addsOnly', 'agenciesFrom', 'agenciesUntil', 'agency', 'all', 'alreadyKnown',
  'approved', 'askedAt', 'askedBy', 'askedByAgency', 'at', 'attachment', 'authority', 'before', 'bundleId', 'by', 'byteEnd', 'byteStart',
  'caseReference', 'caseVersion', 'cases', 'casesFrom', 'casesUntil', 'cells', 'change', 'chart', 'chartEntities', 'chartOtherwise',
  'chartX', 'chartY', 'clearanceAgencies', 'clearanceHandlings', 'column', 'columns', 'content', 'contentId', 'contradiction', 'decidedAt',
  'decidedBy', 'decision', 'decisionReason', 'deed', 'detail', 'displayName', 'done', 'ds', 'dt', 'edition', 'encoding', 'endedOn',
  'entities', 'entity', 'entityKind', 'events', 'evidence', 'expiresAt', 'exportedAt', 'exportedBy', 'facts', 'fence', 'fileName',
  'fragment', 'grade', 'gradeInformation', 'gradeScheme', 'gradeSource', 'handling', 'handlingCodes', 'handlingConditions',
  'handlingExpiresOn', 'handlingReviewOn', 'head', 'headerByteEnd', 'headerByteStart', 'heldFrom', 'heldUntil', 'importedAt', 'inForceFrom',
  'input', 'issuer', 'judgedAt', 'kind', 'lastSignInOn', 'lastUsedOn', 'layout', 'lease', 'leftOut', 'legalBasis', 'licence',
  'limitedAgencies', 'limitedCases', 'line', 'links', 'locked', 'madeAt', 'mediaType', 'memberPeriods', 'memberScopes', 'members',
  'membersFrom', 'membersUntil', 'message', 'mi', 'ms', 'next', 'nm', 'notForCourt', 'note', 'ns', 'object', 'onlyOnLoopback', 'openedBy',
  'openedOn', 'ordinal', 'otherwise', 'outward', 'page', 'parameterSet', 'passwordHash', 'passwordIsOneTime', 'payload',
  'permittedPurposes', 'phase', 'place', 'placedFrom', 'placedTo', 'prev', 'previewSha256', 'property', 'publisher', 'purpose', 'read',
  'reason', 'receivedFrom', 'receivedOn', 'recipients', 'recordScopes', 'recordedOn', 'records', 'recoveryHashes', 'redaction', 'reference',
  'refused', 'report', 'retentionClass', 'revokedAt', 'role', 'roles', 'round', 'rowsDone', 'scope', 'scopes', 'se', 'secondFactor',
  'secondFactorStep', 'seq', 'sf', 'sizeBytes', 'source', 'sourceKey', 'sr', 'ss', 'st', 'state', 'strong', 'su', 'subject', 'sure',
  'table', 'tableSha256', 'tableSizeBytes', 'text', 'time', 'title', 'tk', 'tokenSha256', 'total', 'trainedAt', 'ts', 'until', 'value',
  'values', 'version', 'waiting', 'warnings', 'weighedAnewOn', 'weighedBy', 'weighedByChoice', 'weightBits', 'withdraws'
] AS name CALL db.createProperty(name);
