import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceFiles } from '../../jobs/stores.js';
import { IdTable } from '../../records/id-table.js';
import {
  type Column,
  MENTION_COLUMNS,
  PROFILE_COLUMNS,
  RECORD_COLUMNS,
  REFUSAL_COLUMNS,
  STATEMENT_COLUMNS,
} from '../evidence-columns.js';
import { Afterwards } from './afterwards.js';
import type { BatchLines, RecordLines } from './batch-lines.js';
import { CsvFile, headingOf } from './csv-file.js';

/** A file of nodes or links with what its rows are. */
export interface GraphFile {
  /** `Mention:Unplaced:Current` of nodes, `SAYS` of links. */
  readonly are: string;
  readonly path: string;
  readonly hasLineBreaks: boolean;
}

/** Evidence as the files of Neo4j's offline importer, each node with a number of its own in place of its id: numbers are matched faster. */
export class GraphFiles implements EvidenceFiles<BatchLines> {
  readonly #imports: CsvFile;
  readonly #records: CsvFile;
  readonly #mentions: CsvFile;
  readonly #statements: CsvFile;
  readonly #compared: CsvFile;
  readonly #uncompared: CsvFile;
  readonly #refusals: CsvFile;
  readonly #fromImport: CsvFile;
  readonly #fromRecord: CsvFile;
  readonly #says: CsvFile;
  readonly #refusedIn: CsvFile;

  readonly #importNumbers = new Map<string, number>();
  readonly #known = new IdTable();
  /** The number of the latest record of each key. */
  readonly #latest = new IdTable();
  readonly #profiles = new IdTable();
  #mentionsWritten = 0;
  readonly #afterwards: Afterwards;

  private constructor(readonly folder: string) {
    const nodes = <T>(name: string, columns: readonly Column<T>[]) =>
      new CsvFile(join(folder, `${name}.csv`), [`:ID(${name})`, ...headingOf(columns)]);
    const links = (name: string, from: string, to: string) =>
      new CsvFile(join(folder, `${name}.csv`), [`:START_ID(${from})`, `:END_ID(${to})`]);
    this.#afterwards = new Afterwards(folder);
    this.#imports = new CsvFile(join(folder, 'import.csv'), [':ID(import)', 'id:string']);
    this.#records = nodes('record', RECORD_COLUMNS);
    this.#mentions = nodes('mention', MENTION_COLUMNS);
    this.#statements = new CsvFile(join(folder, 'statement.csv'), headingOf(STATEMENT_COLUMNS));
    this.#compared = new CsvFile(join(folder, 'compared.csv'), [':ID(profile)', ...headingOf(PROFILE_COLUMNS)]);
    this.#uncompared = new CsvFile(join(folder, 'uncompared.csv'), [':ID(profile)', ...headingOf(PROFILE_COLUMNS)]);
    this.#refusals = nodes('refusal', REFUSAL_COLUMNS);
    this.#fromImport = links('from-import', 'record', 'import');
    this.#fromRecord = links('from-record', 'mention', 'record');
    this.#says = links('says', 'mention', 'profile');
    this.#refusedIn = links('refused-in', 'refusal', 'import');
  }

  static async in(folder: string): Promise<GraphFiles> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new GraphFiles(folder);
  }

  async put({ importId, recordedOn, profiles, records, refusals }: BatchLines): Promise<number> {
    const to = this.#numberOfImport(importId);
    for (const profile of profiles) this.#putProfile(profile);
    let accepted = 0;
    for (const record of records) {
      const { number, isNew } = this.#known.add(record.id);
      if (!isNew) continue;
      accepted++;
      this.#noteVersion(record, number, recordedOn);
      this.#putRecord(record, number, to);
    }
    for (const refusal of refusals) {
      const number = this.#refusals.rows + 1;
      this.#refusals.write(`${number},${refusal}`);
      this.#refusedIn.write(`${number},${to}`);
    }
    for (const file of this.#files()) await file.drained();
    await this.#afterwards.drained();
    return accepted;
  }

  #numberOfImport(id: string): number {
    const known = this.#importNumbers.get(id);
    if (known !== undefined) return known;
    const number = this.#importNumbers.size + 1;
    this.#importNumbers.set(id, number);
    this.#imports.write(`${number},"${id}"`);
    return number;
  }

  #putProfile({ id, isCompared, line }: BatchLines['profiles'][number]): void {
    const { number, isNew } = this.#profiles.add(id);
    if (isNew) (isCompared ? this.#compared : this.#uncompared).write(`${number},${line}`);
  }

  #noteVersion({ key, id }: RecordLines, number: number, on: string): void {
    this.#afterwards.noteId(id);
    const before = this.#latest.put(key, number);
    if (before !== null) this.#afterwards.noteEnd(before, on);
  }

  #putRecord({ line, mentions, statements, unsaid }: RecordLines, number: number, to: number): void {
    this.#records.write(`${number},${line}`);
    this.#fromImport.write(`${number},${to}`);
    for (const { profile, line } of mentions) {
      const ofMention = ++this.#mentionsWritten;
      this.#mentions.write(`${ofMention},${line}`);
      this.#fromRecord.write(`${ofMention},${number}`);
      this.#says.write(`${ofMention},${this.#profiles.add(profile).number}`);
    }
    for (const statement of statements) this.#statements.write(statement);
    for (const list of unsaid) this.#afterwards.noteList(list);
  }

  #files(): readonly CsvFile[] {
    return [...this.#nodes(), ...this.#links()].map(([, file]) => file);
  }

  #nodes(): readonly (readonly [string, CsvFile])[] {
    return [
      ['Import', this.#imports],
      ['Record', this.#records],
      ['Mention:Unplaced:Current', this.#mentions],
      ['Statement', this.#statements],
      ['Profile:Uncompared', this.#compared],
      ['Profile', this.#uncompared],
      ['Refusal', this.#refusals],
    ];
  }

  #links(): readonly (readonly [string, CsvFile])[] {
    return [
      ['FROM_IMPORT', this.#fromImport],
      ['FROM_RECORD', this.#fromRecord],
      ['SAYS', this.#says],
      ['REFUSED_IN', this.#refusedIn],
    ];
  }

  /** Ends the files. */
  async finish(): Promise<{
    readonly nodes: readonly GraphFile[];
    readonly links: readonly GraphFile[];
    readonly afterwards: Afterwards;
  }> {
    for (const file of this.#files()) await file.close();
    await this.#afterwards.close();
    const told = ([are, { path, hasLineBreaks }]: readonly [string, CsvFile]) => ({ are, path, hasLineBreaks });
    return {
      nodes: this.#nodes().map(told),
      links: this.#links().map(told),
      afterwards: this.#afterwards,
    };
  }
}
