import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { resolveFiles } from '../../server/jobs/resolve-files/resolve-files.js';

const shared = (file: string) => fileURLToPath(new URL(`../../../shared/data/companies/${file}`, import.meta.url));
const ENTITIES = shared('ofac_sdn_entities.csv');
const ALIASES = shared('ofac_sdn_alt_names.csv');
const present = existsSync(ENTITIES) && existsSync(ALIASES);
if (!present) console.log('Skipped: the sanctions list of organisations is not beside this checkout (../shared/data).');

it.skipIf(!present)('no two organisations of the published list are held to be one', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hawksbill-ofac-'));
  try {
    for (const file of [ENTITIES, ALIASES]) await cp(file, join(folder, basename(file)));
    const listed: { ent_num: string; name: string }[] = parse(await readFile(ENTITIES), { columns: true });
    const aliases: { alt_num: string }[] = parse(await readFile(ALIASES), { columns: true });
    const numbersOfAliases = new Set(aliases.map((row) => row.alt_num));
    // Where a row of each file has the number, the later by its file bears a 2 behind it.
    const idOf = (number: string) => (numbersOfAliases.has(number) ? `${number}/2` : number);
    const nameOf = new Map(listed.map((row) => [idOf(row.ent_num), row.name]));
    expect(nameOf.size).toBeGreaterThan(2_000);
    const { groups } = await resolveFiles({ folder, workers: 1, progress: () => {} });
    const of = groups.map((group) => group.flatMap((id) => nameOf.get(id) ?? []));
    expect(of.flat()).toHaveLength(nameOf.size);
    expect(of.filter((names) => names.length > 1)).toEqual([]);
    // Whom several rows link themselves to is one all the same.
    const linkedTo = groups.filter((group) => group.filter((id) => id.includes('/linked party')).length > 1);
    expect(linkedTo.length).toBeGreaterThan(100);
  } finally {
    await rm(folder, { recursive: true });
  }
});
