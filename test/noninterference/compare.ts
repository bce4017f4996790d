import type { GraphQLSchema } from 'graphql';
import { importInput } from '../../server/main/import-request.js';
import { Draw } from './draw.js';
import { CHIEF, type WorldFile } from './generated-world.js';
import { internalIdIn, Material } from './material.js';
import { changes, type Operation, type Paged, pagedLists, reads } from './operations.js';
import type { Side } from './side.js';

/** The first answer that differs. */
export class Differs extends Error {
  constructor(
    readonly asked: Operation,
    readonly whole: string,
    readonly reduced: string,
  ) {
    super(`${asked.name} ${JSON.stringify(asked.variables)}\n${firstDifference(whole, reduced)}\n${asked.text}`);
  }
}

export interface Compared {
  readonly questions: number;
  /** Of these the ones that found something. */
  readonly answered: number;
  /** Mentions in the world that the user may not see. */
  readonly hidden: number;
  readonly bytes: number;
}

const TYPED = [
  'Amber Crest',
  'ambr crst',
  'baobab',
  'Hai Long',
  'Voloshin',
  'волошин',
  '9341720',
  'GANNET',
  'AALTO',
  'nord',
  'MBA18',
  'Kilonzo',
];
const EVERY_MATCH =
  'query { open: matches(judged: false) { edges { node { id } } } judged: matches(judged: true) { edges { node { id } } } }';
/** Longer lists than these worlds hold would be a circle. */
const MOST_PAGES = 80;
/** A list's beginning is asked in pages of two, the rest in pages of twenty. */
const SHORT_PAGES = 3;
/** What a question may be refused with; anything else is a fault of the question or of ours. */
const REFUSALS = /"code":"(?!BAD_USER_INPUT|JUDGEMENT_CONFLICT|FORBIDDEN|CONSENT_NEEDED)[A-Z_]+"/;

/** A question that is refused for its cost alone shows nothing. */
const TOO_COSTLY = /The answer could hold \d+ fields/;

/** Asks two sides the same as one user and compares every answer as bytes. */
export class Comparison {
  #questions = 0;
  #answered = 0;
  #hidden = 0;
  #bytes = 0;
  #step = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly whole: Side,
    private readonly reduced: Side,
    private readonly user: string,
    private readonly seed: number,
    /** How many things of each kind are asked about. */
    private readonly each: number,
  ) {}

  get compared(): Compared {
    return { questions: this.#questions, answered: this.#answered, hidden: this.#hidden, bytes: this.#bytes };
  }

  /** Learns what there is, changes what can be changed (where so asked), and reads everything. */
  async everything(files: WorldFile[], changing: boolean): Promise<Compared> {
    const material = await this.lookAround();
    if (changing) {
      await this.changeEverything(material, new Draw(this.seed).oneIn(4));
      files.push(...(await this.handIn(files)));
    }
    await this.readEverything();
    return this.compared;
  }

  /** Every change there is, one after another, each at its own instant. `exporting`: with a bundle, which takes seconds. */
  async changeEverything(material: Material, exporting: boolean): Promise<void> {
    const asked = material.again(this.seed + 1, `${this.user}-${this.seed}`, exporting);
    for (const operation of changes(this.schema, asked)) {
      this.#tick();
      await this.alike(operation);
    }
  }

  /** The ids to ask about: of all that the user may see, since nothing else was imported again, and of what is there beside it. */
  async lookAround(): Promise<Material> {
    const material = new Material(new Draw(this.seed), this.each, TYPED);
    material.meet(await this.reduced.everyId());
    material.meet(await this.reduced.ask(this.user, EVERY_MATCH, {}));
    material.meetHidden(await this.whole.everyId());
    material.meetHidden(await this.whole.ask(CHIEF, EVERY_MATCH, {}));
    this.#hidden = material.allHidden('mention').length;
    return material;
  }

  /** Every field there is, for things seen, hidden and absent, and every list to its end. */
  async readEverything(): Promise<void> {
    const material = await this.lookAround();
    for (const operation of reads(this.schema, material)) await this.alike(operation);
    for (const list of pagedLists(this.schema, material, Math.ceil(this.each / 3))) await this.pages(list);
  }

  /** Asks both and gives the answer. */
  async alike(operation: Operation): Promise<string> {
    const [whole, reduced] = await Promise.all(
      [this.whole, this.reduced].map((side) => side.ask(this.user, operation.text, operation.variables)),
    );
    if (whole === undefined || whole !== reduced) throw new Differs(operation, whole ?? '', reduced ?? '');
    const odd = REFUSALS.exec(whole)?.[0] ?? TOO_COSTLY.exec(whole)?.[0] ?? internalIdIn(whole);
    if (odd !== null)
      throw new Error(`${odd} in the answer to ${operation.text}\n${whole}\n${String(this.whole.faults.at(-1))}`);
    this.#questions += 1;
    this.#bytes += whole.length;
    if (/"id":|Count":[1-9]/.test(whole)) this.#answered += 1;
    return whole;
  }

  private async pages(list: Paged): Promise<void> {
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = connectionIn(await this.alike(list.page(after, page < SHORT_PAGES ? 2 : 20)), list.path);
      if (page === 0 && answer?.edges[0]) await this.alike(list.page(answer.edges[0].cursor, 2));
      after = answer?.pageInfo.endCursor ?? null;
      if (after === null) return;
    }
    throw new Error(`${list.path.join('.')} does not end`);
  }

  /** Hands files in again that are there already, seen and hidden, as this user's own. What the jobs say is compared too. */
  private async handIn(files: readonly WorldFile[]): Promise<readonly WorldFile[]> {
    const draw = new Draw(this.seed + 2);
    const handedIn: WorldFile[] = [];
    for (const file of draw.some(files, 3)) {
      this.#tick();
      const said = await Promise.all(
        [this.whole, this.reduced].map(async (side) => {
          const signedIn = await side.signedIn(this.user);
          const path = await side.onDisk(`again-${file.name}`, file.text);
          const upload = { path, fileName: file.name, source: file.source, handling: file.mark.handling };
          const begun = await side.imports.start(
            { ...upload, receivedFrom: null, receivedOn: file.recordedOn, authority: null },
            signedIn,
          );
          await side.settle();
          return JSON.stringify([begun, await side.imports.job(begun.job.id, await side.asking(this.user))]);
        }),
      );
      const [whole = '', reduced = ''] = said;
      if (whole !== reduced) throw new Differs({ name: 'import', text: file.text, variables: {} }, whole, reduced);
      handedIn.push(await this.#asOwn(file));
    }
    return handedIn;
  }

  async #asOwn(file: WorldFile): Promise<WorldFile> {
    const { user } = await this.whole.signedIn(this.user);
    const {
      ownerAgency: agency,
      by,
      importedAt,
      handling,
      cases,
    } = importInput(
      {
        ...file,
        fileName: file.name,
        handling: file.mark.handling,
        sha256: '',
        sizeBytes: 0,
        receivedFrom: null,
        receivedOn: file.recordedOn,
        authority: null,
        hints: {},
      },
      user,
      this.whole.clock.now,
    );
    return { ...file, mark: { agency, handling, cases }, by, importedAt };
  }

  /** The next instant, on both sides, which know at once what has changed in anybody's rights. */
  #tick(): void {
    this.#step += 1;
    const next = new Date(this.whole.clock.now.getTime() + 1_000);
    this.whole.clock.now = next;
    this.reduced.clock.now = next;
    for (const side of [this.whole, this.reduced]) side.engine.viewers.forget();
  }
}

interface Connection {
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly endCursor: string | null };
}

function connectionIn(answer: string, path: readonly string[]): Connection | null {
  const { data } = JSON.parse(answer.slice(answer.indexOf('{'))) as { data: Record<string, unknown> | null };
  let at: unknown = path.length === 1 ? data?.a0 : data?.[path[0] as string];
  for (const name of path.slice(1)) at = (at as Record<string, unknown> | null | undefined)?.[name];
  return (at as Connection | null | undefined) ?? null;
}

/** Where two texts part, with what stands around it. */
function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const from = Math.max(0, at - 300);
  return `whole:   …${a.slice(from, at + 300)}\nreduced: …${b.slice(from, at + 300)}`;
}
