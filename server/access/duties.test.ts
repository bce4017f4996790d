import { describe, expect, it } from 'vitest';
import { isDuty, mayDo } from './duties.js';
import type { Role } from './viewer.js';

const is = (...roles: Role[]) => ({ roles });

describe('what a role may do', () => {
  it('administering and auditing open no evidence', () => {
    for (const duty of ['CONSULT', 'TAKE_IN', 'JUDGE', 'BUILD_CASE', 'DECIDE_DISCLOSURE', 'EXPORT_CASE'] as const) {
      expect([duty, mayDo(duty, is('ADMINISTRATOR')), mayDo(duty, is('AUDITOR'))]).toEqual([duty, false, false]);
    }
  });

  it('logs are for auditors, who do nothing else but ask who they are', () => {
    expect(mayDo('READ_LOGS', is('AUDITOR'))).toBe(true);
    expect(mayDo('READ_LOGS', is('ADMINISTRATOR', 'ANALYST'))).toBe(false);
    expect(mayDo('ADMINISTER', is('AUDITOR'))).toBe(false);
    expect(mayDo('OWN_ACCOUNT', is('AUDITOR'))).toBe(true);
  });

  it('a prosecutor builds and exports, and leaves identity to those who know the records', () => {
    expect(mayDo('BUILD_CASE', is('PROSECUTOR'))).toBe(true);
    expect(mayDo('EXPORT_CASE', is('PROSECUTOR'))).toBe(true);
    expect(mayDo('JUDGE', is('PROSECUTOR'))).toBe(false);
  });

  it('who gathered the material does not decide what of it the defence gets', () => {
    expect(mayDo('DECIDE_DISCLOSURE', is('INVESTIGATOR', 'ANALYST'))).toBe(false);
    expect(mayDo('DECIDE_DISCLOSURE', is('DISCLOSURE_OFFICER'))).toBe(true);
    expect(mayDo('DECIDE_DISCLOSURE', is('PROSECUTOR'))).toBe(true);
  });

  it('roles add up, and nobody without a role does anything', () => {
    expect(mayDo('CONSULT', is('ADMINISTRATOR', 'DISCLOSURE_OFFICER'))).toBe(true);
    expect(mayDo('OWN_ACCOUNT', is())).toBe(false);
  });

  it('a name that every object knows is no duty', () => {
    expect([isDuty('CONSULT'), isDuty('constructor'), isDuty(undefined)]).toEqual([true, false, false]);
  });
});
