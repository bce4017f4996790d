// Tokens by which scripts act for a user. A secret is looked up by its hash; revoking and the list start from the user.
CREATE CONSTRAINT api_token_id IF NOT EXISTS FOR (n:ApiToken) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT api_token_sha256 IF NOT EXISTS FOR (n:ApiToken) REQUIRE n.sha256 IS UNIQUE;
CREATE INDEX api_token_user IF NOT EXISTS FOR (n:ApiToken) ON (n.userName);
// People who sign in at their agency: one account for each, of a name of its own.
CREATE CONSTRAINT agency_identity_id IF NOT EXISTS FOR (n:AgencyIdentity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agency_identity_user IF NOT EXISTS FOR (n:AgencyIdentity) REQUIRE n.userName IS UNIQUE;
