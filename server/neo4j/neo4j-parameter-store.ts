import type { KeptParameters, OpenEvidence, ParameterStore } from '../jobs/stores.js';
import { OtherShippedWeights, readParameters, writeParameters } from '../resolution/parameter-set-json.js';
import { isShipped, type ParameterSet, shippedParameters } from '../resolution/parameters.js';
import type { TrainingReport } from '../resolution/training/train.js';
import type { SystemWriter } from './change.js';
import { countOpenSayings, openJudgements, openlySaidBy, openSayings } from './changes/open-evidence.cypher.js';
import {
  allParameters,
  choiceInForce,
  decideChoice,
  parameterChoices,
  parametersByVersion,
  putChoice,
  putParameters,
} from './changes/parameters.cypher.js';
import { assertHeld } from './neo4j-job-store.js';

/** Parameter sets, and who put which into use. What was read is kept at hand: a set never changes under its name. */
export function neo4jParameterStore(writer: SystemWriter): ParameterStore {
  const known = new Map<string, ParameterSet | null>();
  /** Null where this program cannot weigh by it. */
  const parametersOf = async (version: string): Promise<ParameterSet | null> => {
    if (isShipped(version)) return shippedParameters;
    const held = known.get(version);
    if (held !== undefined) return held;
    const [stored] = await writer.read(parametersByVersion, { version });
    if (stored === undefined) throw new Error(`parameters ${version} are in use and not kept`);
    const parameters = weighable(stored.content);
    known.set(version, parameters);
    return parameters;
  };
  return {
    async inForce() {
      const [choice] = await writer.read(choiceInForce, {});
      if (choice === undefined) return { choice: null, parameters: shippedParameters, standsInFor: null };
      const { id, version } = choice;
      const parameters = await parametersOf(version);
      return parameters === null
        ? { choice: id, parameters: shippedParameters, standsInFor: version }
        : { choice: id, parameters, standsInFor: null };
    },
    put: (lease, { version, by, parameters, report }) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        await apply(putParameters, {
          version,
          by,
          content: writeParameters(parameters),
          report: JSON.stringify(report),
        });
      }),
    async get(version): Promise<KeptParameters | null> {
      const [stored] = await writer.read(parametersByVersion, { version });
      if (stored === undefined) return null;
      const { by, trainedAt, content, report } = stored;
      const parameters = readParameters(content);
      return { version, by, trainedAt, parameters, report: JSON.parse(report) as TrainingReport };
    },
    list: () => writer.read(allParameters, {}),
    choices: () => writer.read(parameterChoices, {}),
    async putChoice(choice) {
      await writer.change(putChoice, choice);
    },
    decideChoice: async (decided) => (await writer.change(decideChoice, decided)).length > 0,
  };
}

/** The set of a text, or null where it was trained with other shipped weights than this program has. */
function weighable(content: string): ParameterSet | null {
  try {
    return readParameters(content);
  } catch (fault) {
    if (fault instanceof OtherShippedWeights) return null;
    throw fault;
  }
}

/** What everybody who signs in may see, for learning. */
export function neo4jOpenEvidence(writer: SystemWriter): OpenEvidence {
  return {
    sayings: (after, limit) => writer.read(openSayings, { after, limit }),
    countSayings: async () => (await writer.read(countOpenSayings, {}))[0] ?? 0,
    judgements: () => writer.read(openJudgements, {}),
    async saidBy(mentions) {
      const rows = await writer.read(openlySaidBy, { mentions });
      return new Map(rows.map(({ mention, ...profile }) => [mention, profile]));
    },
  };
}
