import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildGraphqlSchema } from '../../server/questions/schema.js';
import { schemaText } from '../../server/questions/schema-text.js';

const checkedIn = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url));

describe('the contract with clients', () => {
  it('is checked in as the code emits it (otherwise: npm run schema)', () => {
    expect(readFileSync(checkedIn, 'utf8')).toBe(schemaText(buildGraphqlSchema()));
  });
});
