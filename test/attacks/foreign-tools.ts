import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Longer than either tool needs on two busy cores. */
const WITHIN_MS = 540_000;

export interface ToolRun {
  readonly exitCode: number;
  /** All that it printed. */
  readonly said: string;
}

/** A tool's program, in the folder that HAWKSBILL_ATTACK_TOOLS names (test/attacks/setup.sh makes one) or on the PATH. */
export function findTool(name: string): string | null {
  const { HAWKSBILL_ATTACK_TOOLS: tools, PATH = '' } = process.env;
  const folders = tools ? [join(tools, 'bin'), tools] : PATH.split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync) ?? null;
}

/** Runs a tool in a folder of its own, where it may leave what it likes. */
export function runTool(
  program: string,
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ToolRun> {
  const options = {
    cwd: folder,
    timeout: WITHIN_MS,
    maxBuffer: 64 * 1024 ** 2,
    env: { ...process.env, ...environment },
  };
  return new Promise((resolve) => {
    execFile(program, [...args], options, (error, out, err) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ exitCode, said: `${out}\n${err}` });
    });
  });
}
