import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readme = readFileSync(at('README.md'), 'utf8');
const scripts = (JSON.parse(readFileSync(at('package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;

describe('the README', () => {
  it('gives a newcomer both commands, as they are', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm run test:setup && npm test');
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test:setup', 'test']));
  });

  it('asks only what the schema answers', () => {
    const schema = buildSchema(readFileSync(at('schema/schema.graphql'), 'utf8'));
    const questions = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map((m) => m[1] as string);
    expect(questions).toHaveLength(3);
    for (const question of questions) expect(validate(schema, parse(question))).toEqual([]);
  });

  it('points only at what is there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
      .map((m) => m[1] as string)
      .filter((l) => !l.startsWith('http'));
    expect(links.filter((link) => !existsSync(at(link)))).toEqual([]);
  });
});
