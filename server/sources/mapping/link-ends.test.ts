import { expect, it } from 'vitest';
import { readWorld } from '../../../test/world/demonstration-world.js';
import { LINK_ENDS } from './link-ends.js';

it('knows between what kinds of thing the links of the demonstration world stand', async () => {
  for (const { file, records } of await readWorld()) {
    for (const { mentions, statements } of records) {
      const kindOf = new Map(mentions.map((m) => [m.id, m.kind]));
      for (const { kind, from, to } of statements) {
        expect([file.path, kind, LINK_ENDS[kind].from]).toEqual([
          file.path,
          kind,
          expect.arrayContaining([kindOf.get(from)]),
        ]);
        expect([file.path, kind, LINK_ENDS[kind].to]).toEqual([
          file.path,
          kind,
          expect.arrayContaining([kindOf.get(to)]),
        ]);
      }
    }
  }
});
