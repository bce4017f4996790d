import type { GraphQLSchema } from 'graphql';
import type { Neo4jAddress } from '../../server/neo4j/driver.js';
import { type Compared, Comparison } from './compare.js';
import { CHIEF, type GeneratedWorld, generatedWorld } from './generated-world.js';
import { letPeopleWork } from './people.js';
import { reduced } from './reduce.js';
import { Side } from './side.js';

export interface Databases {
  readonly whole: Neo4jAddress;
  readonly reduced: Neo4jAddress;
}

/** A world filled and worked on, and whom to compare. */
export async function filled(address: Neo4jAddress, world: GeneratedWorld): Promise<Side> {
  const side = await Side.open(address, world.users);
  try {
    await side.takeIn(world.files);
    await letPeopleWork(side, world);
  } catch (error) {
    await side.close();
    throw error;
  }
  return side;
}

/**
 * Compares one world with what is left of it for each of its users, one after another. What one changes, the next one meets. Where one
 * thing of each kind is asked about, to save time, every second user changes something.
 */
export async function compareWorld(
  schema: GraphQLSchema,
  databases: Databases,
  { seed, people, each }: { readonly seed: number; readonly people: number; readonly each: number },
  tell: (user: string, compared: Compared) => void = () => undefined,
): Promise<void> {
  const world = generatedWorld(seed, people);
  // What users hand in themselves comes to it.
  const files = [...world.files];
  const whole = await filled(databases.whole, world);
  try {
    for (const [i, { name }] of world.users.filter((u) => u.name !== CHIEF).entries()) {
      const without = await reduced(databases.reduced, whole, world, files, name);
      try {
        tell(
          name,
          await new Comparison(schema, whole, without, name, seed, each).everything(
            files,
            each > 1 || (seed + i) % 2 === 0,
          ),
        );
      } catch (error) {
        throw new Error(`SEED=${seed} USERS=${people} ${name}`, { cause: error });
      } finally {
        await without.close();
      }
    }
  } finally {
    await whole.close();
  }
}
