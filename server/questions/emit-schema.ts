import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildGraphqlSchema } from './schema.js';
import { schemaText } from './schema-text.js';

// dist/server/questions/ and server/questions/ are one folder apart in depth.
const root = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../../' : '../../', import.meta.url));
writeFileSync(`${root}schema/schema.graphql`, schemaText(buildGraphqlSchema()));
