/** What a Neo4j of tests has beside the usual: it is emptied and filled again for every file of tests, and plans made anew each time would take most of it. */
export const SHORT_LIVED = {
  settings: { 'dbms.cypher.min_replan_interval': '24h' },
  // Writing the classes down when it ends takes longer than they would save.
  keepClasses: false,
};
