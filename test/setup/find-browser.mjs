#!/usr/bin/env node
// Finds the browser that the journey runs in; with --install, gets one where there is none.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];
/** The signs of the names in the demonstration world: Latin, Arabic, Chinese. */
const debianPackages = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'];

/** Path of a Chromium, Chrome or Edge that runs here: the one named in HAWKSBILL_BROWSER, else the first found. Null: none. */
export function findBrowser(env = process.env) {
  const named = env.HAWKSBILL_BROWSER;
  const candidates = named ? [named] : [...onPath(env), ...usualPlaces(env), ...playwrightsOwn()];
  return candidates.find((path) => existsSync(path) && runs(path)) ?? null;
}

function onPath(env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces(env) {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ];
    return roots.flatMap((root) => programs.map((program) => join(root, ...program)));
  }
  return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
}

function playwrightsOwn() {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/** Some systems ship a stand-in of that name that only tells how to install the real one. */
function runs(path) {
  // On Windows the question would open a window.
  return process.platform === 'win32' || versionOf(path) !== null;
}

function versionOf(path) {
  try {
    return execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 30_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}

function installBrowser() {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write(`Installing ${debianPackages.join(', ')} with apt-get.\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages], {
        stdio: 'inherit',
        env,
      });
    } catch {
      process.stdout.write('apt-get did not succeed.\n');
    }
    if (findBrowser() !== null) return;
  }
  process.stdout.write('Fetching the Chromium that comes with Playwright.\n');
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  execFileSync(process.execPath, [cli, 'install', ...(asRoot ? ['--with-deps'] : []), 'chromium'], {
    stdio: 'inherit',
  });
}

function main() {
  if (findBrowser() === null && process.argv.includes('--install')) {
    try {
      installBrowser();
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
    }
  }
  const path = findBrowser();
  if (path === null) {
    const named = process.env.HAWKSBILL_BROWSER;
    process.stderr.write(
      named
        ? `HAWKSBILL_BROWSER names ${named}, which is no browser that runs here.\n`
        : 'No Chromium, Chrome or Edge was found. Install one, or run: npm run test:setup\n',
    );
    process.exitCode = 1;
    return;
  }
  process.stdout.write(
    `Browser for the tests: ${path}${process.platform === 'win32' ? '' : ` (${versionOf(path)})`}\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
