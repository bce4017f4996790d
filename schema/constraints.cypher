// What must be unique, and what is looked up: the model is graph-model.md. Every statement may be run again.
// Change it only together with a new file under migrations/; a new database gets all of them in order.

// Evidence
CREATE CONSTRAINT scope_id IF NOT EXISTS FOR (n:Scope) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT scope_key IF NOT EXISTS FOR (n:Scope) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT source_name IF NOT EXISTS FOR (n:Source) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (n:Import) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT refusal_id IF NOT EXISTS FOR (n:Refusal) REQUIRE n.id IS UNIQUE;
CREATE INDEX refusal_place IF NOT EXISTS FOR (n:Refusal) ON (n.importId, n.byteStart);
CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:Record) REQUIRE n.id IS UNIQUE;
CREATE INDEX record_key IF NOT EXISTS FOR (n:Record) ON (n.key);
CREATE INDEX record_line IF NOT EXISTS FOR (n:Record) ON (n.importId, n.line);
CREATE CONSTRAINT mention_version IF NOT EXISTS FOR (n:Mention) REQUIRE n.versionId IS UNIQUE;
CREATE INDEX mention_id IF NOT EXISTS FOR (n:Mention) ON (n.id);
CREATE INDEX mention_record IF NOT EXISTS FOR (n:Mention) ON (n.recordId);
CREATE INDEX mention_record_key IF NOT EXISTS FOR (n:Mention) ON (n.recordKey);
CREATE INDEX mention_identity_key IF NOT EXISTS FOR (n:Mention) ON (n.identityKey);
CREATE CONSTRAINT profile_id IF NOT EXISTS FOR (n:Profile) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT statement_version IF NOT EXISTS FOR (n:Statement) REQUIRE n.versionId IS UNIQUE;
CREATE INDEX statement_id IF NOT EXISTS FOR (n:Statement) ON (n.id);
CREATE INDEX statement_record IF NOT EXISTS FOR (n:Statement) ON (n.recordId);
CREATE INDEX statement_from IF NOT EXISTS FOR (n:Statement) ON (n.from);
CREATE INDEX statement_to IF NOT EXISTS FOR (n:Statement) ON (n.to);
CREATE CONSTRAINT attachment_id IF NOT EXISTS FOR (n:Attachment) REQUIRE n.id IS UNIQUE;
CREATE INDEX attachment_record_key IF NOT EXISTS FOR (n:Attachment) ON (n.recordKey);
CREATE INDEX attachment_import IF NOT EXISTS FOR (n:Attachment) ON (n.importId);
CREATE CONSTRAINT attachment_page_id IF NOT EXISTS FOR (n:AttachmentPage) REQUIRE n.id IS UNIQUE;
// The words are made by us, separated by blanks, as those of names are.
CREATE FULLTEXT INDEX attachmentTexts IF NOT EXISTS FOR (n:AttachmentPage) ON EACH [n.tokenText]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};

// Identity. (Profile)-[:KEYED]->(Key): profiles that share a blocking key, found from the key, since no index reads a list's members.
CREATE CONSTRAINT key_id IF NOT EXISTS FOR (n:Key) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE;
CREATE INDEX judgement_left IF NOT EXISTS FOR (n:Judgement) ON (n.left);
CREATE INDEX judgement_right IF NOT EXISTS FOR (n:Judgement) ON (n.right);
CREATE CONSTRAINT parameter_set_id IF NOT EXISTS FOR (n:ParameterSet) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT parameter_choice_id IF NOT EXISTS FOR (n:ParameterChoice) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT component_id IF NOT EXISTS FOR (n:Component) REQUIRE n.id IS UNIQUE;
CREATE INDEX component_contested IF NOT EXISTS FOR (n:Component) ON (n.contested);

// Graph
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE INDEX entity_component IF NOT EXISTS FOR (n:Entity) ON (n.component);
CREATE CONSTRAINT hub_id IF NOT EXISTS FOR (n:Hub) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT hub_count_id IF NOT EXISTS FOR (n:HubCount) REQUIRE n.id IS UNIQUE;
CREATE INDEX hub_count_hub IF NOT EXISTS FOR (n:HubCount) ON (n.hub);
CREATE CONSTRAINT name_id IF NOT EXISTS FOR (n:Name) REQUIRE n.id IS UNIQUE;
// The tokens are made by us, separated by blanks: the analyzer only splits there and folds nothing.
CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Name) ON EACH [n.tokenText]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
CREATE CONSTRAINT graph_state_id IF NOT EXISTS FOR (n:GraphState) REQUIRE n.id IS UNIQUE;

// Casework, people, jobs
CREATE CONSTRAINT case_id IF NOT EXISTS FOR (n:Case) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_item_id IF NOT EXISTS FOR (n:CaseItem) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_event_id IF NOT EXISTS FOR (n:CaseEvent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT bundle_id IF NOT EXISTS FOR (n:Bundle) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT consent_request_id IF NOT EXISTS FOR (n:ConsentRequest) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT consent_event_id IF NOT EXISTS FOR (n:ConsentEvent) REQUIRE n.id IS UNIQUE;
CREATE INDEX consent_request_case IF NOT EXISTS FOR (n:ConsentRequest) ON (n.caseId);
CREATE INDEX consent_request_originator IF NOT EXISTS FOR (n:ConsentRequest) ON (n.originator);
CREATE CONSTRAINT user_name IF NOT EXISTS FOR (n:User) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT rights_request_id IF NOT EXISTS FOR (n:RightsRequest) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agency_name IF NOT EXISTS FOR (n:Agency) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT api_token_id IF NOT EXISTS FOR (n:ApiToken) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT api_token_sha256 IF NOT EXISTS FOR (n:ApiToken) REQUIRE n.sha256 IS UNIQUE;
CREATE INDEX api_token_user IF NOT EXISTS FOR (n:ApiToken) ON (n.userName);
CREATE CONSTRAINT agency_identity_id IF NOT EXISTS FOR (n:AgencyIdentity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agency_identity_user IF NOT EXISTS FOR (n:AgencyIdentity) REQUIRE n.userName IS UNIQUE;
CREATE CONSTRAINT job_id IF NOT EXISTS FOR (n:Job) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT job_batch_id IF NOT EXISTS FOR (n:JobBatch) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT counter_id IF NOT EXISTS FOR (n:Counter) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT migration_id IF NOT EXISTS FOR (n:Migration) REQUIRE n.id IS UNIQUE;
