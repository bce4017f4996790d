import { describe, expect, it } from 'vitest';
import { readAttachments } from '../../server/bundles/attachments.js';
import { planExhibits } from '../../server/bundles/exhibits.js';
import { readExtract } from '../../server/bundles/extract.js';
import { OrderedCase } from '../../server/bundles/ordered-case.js';
import { type Report, reportOf } from '../../server/bundles/report.js';
import { tablesOf } from '../../server/bundles/tables/index.js';
import { en } from '../../web/texts/en.js';
import { aCaseVersion, memoryStore } from '../world/a-case-version.js';

/** What is called by a name of its own, inside a heading too: the program, a page by its name. */
const NAMES = new Set(['Hawksbill', 'Find']);

/** Words behind the first that begin with a capital and go on in small letters: "Open Cases" has one, "IMO number" and "Open cases" none. */
function capitalsWithin(heading: string): readonly string[] {
  const words = heading.split(/\s+/).slice(1);
  return words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word) && !NAMES.has(word.replace(/\P{L}+$/u, '')));
}

type Texts = { readonly [key: string]: string | Texts };
const textsIn = (texts: Texts): readonly string[] =>
  Object.values(texts).flatMap((value) => (typeof value === 'string' ? [value] : textsIn(value)));
/** Headings, buttons and titles of columns are no sentences. */
const isHeading = (text: string) => !/[.?!:“]/.test(text);

async function aReport(): Promise<Report> {
  const { version, files } = aCaseVersion();
  const store = memoryStore(files);
  const extracts = await Promise.all(planExhibits(version).map((exhibit) => readExtract(exhibit, store)));
  const known = new OrderedCase(version, extracts, await readAttachments(version, store));
  return reportOf(known, tablesOf(known), 'content', { software: [], fonts: [] });
}

describe('headings, buttons and titles of columns begin with the only capital', () => {
  it('on the page', () => {
    const headings = textsIn(en).filter(isHeading);
    expect(headings.length).toBeGreaterThan(500);
    expect(headings.filter((text) => capitalsWithin(text).length > 0)).toEqual([]);
  });

  it('in the report', async () => {
    const { cover, sections } = await aReport();
    const headings = sections.flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap((block) => {
        if (block.kind === 'table') return block.columns.map((column) => column.title);
        if (block.kind === 'facts') return block.facts.map(([label]) => label);
        // A subject under its number is called by its name.
        return block.kind === 'subheading' && !/^S-\d/.test(block.text) ? [block.text] : [];
      }),
    ]);
    expect(headings.length).toBeGreaterThan(80);
    expect([...cover.map(([label]) => label), ...headings].filter((text) => capitalsWithin(text).length > 0)).toEqual(
      [],
    );
  });
});
