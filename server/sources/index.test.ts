import { describe, expect, it } from 'vitest';
import { layoutFor } from '../records/source.js';
import { SOURCES, sourceNamed } from './index.js';

describe('the list of sources', () => {
  it('names each source and each of its layouts once', () => {
    const names = SOURCES.map((s) => s.name);
    expect(new Set(names).size).toBe(names.length);
    for (const source of SOURCES) {
      const ids = source.layouts.map((l) => l.id);
      expect([source.name, new Set(ids).size]).toEqual([source.name, ids.length]);
    }
  });

  it('knows every layout by its own heading', () => {
    for (const source of SOURCES) {
      for (const layout of source.layouts) expect(layoutFor(source, layout.recognisedBy)?.id).toBe(layout.id);
    }
  });

  it('says which names there are when asked for another', () => {
    expect(sourceNamed('ofac-sdn').title).toContain('Specially Designated');
    expect(() => sourceNamed('ofac')).toThrow(/There is no source "ofac". Choose one of: .*ofac-sdn/);
  });
});
