import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that need an installation in which nobody has worked yet, in this order. */
const UNTOUCHED = ['bundle.journey.test.ts', 'account.journey.test.ts'];

/** Those files first, all others as vitest would have them. */
export class UntouchedFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const first = UNTOUCHED.flatMap((name) => sorted.filter((file) => file.moduleId.endsWith(`/${name}`)));
    return [...first, ...sorted.filter((file) => !first.includes(file))];
  }
}
