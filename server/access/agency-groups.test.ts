import { describe, expect, it } from 'vitest';
import { groupsIn, rightsOf } from './agency-groups.js';

const GROUPS = groupsIn(
  JSON.stringify({
    analysts: { agency: 'customs-ke', roles: ['ANALYST'], clearances: { 'customs-ke': 'TLP:AMBER' } },
    wide: { agency: 'customs-ke', roles: ['AUDITOR'], clearances: { 'customs-ke': 'TLP:GREEN', public: 'TLP:CLEAR' } },
    police: { agency: 'police-nl', roles: ['ANALYST'], clearances: {} },
  }),
);

describe('the rights that groups give', () => {
  it.each([
    [['analysts'], { agency: 'customs-ke', roles: ['ANALYST'], clearances: { 'customs-ke': 'TLP:AMBER' } }],
    [
      ['wide', 'unknown', 'analysts'],
      {
        agency: 'customs-ke',
        roles: ['ANALYST', 'AUDITOR'],
        clearances: { 'customs-ke': 'TLP:AMBER', public: 'TLP:CLEAR' },
      },
    ],
    [[], null],
    [['unknown', 'constructor', '__proto__'], null],
    [['analysts', 'police'], 'TWO_AGENCIES'],
  ])('of %j are %j', (memberOf, rights) => {
    expect(rightsOf(memberOf, GROUPS)).toEqual(rights);
  });
});

describe('a file of groups', () => {
  it.each([
    ['no JSON', '{', /JSON/],
    ['a list', '[]', /group → /],
    ['no object', '{"a": 1}', /group "a" must hold/],
    ['no agency', '{"a": {"roles": [], "clearances": {}}}', /group "a" names no agency/],
    [
      'an unknown role',
      '{"a": {"agency": "x", "roles": ["CHIEF"], "clearances": {}}}',
      /roles must be a list of INVEST/,
    ],
    ['an unknown code', '{"a": {"agency": "x", "roles": [], "clearances": {"x": "SECRET"}}}', /one of TLP:CLEAR/],
  ])('with %s is refused in words', (_, json, words) => {
    expect(() => groupsIn(json)).toThrow(words);
  });
});
