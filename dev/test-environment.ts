import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, startEnvironment } from './environment.ts';
import { type Home, openHome } from './home.ts';
import { endPostgresOf } from './postgres.ts';
import { claimHome } from './run-record.ts';
import { UserError } from './user-error.ts';

// In the folder for temporary files, because PostgreSQL's user can always enter it.
const PREFIX = `jieli-test-${process.getuid?.() ?? ''}-`;

/**
 * A fresh installation in a temporary folder, removed when it stops.
 *
 * @param daySeconds seconds that one day of the business clock takes; undefined for real days
 */
export async function startTestEnvironment(suite: string, daySeconds: number | undefined): Promise<Environment> {
  await sweepTestHomes();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${suite}-`));
  chmodSync(folder, 0o755); // PostgreSQL's user must be able to enter; secrets have a folder of their own
  const home = openHome(folder);
  const environment = await startEnvironment({ home, mode: 'demo', daySeconds, withWorker: true, withApi: true });
  const stop = async () => {
    await environment.stop();
    remove(home);
  };
  return { ...environment, stop };
}

/** Ends and removes what test runs that were killed have left behind; those of running ones are not touched. */
export async function sweepTestHomes(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const name of names) await sweep(openHome(join(tmpdir(), name)));
}

async function sweep(home: Home): Promise<void> {
  try {
    await claimHome(home);
  } catch (error) {
    if (error instanceof UserError) return; // its run is still going on
    throw error;
  }
  await endPostgresOf(home);
  remove(home);
}

function remove(home: Home): void {
  if (process.env['JIELI_KEEP_TEST_DATA']) console.log(`kept ${home.root}`);
  else rmSync(home.root, { recursive: true, force: true });
}
