import { Teller } from './commands/telling.js';
import { type Config, readConfig } from './config.js';
import { DomainError } from './errors.js';
import { reportToStandardError } from './http/report-fault.js';
import { connectOrStart } from './neo4j/embedded/connect.js';

const tell = new Teller(process.stdout);

/** What was begun and has to be ended, last first. */
const endings: (() => Promise<unknown>)[] = [];
let ending: Promise<void> | null = null;

/** Ends everything in order. Signals may come twice; the work is done once. */
function end(): Promise<void> {
  ending ??= (async () => {
    for (const finish of endings.toReversed())
      await finish().catch((fault: unknown) => reportToStandardError('end', fault));
  })();
  return ending;
}

async function start(config: Config): Promise<void> {
  // Neo4j takes seconds to start; the rest of the program is read meanwhile.
  const connecting = connectOrStart(config, { tell: (line) => tell.line(line) });
  const reading = import('./main/bring-up.js');
  const connection = await connecting;
  endings.push(() => connection.close('now'));
  const { bringUp } = await reading;
  await bringUp({ connection, config, tell, endings });
  // Someone else may end the Neo4j that we started; without it there is nothing to serve.
  void connection.ended.then(async () => {
    if (ending !== null) return;
    process.stderr.write('Neo4j has ended. Hawksbill ends too; start it again.\n');
    process.exitCode = 1;
    await end();
  });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending === null) tell.line('Stopping.');
    void end();
  });
}

try {
  await start(readConfig());
} catch (error) {
  await end();
  if (error instanceof DomainError) process.stderr.write(`${error.message}\n`);
  else reportToStandardError('start', error);
  process.exitCode = 1;
}
