import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One process. Numbers of processes are used again, so that only number and start together say which one is meant. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

export async function identityOf(pid: number): Promise<ProcessIdentity> {
  return { pid, startedAt: (await startTimeOf(pid)) ?? 'ended' };
}

export async function isRunning({ pid, startedAt }: ProcessIdentity): Promise<boolean> {
  return (await startTimeOf(pid)) === startedAt;
}

export function isProcessIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, startedAt } = value as Partial<Record<keyof ProcessIdentity, unknown>>;
  return Number.isInteger(pid) && typeof startedAt === 'string';
}

/** When a process started, as this platform writes it; null where no such process runs. */
export async function startTimeOf(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return await startTimeOnLinux(pid);
    if (process.platform === 'win32') {
      const asked = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`;
      return (await run('powershell', ['-NoProfile', '-Command', asked])).stdout.trim() || null;
    }
    return (await run('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim() || null;
  } catch {
    return null;
  }
}

/** Field 22 of proc_pid_stat(5), in clock ticks since boot, with the boot it counts from. The name before it may hold blanks. */
async function startTimeOnLinux(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  if (state === 'Z' || state === 'X') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return `${boot.trim()}:${fields[19]}`;
}
