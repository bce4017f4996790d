import { Command, CommanderError } from 'commander';
import { BadInput, DomainError } from '../errors.js';
import { reportToStandardError } from '../http/report-fault.js';
import type { BundleOptions } from './bundle.js';
import type { CompareOptions } from './compare.js';
import type { AitrOptions, ExportOptions } from './export.js';
import type { importFiles } from './import.js';
import type { MapOptions } from './map.js';
import type { PortCallsOptions } from './port-calls.js';
import type { ReferenceOptions } from './reference.js';
import type { ResolveFilesGiven } from './resolve-files.js';
import type { Outcome } from './shared.js';
import { Teller } from './telling.js';

const WRONG_USE = 2;

interface Given {
  readonly json?: boolean;
  readonly as?: string;
}

/** Runs one command, which is read when it is wanted, since all of them together take a second: its lines for people go to standard output, or with `--json` to standard error, before the one line of JSON. */
async function run(given: Given, work: (tell: Teller) => Promise<Outcome>): Promise<void> {
  const tell = new Teller(given.json ? process.stderr : process.stdout);
  try {
    const { exitCode, json } = await work(tell);
    tell.clear();
    if (given.json) process.stdout.write(`${JSON.stringify(json)}\n`);
    process.exitCode = exitCode;
  } catch (error) {
    tell.clear();
    process.exitCode = 1;
    if (error instanceof DomainError) {
      process.stderr.write(`${error.message}\n`);
      if (given.json) process.stdout.write(`${JSON.stringify({ error: error.message, code: error.code })}\n`);
    } else if (error instanceof Error && error.name === 'AbortError') {
      process.stderr.write('Interrupted. What was done stands; run it again to go on.\n');
    } else {
      reportToStandardError('command', error);
      if (given.json) process.stdout.write(`${JSON.stringify({ error: 'The command failed', code: 'FAULT' })}\n`);
    }
  }
}

const program = new Command('hawksbill')
  .description('Finds who is behind environmental crime that crosses borders, and proves it.')
  .helpCommand(false)
  .showHelpAfterError('Add --help to see what it takes.')
  .addHelpText('after', '\nExit codes: 0 done, 1 refused or failed, 2 wrong use.');

/** A command with what all of them take. */
function command(nameAndArguments: string, description: string): Command {
  return program
    .command(nameAndArguments)
    .description(description)
    .option('--as <name>', 'act as this user (default: operator)')
    .option('--json', 'print one JSON object as the last line');
}

command('import <file...>', 'Take files in. Refused rows come back as a file; the rest goes in.')
  .option('--source <name>', 'the data set they belong to')
  .option('--mapping <file>', 'a mapping to read them by; or what they do not show: encoding, delimiter')
  .option('--sheet <name>', 'which table of a workbook, document or archive')
  .option('--received-from <who>', 'who handed them over')
  .option('--received-on <day>', 'on which day, as 2026-03-14')
  .option('--authority <text>', 'by what authority')
  .option('--edition <text>', 'which edition of a list that is published again and again')
  .option('--handling <code>', 'TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED')
  .option('--initial', "fill an empty installation by Neo4j's offline importer: for millions of rows", false)
  .action((files: string[], given: Given & Omit<Parameters<typeof importFiles>[1], 'tell'>, { parent }: Command) => {
    if (given.source === undefined && given.mapping === undefined)
      parent?.error('error: --source or --mapping is needed; see hawksbill import --help');
    return run(given, async (tell) => (await import('./import.js')).importFiles(files, { ...given, tell }));
  });

program
  .command('map [file]')
  .description('Propose how a table is mapped, or show how a mapping reads it. Needs no database and no network.')
  .option('--mapping <file>', 'a mapping to read the table by, instead of proposing one')
  .option('--out <file>', 'where to write the proposed mapping (default: it is printed)')
  .option('--test <rows>', 'show how the first rows are read')
  .option('--sheet <name>', 'which table of a workbook, document or archive')
  .option('--schema', 'print the JSON schema of mapping files', false)
  .option('--json', 'print one JSON object as the last line')
  .action((file: string | undefined, given: Given & Omit<MapOptions, 'tell'>) =>
    run(given, async (tell) => (await import('./map.js')).mapFile(file, { ...given, tell })),
  );

interface Resolving extends Partial<Omit<ResolveFilesGiven, 'tell'>> {
  readonly train: boolean;
  readonly step?: string;
}

command('resolve', 'Find which records speak of the same thing, and link those things.')
  .option('--files <folder>', 'resolve the tables of this folder instead; needs no database and no network')
  .option(
    '--out <path>',
    'with --files: the folder for clusters.csv and edges.csv; with --train: the file for the parameters',
  )
  .option('--parameters <file>', 'with --files: weigh by parameters that --train wrote')
  .option(
    '--train',
    'learn parameters instead, from records open to everybody; nothing is weighed by them until they are put into use',
    false,
  )
  .option('--workers <count>', 'with --files: threads that read and compare (default: as many as help)')
  .option('--step <step>', 'with --files: just one step over one part: describe, refine, compare or group')
  .action(({ files, train, step, ...given }: Given & Resolving) =>
    run(given, async (tell) => {
      if (step !== undefined && (train || files === undefined))
        throw new BadInput('--step goes with --files FOLDER, and without --train.', { option: '--step' });
      if (given.parameters !== undefined && (train || files === undefined))
        throw new BadInput(
          '--parameters goes with --files, to weigh by. In the graph weighs what was put into use: hawksbill parameters use.',
          { option: '--parameters' },
        );
      if (train) {
        return files === undefined
          ? (await import('./train.js')).trainOnGraph({ ...given, tell })
          : (await import('./train-on-files.js')).trainOnFolder({ ...given, files, tell });
      }
      if (files !== undefined && step !== undefined)
        return (await import('./resolve-step.js')).resolveStep({ ...given, files, step, tell });
      return files === undefined
        ? (await import('./resolve.js')).resolveAll({ ...given, tell })
        : (await import('./resolve-files.js')).resolveFolder({ ...given, files, tell });
    }),
  );

const parameters = program
  .command('parameters')
  .description('Look after the parameters by which pairs are weighed.')
  .helpCommand(false);

/** An act on parameters, with what all of them take. */
function parametersCommand(nameAndArguments: string, description: string): Command {
  return parameters
    .command(nameAndArguments)
    .description(description)
    .option('--as <name>', 'act as this user (default: operator)')
    .option('--json', 'print one JSON object as the last line');
}

parametersCommand(
  'list',
  'Tell which sets are kept, which of them weighs, and what waits for a second administrator.',
).action((given: Given) =>
  run(given, async (tell) => (await import('./parameters.js')).listParameters({ ...given, tell })),
);

parametersCommand('use <version>', 'Put a trained set into use, or "shipped" back, and weigh everything again by it.')
  .requiredOption('--reason <text>', 'why')
  .action((version: string, given: Given & { reason: string }) =>
    run(given, async (tell) => (await import('./parameters.js')).useParameters(version, { ...given, tell })),
  );

parametersCommand(
  'decide <choice>',
  'As a second administrator, approve a set that waits to be put into use, or decline it.',
)
  .option('--approve', 'approve it; without this it is declined', false)
  .requiredOption('--reason <text>', 'why it is decided so')
  .action((choice: string, given: Given & { approve: boolean; reason: string }) =>
    run(given, async (tell) => (await import('./parameters.js')).decideParameters(choice, { ...given, tell })),
  );

program
  .command('compare')
  .description(
    'Say of pairs of names or entities how probable it is that they are one. Needs no database and no network.',
  )
  .requiredOption('--pairs <file>', 'CSV with schema, name1 and name2, or lines of JSON with query and candidate')
  .requiredOption('--out <file>', 'where to write the pairs with probability, weight_bits and reason')
  .option('--parameters <file>', 'weigh by parameters that hawksbill resolve --train wrote')
  .option('--json', 'print one JSON object as the last line')
  .action((given: Given & Omit<CompareOptions, 'tell'>) =>
    run(given, async (tell) => (await import('./compare.js')).comparePairs({ ...given, tell })),
  );

command('bundle <case>', 'Export a case, by its reference or id, as a signed bundle.')
  .requiredOption('--out <file>', 'where to write the zip')
  .option('--edition <edition>', 'full, redacted or defence', 'full')
  .option('--redaction <profile>', 'none, defence or non-nominal; by default as the edition demands')
  .option(
    '--leave-out-without-consent',
    'leave out records whose originators did not consent, instead of stopping',
    false,
  )
  .action((name: string, given: Given & Omit<BundleOptions, 'tell'>) =>
    run(given, async (tell) => (await import('./bundle.js')).bundleCase(name, { ...given, tell })),
  );

program
  .command('port-calls <file>')
  .description('Work port calls and silences out of AIS messages. Needs no database and no network.')
  .requiredOption('--ports <file>', 'ports with UN/LOCODE, latitude and longitude')
  .requiredOption('--calls <file>', 'where to write the port calls')
  .requiredOption('--gaps <file>', 'where to write the silences')
  .option('--entry-km <km>', "how near to a port's point a ship has come in (default: 3)")
  .option('--json', 'print one JSON object as the last line')
  .action((file: string, given: Given & Omit<PortCallsOptions, 'tell'>) =>
    run(given, async (tell) => (await import('./port-calls.js')).portCalls(file, { ...given, tell })),
  );

const reference = program
  .command('reference')
  .description('Look after the published lists that confirm codes. Needs no database and no network.')
  .helpCommand(false);

reference
  .command('add <name> <file>')
  .description(
    'Give this installation a list: un-locode, harmonized-system, taxa or container-owners. Used from the next start.',
  )
  .requiredOption('--edition <edition>', 'which edition it is, as printed: "HS 2022"')
  .option('--date <day>', 'the day from which it holds, as 2026-03-14')
  .option('--column <name>', 'the column of the codes, where its heading is none of the usual')
  .option('--json', 'print one JSON object as the last line')
  .action((name: string, file: string, given: Given & Omit<ReferenceOptions, 'tell'>) =>
    run(given, async (tell) => (await import('./reference.js')).addReferenceList(name, file, { ...given, tell })),
  );

reference
  .command('list')
  .description('Tell which lists this installation has.')
  .option('--json', 'print one JSON object as the last line')
  .action((given: Given) => run(given, async (tell) => (await import('./reference.js')).listReferenceLists({ tell })));

const exporting = program
  .command('export')
  .description("Write what is held in somebody else's form, as far as it may leave.")
  .helpCommand(false);

/** A form in which things leave, with what all of them take. */
function exportCommand(form: string, description: string): Command {
  return exporting
    .command(form)
    .description(description)
    .requiredOption('--out <file>', 'where to write it')
    .option('--source <name...>', 'only what came as these data sets')
    .option('--import <id...>', 'only what came with these imports')
    .option('--as <name>', 'act as this user (default: operator)')
    .option('--json', 'print one JSON object as the last line');
}

exportCommand(
  'ftm',
  'Things and links in the FollowTheMoney model, one a line. What came in it goes out as it came.',
).action((given: Given & Omit<ExportOptions, 'tell'>) =>
  run(given, async (tell) => (await import('./export.js')).exportFtm({ ...given, tell })),
);

exportCommand('aitr', 'The CITES annual illegal trade report of a year. No person is named.')
  .requiredOption('--year <year>', 'the year of the seizures')
  .action((given: Given & Omit<AitrOptions, 'tell'>) =>
    run(given, async (tell) => (await import('./export.js')).exportAitr({ ...given, tell })),
  );

command('trust', 'Write what a verifier needs apart from the bundle.')
  .requiredOption('--out <folder>', 'where to write ca.crt and signer.pin')
  .action((given: Given & { out: string }) =>
    run(given, async (tell) => (await import('./trust.js')).writeTrustFolder({ ...given, tell })),
  );

command('verify <file>', 'Check a bundle. Needs no database and no network.')
  .requiredOption('--trust <folder>', 'the folder with ca.crt and signer.pin')
  .action((file: string, given: Given & { trust: string }) =>
    run(given, async (tell) => (await import('./verify.js')).verify(file, { ...given, tell })),
  );

program
  .command('audit')
  .description('Work with the access log.')
  .helpCommand(false)
  .command('verify')
  .description('Check that nothing in the access log was changed. Needs no database and no network.')
  .option('--heads <folder>', 'signed heads that were copied away (default: HAWKSBILL_AUDIT_HEADS)')
  .option('--json', 'print one JSON object as the last line')
  .action((given: Given & { heads?: string }) =>
    run(given, async (tell) => (await import('./audit.js')).verifyAudit({ ...given, tell })),
  );

command('rights [request]', 'List changes of rights that wait for a second administrator, or decide one.')
  .option('--approve', 'approve it; without this it is declined', false)
  .option('--reason <text>', 'why it is decided so')
  .action((request: string | undefined, given: Given & { approve: boolean; reason?: string }) =>
    run(given, async (tell) => (await import('./rights.js')).decideRequest(request, { ...given, tell })),
  );

program
  .command('second-factor')
  .description("Look after people's second factors.")
  .helpCommand(false)
  .command('reset <name>')
  .description('Take away the second factor of somebody who lost his authenticator and his recovery codes.')
  .option('--as <name>', 'act as this user (default: operator)')
  .option('--json', 'print one JSON object as the last line')
  .action((name: string, given: Given) =>
    run(given, async (tell) => (await import('./second-factor.js')).resetSecondFactorOf(name, { ...given, tell })),
  );

command('doctor', 'Say what this installation runs with and what is missing.')
  .option('--fingerprint', 'print the SHA-256 over all that is held', false)
  .option('--audit', 'look whether the graph follows from the records and hides what it must', false)
  .action((given: Given & { fingerprint: boolean; audit: boolean }) =>
    run(given, async (tell) => (await import('./doctor.js')).doctor({ ...given, tell })),
  );

try {
  program.exitOverride();
  for (const each of program.commands) for (const one of [each, ...each.commands]) one.exitOverride();
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
}
