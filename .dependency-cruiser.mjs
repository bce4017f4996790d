// The import directions of the project: what may know of what. Read it as the picture in server/README.md, machine-checked.
const core = '^server/(access/(viewer|scope|validity|duties)\\.|records|resolution|graph|analysis|casework|bundles)';
const joins = 'server/(main|commands|context)'; // the places that put the parts together
// Core: plain functions; pure libraries from this list and node:crypto, nothing that does I/O, threads or time.
const pureLibraries =
  'node_modules/(any-ascii|transliteration|pinyin-pro|libphonenumber-js|stdnum|fastest-levenshtein|double-metaphone|i18n-iso-countries|canonicalize)/';
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

export default {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }),
    forbid(
      'core-is-pure',
      { path: core, pathNot: '\\.test\\.ts$' },
      { pathNot: `(${core}|^server/errors|${pureLibraries}|^(node:)?crypto$)` },
    ),
    forbid(
      'sources-make-records-only',
      { path: '^server/sources/', pathNot: '\\.test\\.ts$' },
      { path: '^server/(?!sources/|records/|errors|progress)' },
    ),
    forbid(
      'records-know-nothing-later',
      { path: '^server/records/' },
      { path: '^server/(resolution|graph|analysis|casework|bundles)/' },
    ),
    forbid(
      'resolution-before-graph',
      { path: '^server/resolution/' },
      { path: '^server/(graph|analysis|casework|bundles)/' },
    ),
    forbid('graph-before-bundles', { path: '^server/graph/' }, { path: '^server/(analysis|casework|bundles)/' }),
    forbid(
      'one-door-to-neo4j',
      { pathNot: `^(server/neo4j|${joins}|test|seed)` },
      { path: '(^server/neo4j/|node_modules/neo4j-driver)' },
    ),
    forbid(
      'graphql-stays-at-the-edge',
      { path: '^server', pathNot: `^(server/questions|${joins})` },
      { path: 'node_modules/(graphql|type-graphql|@apollo|dataloader)/' },
    ),
    forbid(
      'threads-live-in-jobs',
      { path: '^server', pathNot: `^(server/jobs|${joins})` },
      { path: '^(node:)?worker_threads$' },
    ),
    forbid(
      'web-meets-server-at-the-schema',
      { path: '^web/' },
      { path: '^(server|seed|test)/', pathNot: '^test/world/' },
    ),
    forbid(
      'one-door-to-cytoscape',
      { path: '^web/', pathNot: '^web/picture/' },
      { path: 'node_modules/(@types/)?cytoscape' },
    ),
    forbid('tasks-do-not-share', { path: '^web/tasks/([^/]+)/' }, { path: '^web/tasks/', pathNot: '^web/tasks/$1/' }),
    forbid('pieces-know-no-task', { path: '^web/(ui|picture)/' }, { path: '^web/(tasks|parts|api)/' }),
    forbid('parts-know-no-task', { path: '^web/parts/' }, { path: '^web/tasks/' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|node_modules/.*/node_modules/)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
