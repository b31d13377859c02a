import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { withProgress } from './progress.ts';
import { runTool, type ToolResult } from './run-tool.ts';
import { isExecutable, onPath } from './tool-cache.ts';
import { UserError } from './user-error.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** What makes Chromium start anywhere, root and containers included, and keep to itself. For playwright's `args`. */
export const BROWSER_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium: `JIELI_CHROMIUM`, one on PATH, playwright's own; on Debian and Ubuntu root installs one, with
 * fonts for Chinese.
 *
 * @throws UserError that names the ways out
 */
export async function findBrowser(): Promise<string> {
  const given = process.env['JIELI_CHROMIUM'];
  if (given && !isExecutable(given)) throw new UserError(`JIELI_CHROMIUM=${given} cannot be run: correct or unset it.`);
  const found = given ?? (await installedBrowser());
  if (found) return found;
  const reason = await installWithApt();
  const installed = await installedBrowser();
  if (installed) return installed;
  throw new UserError(
    `There is no Chromium for the browser tests, and none could be installed (${reason}): install Chromium or Chrome, ` +
      `run "npx playwright-core install chromium", or set JIELI_CHROMIUM to the program.`,
  );
}

async function installedBrowser(): Promise<string | undefined> {
  const candidates = [...NAMES.map(onPath), MACOS, chromium.executablePath()];
  for (const path of candidates) {
    // Asked for its version, because Ubuntu's `chromium-browser` may be no more than a note about another packager.
    if (path && isExecutable(path) && (await runTool(path, ['--version'])).ok) return path;
  }
  return undefined;
}

async function installWithApt(): Promise<string> {
  if (!existsSync('/etc/debian_version')) return 'only Debian and Ubuntu are known here';
  if (process.getuid?.() !== 0) return 'that needs root';
  const { ok, output } = await withProgress('Installing Chromium', aptInstall);
  return ok ? 'apt-get installed none' : output.split('\n').slice(-2).join(' ');
}

async function aptInstall(): Promise<ToolResult> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runTool('apt-get', ['update'], { env });
  return runTool('apt-get', ['install', '-y', 'chromium', 'fonts-noto-cjk'], { env });
}
