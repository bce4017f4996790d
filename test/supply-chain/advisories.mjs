import { spawn } from 'node:child_process';

/** Asks the registry for advisories on the packages in the lockfile. Where it cannot answer, nothing is known: that is no pass. */
export async function askAdvisories(root) {
  const options = [
    'audit',
    '--audit=true',
    '--json',
    '--package-lock-only',
    '--fetch-retries=0',
    '--fetch-timeout=10000',
  ];
  const child = spawn('npm', options, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    // On Windows npm is a script for the shell; the words are all ours.
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  return readAdvisories(output);
}

/** What `npm audit --json` printed, as a step of the tests and a line for people. High and critical advisories fail. */
export function readAdvisories(output) {
  const counts = countsIn(output);
  if (counts === null) {
    const told = 'Advisory data unavailable: the package registry gave no answer. Run npm audit where it does.';
    return { passed: 0, failed: 0, skipped: 1, told };
  }
  const grave = counts.high + counts.critical;
  const told = ['critical', 'high', 'moderate', 'low'].map((grade) => `${counts[grade] ?? 0} ${grade}`).join(', ');
  return { passed: grave > 0 ? 0 : 1, failed: grave > 0 ? 1 : 0, skipped: 0, told: `Advisories: ${told}.` };
}

function countsIn(output) {
  try {
    const counts = JSON.parse(output).metadata?.vulnerabilities;
    return Number.isInteger(counts?.high) && Number.isInteger(counts?.critical) ? counts : null;
  } catch {
    return null;
  }
}
