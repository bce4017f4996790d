/** A value for each parameter that any question takes: enough to plan it, or to run it and find nothing. */
export const askedOfEverything = {
  shown: {},
  ids: ['m1'],
  fragments: ['m1'],
  anchors: [{ id: 'm1', fragments: ['m1'] }],
  pairs: [['m1', 'm2']],
  centre: 'm1',
  from: 'm1',
  to: 'm2',
  kinds: null,
  entityKinds: null,
  after: null,
  limit: 10,
  importId: 'i1',
  judged: [['m1', 'm2']],
  leastBits: 0,
  tokens: ['t_maria'],
};
