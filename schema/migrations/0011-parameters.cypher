// Parameter sets that were trained, and who put which into use.
CREATE CONSTRAINT parameter_set_id IF NOT EXISTS FOR (n:ParameterSet) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT parameter_choice_id IF NOT EXISTS FOR (n:ParameterChoice) REQUIRE n.id IS UNIQUE;
