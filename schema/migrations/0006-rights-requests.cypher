// Changes of rights that wait for a second administrator.
CREATE CONSTRAINT rights_request_id IF NOT EXISTS FOR (n:RightsRequest) REQUIRE n.id IS UNIQUE;
