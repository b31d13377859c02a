import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from './user-error.ts';

/** The folder of one installation's data. Deleting it is a fresh start; copying it while stopped is a backup. */
export interface Home {
  root: string;
  logs: string;
  secrets: string;
  /** PostgreSQL's folder; belongs to the user PostgreSQL runs as. */
  postgres: string;
  /** The SQLite file of Temporal's development server. */
  temporalDb: string;
  /** One file for each process that runs for this home. */
  run: string;
}

/** The clone's root. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const SPACE_TO_RUN = 300e6; // bytes: an empty PostgreSQL takes 40 MB, its log segments up to 100
const LOG_LIMIT = 20e6; // bytes, then a log begins anew and the last one is kept as .old

/** Opens (and creates) the home: `JIELI_HOME`, else `.jieli/` in the clone. */
export function openHome(path: string = process.env['JIELI_HOME'] ?? join(ROOT, '.jieli')): Home {
  const root = resolve(path);
  const home: Home = {
    root,
    logs: join(root, 'logs'),
    secrets: join(root, 'secrets'),
    postgres: join(root, 'postgres'),
    temporalDb: join(root, 'temporal.db'),
    run: join(root, 'run'),
  };
  try {
    mkdirSync(home.logs, { recursive: true });
    mkdirSync(home.run, { recursive: true });
    mkdirSync(home.secrets, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UserError(`${root} cannot be written (${String(error)}): set JIELI_HOME to a folder that can.`);
  }
  checkSpace(root);
  return home;
}

/** Where built and downloaded tools are kept for all clones: `JIELI_CACHE`, else `jieli` in the user's cache folder. */
export function cacheFolder(): string {
  const userCache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return resolve(process.env['JIELI_CACHE'] || join(userCache, 'jieli'));
}

/** A secret of 32 random bytes, made once and readable by its owner only. */
export function keepSecret(home: Home, name: string, encoding: 'base64' | 'hex'): string {
  const path = join(home.secrets, name);
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString(encoding), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

/** The path of a log; one that has grown too long is put aside first. */
export function logFile(home: Home, name: string): string {
  const path = join(home.logs, `${name}.log`);
  if (existsSync(path) && statSync(path).size > LOG_LIMIT) renameSync(path, `${path}.old`);
  return path;
}

function checkSpace(root: string): void {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  if (free >= SPACE_TO_RUN) return;
  throw new UserError(
    `Only ${Math.round(free / 1e6)} MB are free under ${root}, ${SPACE_TO_RUN / 1e6} MB are needed: ` +
      `free some space, or set JIELI_HOME to a folder on another disk.`,
  );
}
