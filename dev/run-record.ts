import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Home } from './home.ts';
import { endProcess, isRunning, markOf, type ProcessMark } from './processes.ts';
import { UserError } from './user-error.ts';

interface Owner extends ProcessMark {
  /** Where its start page is, as soon as it is known. */
  url?: string;
}

const OWNER = 'start.json';
const GRACE_MS = 3000;

/** Where the mark of a process of this home is kept while it runs. */
export function markFile(home: Home, name: string): string {
  return join(home.run, `${name}.json`);
}

/**
 * Makes this process the only one that runs on the home, and ends what a killed one left behind.
 *
 * @returns the names of the processes that were ended
 * @throws UserError naming the process that already runs there
 */
export async function claimHome(home: Home): Promise<string[]> {
  const file = join(home.run, OWNER);
  const owner = read<Owner>(file);
  if (owner && isRunning(owner)) throw alreadyRunning(home, owner);
  rmSync(file, { force: true });
  const self = markOf(process.pid) ?? { pid: process.pid, startedAt: '' };
  try {
    writeFileSync(file, JSON.stringify(self), { flag: 'wx' });
  } catch {
    throw alreadyRunning(home, read<Owner>(file));
  }
  return endLeftovers(home);
}

/** Tells a second start on the same home where to look. */
export function publishUrl(home: Home, url: string): void {
  const file = join(home.run, OWNER);
  const owner = read<Owner>(file);
  if (owner) writeFileSync(file, JSON.stringify({ ...owner, url }));
}

/** Gives the home back; nothing of it runs any more. */
export function releaseHome(home: Home): void {
  for (const name of readdirSync(home.run)) rmSync(join(home.run, name), { force: true });
}

async function endLeftovers(home: Home): Promise<string[]> {
  const ended: string[] = [];
  for (const name of readdirSync(home.run).filter((entry) => entry !== OWNER)) {
    const mark = read<ProcessMark>(join(home.run, name));
    if (mark && isRunning(mark)) {
      await endProcess(mark, GRACE_MS);
      ended.push(basename(name, '.json'));
    }
    rmSync(join(home.run, name), { force: true });
  }
  return ended;
}

function alreadyRunning(home: Home, owner: Owner | undefined): UserError {
  const where = owner?.url ? ` at ${owner.url}` : '';
  const who = owner ? ` (process ${owner.pid})` : '';
  return new UserError(
    `Jieli already runs${where} on the data in ${home.root}${who}: use that one, stop it with Ctrl-C, ` +
      `or set JIELI_HOME to another folder for a second one.`,
  );
}

function read<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined; // cut short by a crash
  }
}
