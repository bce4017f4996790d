import { describe, expect, it } from 'vitest';
import type { EntityKind } from './mention.js';
import { isNominal } from './nominal.js';

describe('what is nominal', () => {
  it.each<[EntityKind, 'company' | 'other', string, boolean]>([
    ['TRADER', 'company', 'name', false],
    ['TRADER', 'company', 'registrationNumber', false],
    ['TRADER', 'company', 'phone', true],
    ['TRADER', 'company', 'beneficialOwner', true],
    ['TRADER', 'other', 'name', true],
    ['TRADER', 'other', 'birthDate', true],
    ['TRADER', 'other', 'nationality', false],
    ['SEIZURE', 'other', 'weightKg', false],
    ['SEIZURE', 'other', 'reference', false],
    ['SEIZURE', 'other', 'outcome', true],
    ['SEIZURE', 'other', 'vehicle', true],
    ['SEIZURE', 'other', 'nameOfDriver', true],
    ['CONSIGNMENT', 'other', 'goods', false],
    ['CONSIGNMENT', 'other', 'contactPerson', true],
    ['PERMIT', 'other', 'permitNumber', false],
    ['PERMIT', 'other', 'signedBy', true],
    ['VESSEL', 'other', 'imo', false],
    ['VESSEL', 'other', 'master', true],
    ['PLACE', 'other', 'unLocode', false],
    ['ADDRESS', 'other', 'city', false],
    ['ADDRESS', 'other', 'name', true],
    ['CONTACT', 'other', 'domain', false],
    ['COMMODITY', 'other', 'taxon', false],
    ['COMMODITY', 'other', 'farmer', true],
  ])('%s, %s: %s → %s', (kind, of, property, nominal) => {
    expect(isNominal(kind, of === 'company', property)).toBe(nominal);
  });
});
