import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceFiles, ImportBatch } from '../../jobs/stores.js';
import { IdTable } from '../../records/id-table.js';
import type { SourceRecord } from '../../records/record.js';
import {
  type Column,
  type Common,
  isCompared,
  MENTION_COLUMNS,
  PROFILE_COLUMNS,
  RECORD_COLUMNS,
  REFUSAL_COLUMNS,
  STATEMENT_COLUMNS,
  versionIdOf,
} from '../evidence-columns.js';
import { Afterwards, type UnsaidList } from './afterwards.js';
import { CsvFile, fieldsOf, headingOf } from './csv-file.js';

/** A file of nodes or links with what its rows are. */
export interface GraphFile {
  /** `Mention:Unplaced:Current` of nodes, `SAYS` of links. */
  readonly are: string;
  readonly path: string;
  readonly hasLineBreaks: boolean;
}

const IN_NO_BATCH = {} as Common;

/** Evidence as the files of Neo4j's offline importer, each node with a number of its own in place of its id: numbers are matched faster. */
export class GraphFiles implements EvidenceFiles {
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

  async put(batch: ImportBatch): Promise<{ readonly accepted: number; readonly alreadyKnown: number }> {
    const common: Common = {
      importId: batch.importId,
      scope: batch.scope.id,
      recordedOn: batch.recordedOn,
      endedOn: null,
      grade: batch.grade,
    };
    const to = this.#numberOfImport(batch.importId);
    for (const profile of batch.profiles) this.#putProfile(profile);
    let accepted = 0;
    for (const record of batch.records) {
      const { number, isNew } = this.#known.add(record.id);
      if (!isNew) continue;
      accepted++;
      this.#noteVersion(record, number, batch.recordedOn);
      this.#putRecord(record, number, to, batch, common);
    }
    for (const refusal of batch.refusals) {
      const number = String(this.#refusals.rows + 1);
      this.#refusals.write([number, ...fieldsOf(REFUSAL_COLUMNS, refusal, common, cannotBe)]);
      this.#refusedIn.write([number, to]);
    }
    for (const file of this.#files()) await file.drained();
    await this.#afterwards.drained();
    return { accepted, alreadyKnown: batch.records.length - accepted };
  }

  #numberOfImport(id: string): string {
    const known = this.#importNumbers.get(id);
    if (known !== undefined) return String(known);
    const number = this.#importNumbers.size + 1;
    this.#importNumbers.set(id, number);
    this.#imports.write([String(number), `"${id}"`]);
    return String(number);
  }

  #putProfile(profile: ImportBatch['profiles'][number]): void {
    const { number, isNew } = this.#profiles.add(profile.id);
    if (!isNew) return;
    const file = isCompared(profile) ? this.#compared : this.#uncompared;
    file.write([String(number), ...fieldsOf(PROFILE_COLUMNS, profile, IN_NO_BATCH, cannotBe)]);
  }

  #noteVersion({ key, id }: SourceRecord, number: number, on: string): void {
    this.#afterwards.noteId(id);
    const before = this.#latest.put(key, number);
    if (before !== null) this.#afterwards.noteEnd(before, on);
  }

  #putRecord(record: SourceRecord, number: number, to: string, batch: ImportBatch, common: Common): void {
    const ofRecord = String(number);
    const later = (label: UnsaidList['label'], id: string) => (property: string, value: readonly string[]) =>
      this.#afterwards.noteList({ label, id, property, value });
    this.#records.write([ofRecord, ...fieldsOf(RECORD_COLUMNS, record, common, later('Record', record.id))]);
    this.#fromImport.write([ofRecord, to]);
    for (const mention of record.mentions) {
      const profile = batch.profileIds?.get(mention);
      if (profile === undefined) throw new Error(`mention ${mention.id} has no profile`);
      this.#mentionsWritten++;
      const ofMention = String(this.#mentionsWritten);
      this.#mentions.write([ofMention, ...fieldsOf(MENTION_COLUMNS, { record, mention, profile }, common, cannotBe)]);
      this.#fromRecord.write([ofMention, ofRecord]);
      this.#says.write([ofMention, String(this.#profiles.add(profile).number)]);
    }
    for (const statement of record.statements) {
      const id = versionIdOf(statement, record);
      const fields = fieldsOf(STATEMENT_COLUMNS, { record, statement }, common, later('Statement', id));
      this.#statements.write(fields);
    }
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

function cannotBe(property: string): never {
  throw new Error(`${property} is an empty list, which the files cannot hold`);
}
