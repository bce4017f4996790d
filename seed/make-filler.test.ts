import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeFiller } from './make-filler.js';

describe('the ordinary trade of the demonstration world', () => {
  it.each([...makeFiller().files])('%s is committed as it is made', (path, text) => {
    expect(readFileSync(new URL(path, import.meta.url), 'utf8')).toBe(text);
  });
});
