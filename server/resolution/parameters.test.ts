import { describe, expect, it } from 'vitest';
import { checkImoNumber } from '../records/identifiers/imo-number.js';
import { checkMmsi } from '../records/identifiers/mmsi.js';
import { featuresOf } from './features.js';
import { shippedParameters } from './parameters.js';

const CHECKS: Readonly<Record<string, typeof checkImoNumber>> = { imo: checkImoNumber, mmsi: (raw) => checkMmsi(raw) };

describe('the shipped parameters', () => {
  // Were one of them taken for valid, distrusting it would change what contradicts, and the set would need another name.
  it('distrust no number of a ship that is not refuted where it is read, so that none is a fact', () => {
    const numbers = [...shippedParameters.distrustedIdentifiers]
      .map((key) => key.split(':') as [string, string])
      .filter(([property]) => property in CHECKS);
    expect(numbers.map(([property]) => property).sort()).toEqual(['imo', 'imo', 'imo', 'mmsi', 'mmsi', 'mmsi', 'mmsi']);
    for (const [property, raw] of numbers) {
      const { value, verdict } = (CHECKS[property] as typeof checkImoNumber)(raw);
      const given = { property: property as 'imo' | 'mmsi', column: 'number', raw, value: value ?? raw, verdict };
      const features = featuresOf({ id: 'v', kind: 'VESSEL', values: [given] }, shippedParameters);
      expect([raw, verdict, features.identifiers, features.facts]).toEqual([raw, 'PLACEHOLDER', [], {}]);
    }
  });
});
