import type {
  Asking,
  EntityGraph,
  ImportView,
  MentionView,
  RecordStatement,
  RecordView,
} from '../graph/entity-graph.js';

/** A record with what it says. */
export interface GatheredRecord {
  readonly record: RecordView;
  readonly mentions: readonly MentionView[];
  readonly statements: readonly RecordStatement[];
}

/** Records as their asker sees them, and the files that they came in. */
export interface Gathered {
  /** Those that may leave, by (file, day, id). */
  readonly records: readonly GatheredRecord[];
  readonly imports: ReadonlyMap<string, ImportView>;
  /** Records that he sees and that may not leave. */
  readonly leftOut: number;
}

/** Which records are wanted: those of these data sets and of these imports; empty lists mean all. */
export interface WantedRecords {
  readonly sources: readonly string[];
  readonly imports: readonly string[];
}

const PER_PAGE = 500;

/** The current records of the imports that are wanted, through the asker's rights. */
export async function gatherRecords(
  graph: EntityGraph,
  wanted: WantedRecords,
  mayLeave: (record: RecordView) => boolean,
  asking: Asking,
): Promise<Gathered> {
  const imports = await importsWanted(graph, wanted, asking);
  const records: GatheredRecord[] = [];
  let leftOut = 0;
  for (const { id } of imports) {
    for await (const page of pagesOf((after) => graph.recordsOfImport(id, { first: PER_PAGE, after }, asking))) {
      const current = page.filter((record) => record.endedOn === null);
      const leaving = current.filter(mayLeave);
      leftOut += current.length - leaving.length;
      const ids = leaving.map((record) => record.id);
      const [mentions, statements] = await Promise.all([
        graph.mentionsOfRecords(ids, asking),
        graph.statementsOfRecords(ids, asking),
      ]);
      for (const record of leaving) {
        records.push({
          record,
          mentions: mentions.get(record.id) ?? [],
          statements: statements.get(record.id) ?? [],
        });
      }
    }
  }
  return { records, imports: new Map(imports.map((i) => [i.id, i])), leftOut };
}

async function importsWanted(
  graph: EntityGraph,
  { sources, imports }: WantedRecords,
  asking: Asking,
): Promise<readonly ImportView[]> {
  const found: ImportView[] = [];
  for await (const page of pagesOf((after) => graph.imports({ first: PER_PAGE, after }, asking))) found.push(...page);
  const isWanted = ({ id, source }: ImportView) =>
    (sources.length === 0 || sources.includes(source)) && (imports.length === 0 || imports.includes(id));
  return found.filter(isWanted).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function* pagesOf<T>(
  ask: (after: string | null) => Promise<{ readonly items: readonly T[]; readonly endCursor: string | null }>,
): AsyncGenerator<readonly T[]> {
  for (let after: string | null = null; ; ) {
    const { items, endCursor } = await ask(after);
    yield items;
    if (endCursor === null) return;
    after = endCursor;
  }
}
