// Few components are contested; every question first asks whether the viewer sees one.
CREATE INDEX component_contested IF NOT EXISTS FOR (n:Component) ON (n.contested);
