// Requests for an originator's consent, and their steps.
CREATE CONSTRAINT consent_request_id IF NOT EXISTS FOR (n:ConsentRequest) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT consent_event_id IF NOT EXISTS FOR (n:ConsentEvent) REQUIRE n.id IS UNIQUE;
CREATE INDEX consent_request_case IF NOT EXISTS FOR (n:ConsentRequest) ON (n.caseId);
CREATE INDEX consent_request_originator IF NOT EXISTS FOR (n:ConsentRequest) ON (n.originator);
