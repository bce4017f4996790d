import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** What is known of attacks of this kind and has nothing here to attack. */
const NOT_HERE = [
  'WebSockets and subscriptions (A06, N18): none are offered; a subscription is refused as a question.',
  'archives taken apart (F02-F05): none are; one that is handed in is refused as no table.',
  'XML parsers (F06-F09): no format that is taken is XML; a file of it is refused as no table.',
  'addresses to call (S01): the service calls none, and refuses the settings of an object store.',
  'tokens of an agency (A04, A05): tried where they are read, in test/questions/agency-sign-in.test.ts.',
] as const;

/** After a run of the attacks: how many there were of each kind of service, and what they found. */
export default class AttackTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      [...module.children].filter((child): child is TestSuite => child.type === 'suite'),
    );
    if (rows.length === 0) return;
    const lines = rows.map((suite) => {
      const states = [...suite.children.allTests()].map((test: TestCase) => test.result().state);
      const count = (state: string) => states.filter((s) => s === state).length;
      return [suite.name, count('passed') + count('failed'), count('failed'), count('skipped')] as const;
    });
    const width = Math.max(...lines.map(([name]) => name.length));
    const line = (...cells: readonly (string | number)[]) =>
      `${String(cells[0]).padEnd(width)}  ${cells
        .slice(1)
        .map((cell) => String(cell).padStart(8))
        .join('  ')}`;
    const table = [line('attacks on', 'cases', 'findings', 'left out'), ...lines.map((cells) => line(...cells))];
    process.stdout.write(`\n${[...table, '', 'Not here:', ...NOT_HERE.map((text) => `  ${text}`)].join('\n')}\n`);
  }
}
