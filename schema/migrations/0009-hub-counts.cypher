// Hubs and the counts of their links. Hubs of a graph that is there already are found when one of their links changes.
CREATE CONSTRAINT hub_id IF NOT EXISTS FOR (n:Hub) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT hub_count_id IF NOT EXISTS FOR (n:HubCount) REQUIRE n.id IS UNIQUE;
CREATE INDEX hub_count_hub IF NOT EXISTS FOR (n:HubCount) ON (n.hub);
