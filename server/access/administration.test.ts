import { describe, expect, it } from 'vitest';
import {
  asSeenBy,
  changed,
  checkChange,
  checkNew,
  checkReset,
  isShownTo,
  NO_CHANGE,
  OPERATIONS,
  type Person,
  type Rights,
  sameRights,
  widens,
} from './administration.js';
import type { Role } from './viewer.js';

const person = (
  name: string,
  agency: string,
  roles: readonly Role[],
  clearances: Rights['clearances'] = {},
): Person => ({
  name,
  displayName: name,
  agency,
  rights: { roles, clearances, periods: {}, active: true },
  lastSignInOn: '2026-03-01',
  endedOn: null,
  isOperator: false,
});
const ended = (p: Person): Person => ({ ...p, rights: { ...p.rights, active: false }, endedOn: '2026-03-02' });

const system = person('root', OPERATIONS, ['ADMINISTRATOR']);
const operator = { ...person('operator', OPERATIONS, ['ADMINISTRATOR']), isOperator: true };
const kenya = person('achieng', 'ke-customs', ['ADMINISTRATOR']);
const kenyaToo = person('baraka', 'ke-customs', ['ADMINISTRATOR']);
const vietnam = person('linh', 'vn-customs', ['ADMINISTRATOR']);
const analyst = person('wanjiru', 'ke-customs', ['ANALYST'], { 'ke-customs': 'TLP:AMBER' });
const cleared = person('mutua', 'ke-customs', ['PROSECUTOR'], { 'ke-customs': 'TLP:AMBER', 'vn-customs': 'TLP:AMBER' });
const auditor = person('faith', 'ke-customs', ['AUDITOR']);
const stranger = person('thanh-ha', 'vn-customs', ['INVESTIGATOR'], { 'vn-customs': 'TLP:RED' });

const roles = (...wanted: Role[]) => ({ ...NO_CHANGE, roles: wanted });
const clearance = (agency: string, handling: Rights['clearances'][string] | null) => ({
  ...NO_CHANGE,
  clearances: [{ agency, handling, period: null }],
});
const end = { ...NO_CHANGE, active: false };
const restore = { ...NO_CHANGE, active: true };
const refuses = (deed: () => void, reason: string) =>
  expect(deed).toThrowError(expect.objectContaining({ details: { reason } }));

describe('an administrator', () => {
  it.each([
    ['gives roles to his own people', kenya, analyst, roles('ANALYST', 'PROSECUTOR')],
    ['makes another administrator of his agency', kenya, analyst, roles('ADMINISTRATOR')],
    ['clears his own people for his records', kenya, analyst, clearance('ke-customs', 'TLP:RED')],
    ["clears another agency's people for his records", kenya, stranger, clearance('ke-customs', 'TLP:GREEN')],
    ['takes from his own people what another agency gave', kenya, cleared, clearance('vn-customs', null)],
    ['narrows what another agency gave to his own people', kenya, cleared, clearance('vn-customs', 'TLP:GREEN')],
    ['ends an account that holds more than he could give', kenya, cleared, end],
    ['brings back an account of his agency', kenya, ended(analyst), restore],
    [
      'of the system does all of it anywhere',
      system,
      cleared,
      { ...clearance('vn-customs', 'TLP:RED'), ...roles('AUDITOR') },
    ],
  ])('%s', (_what, actor, target, change) => {
    expect(() => checkChange(actor, target, change)).not.toThrow();
  });

  it.each([
    ['changes his own roles', kenya, kenya, roles('ADMINISTRATOR', 'ANALYST'), 'HIMSELF'],
    ['gives himself a clearance', kenya, kenya, clearance('ke-customs', 'TLP:RED'), 'HIMSELF'],
    ['of the system gives himself anything', system, system, roles('ADMINISTRATOR', 'ANALYST'), 'HIMSELF'],
    ['ends himself, so that the last one stays', system, system, end, 'HIMSELF'],
    ['makes an auditor, who reads of every agency', kenya, analyst, roles('AUDITOR'), 'ROLE'],
    ['lays hands on an auditor', kenya, auditor, roles('ANALYST'), 'HOLDS_MORE'],
    ['ends an auditor', kenya, auditor, end, 'HOLDS_MORE'],
    ['of the system makes one person both', system, analyst, roles('ADMINISTRATOR', 'AUDITOR'), 'TWO_HATS'],
    ["gives clearance for another agency's records", kenya, analyst, clearance('vn-customs', 'TLP:CLEAR'), 'CLEARANCE'],
    ['widens what another agency gave', kenya, cleared, clearance('vn-customs', 'TLP:RED'), 'CLEARANCE'],
    ["changes the roles of another agency's people", kenya, stranger, roles('ANALYST'), 'NOT_YOURS'],
    ['ends an account of another agency', kenya, stranger, end, 'NOT_YOURS'],
    ['takes away what is not his to another agency', kenya, stranger, clearance('vn-customs', null), 'NOT_YOURS'],
    ['touches a system administrator', kenya, system, roles('ANALYST'), 'NOT_YOURS'],
    [
      'clears somebody whose account elsewhere has ended',
      kenya,
      ended(stranger),
      clearance('ke-customs', 'TLP:RED'),
      'NOT_YOURS',
    ],
    ['of the system touches the operator', system, operator, end, 'NOT_YOURS'],
    ['changes somebody who does not exist', kenya, undefined, roles('ANALYST'), 'NOT_YOURS'],
    ['clears somebody who does not exist', kenya, undefined, clearance('ke-customs', 'TLP:RED'), 'NOT_YOURS'],
  ])('never %s', (_what, actor, target, change, reason) => {
    refuses(() => checkChange(actor, target, change), reason);
  });

  it('who is none any more changes nothing', () => {
    for (const actor of [analyst, ended(kenya)])
      expect(() => checkChange(actor, cleared, end)).toThrowError('Your role does not do this');
  });

  it('makes accounts in his own agency, with no more than he could give', () => {
    const analystOf = { ...roles('ANALYST'), ...clearance('ke-customs', 'TLP:RED'), roles: ['ANALYST'] as const };
    expect(() => checkNew(kenya, 'ke-customs', analystOf)).not.toThrow();
    expect(() => checkNew(system, 'vn-customs', { ...analystOf, roles: ['AUDITOR'] })).not.toThrow();
    refuses(() => checkNew(kenya, OPERATIONS, roles('ADMINISTRATOR')), 'OTHER_AGENCY');
    refuses(() => checkNew(kenya, 'ke-customs', roles('AUDITOR')), 'ROLE');
    refuses(() => checkNew(kenya, 'ke-customs', clearance('vn-customs', 'TLP:CLEAR')), 'CLEARANCE');
    expect(() => checkNew(analyst, 'ke-customs', NO_CHANGE)).toThrowError('Your role does not do this');
  });
});

describe('a reset, by which one could act as somebody else,', () => {
  it.each([
    ['of his own people', kenya, analyst],
    ['of an equal', kenya, kenyaToo],
    ['of anybody by the system', system, cleared],
    ['of an auditor by the system', system, auditor],
  ])('is made %s', (_what, actor, target) => {
    expect(() => checkReset(actor, target, false)).not.toThrow();
  });

  it.each([
    ['of somebody whom another agency cleared', kenya, cleared, 'HOLDS_MORE'],
    ['of an auditor', kenya, auditor, 'HOLDS_MORE'],
    ['of a system administrator', kenya, system, 'NOT_YOURS'],
    ['of somebody elsewhere', kenya, stranger, 'NOT_YOURS'],
    ['of the operator', system, operator, 'NOT_YOURS'],
    ['of nobody', kenya, undefined, 'NOT_YOURS'],
    ['of his own', kenya, kenya, 'HIMSELF'],
  ])('is not made %s', (_what, actor, target, reason) => {
    refuses(() => checkReset(actor, target, false), reason);
  });

  it('of an administrator is made by nobody where four eyes are wanted', () => {
    refuses(() => checkReset(kenya, kenyaToo, true), 'FOUR_EYES');
    refuses(() => checkReset(system, kenya, true), 'FOUR_EYES');
    expect(() => checkReset(kenya, analyst, true)).not.toThrow();
    const reset = { ...NO_CHANGE, takesSecondFactor: true };
    expect(() => checkChange(kenya, kenyaToo, reset)).not.toThrow();
  });
});

describe('a change of rights', () => {
  it('leaves what it does not name', () => {
    const both = changed(cleared.rights, clearance('vn-customs', null));
    expect(both).toEqual({
      roles: ['PROSECUTOR'],
      clearances: { 'ke-customs': 'TLP:AMBER' },
      periods: {},
      active: true,
    });
    expect(changed(cleared.rights, NO_CHANGE)).toEqual(cleared.rights);
  });

  it.each([
    ['a role more', roles('PROSECUTOR', 'ANALYST'), true],
    ['another role instead', roles('ANALYST'), true],
    ['no role', roles(), false],
    ['a higher clearance', clearance('vn-customs', 'TLP:RED'), true],
    ['a first clearance', clearance('cn-customs', 'TLP:CLEAR'), true],
    ['a lower clearance', clearance('vn-customs', 'TLP:GREEN'), false],
    ['no clearance', clearance('vn-customs', null), false],
    ['an end', end, false],
  ])('of %s widens: %s', (_what, change, wider) => {
    expect(widens(cleared.rights, changed(cleared.rights, change))).toBe(wider);
  });

  it.each([
    ['an end where there was none', undefined, '2026-06-01', false],
    ['an earlier end', '2026-06-01', '2026-05-01', false],
    ['the same end', '2026-06-01', '2026-06-01', false],
    ['a later end', '2026-06-01', '2026-07-01', true],
    ['no end any more', '2026-06-01', undefined, true],
  ])('of %s widens as it should', (_what, until, next, wider) => {
    const ending = (validUntil: string | undefined): Rights => ({
      ...analyst.rights,
      periods: validUntil === undefined ? {} : { 'ke-customs': { validFrom: null, validUntil } },
    });
    expect(widens(ending(until), ending(next))).toBe(wider);
  });

  it('that restores an account widens', () => {
    const { rights } = ended(cleared);
    expect(widens(rights, changed(rights, restore))).toBe(true);
  });

  it('is none whatever the order', () => {
    const a: Rights = {
      roles: ['ANALYST', 'PROSECUTOR'],
      clearances: { a: 'TLP:RED', b: 'TLP:GREEN' },
      periods: {},
      active: true,
    };
    const b: Rights = {
      roles: ['PROSECUTOR', 'ANALYST'],
      clearances: { b: 'TLP:GREEN', a: 'TLP:RED' },
      periods: {},
      active: true,
    };
    expect(sameRights(a, b)).toBe(true);
    expect(sameRights(a, { ...b, clearances: { a: 'TLP:RED' } })).toBe(false);
  });
});

describe('of people elsewhere an administrator', () => {
  const known = person('zhou', 'cn-customs', ['ANALYST'], { 'cn-customs': 'TLP:RED', 'vn-customs': 'TLP:GREEN' });

  it('sees those who are cleared for his records, and that alone', () => {
    expect(isShownTo(vietnam, known)).toBe(true);
    expect(asSeenBy(vietnam, known)).toMatchObject({
      rights: { roles: [], clearances: { 'vn-customs': 'TLP:GREEN' }, active: true },
      lastSignInOn: null,
    });
    expect([isShownTo(kenya, known), isShownTo(vietnam, ended(known))]).toEqual([false, false]);
  });

  it('of the system sees everything', () => {
    expect([isShownTo(system, ended(known)), asSeenBy(system, known)]).toEqual([true, known]);
  });
});
