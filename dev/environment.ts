import { migrate } from '../prisma/migrate.ts';
import { seed } from '../prisma/seed/seed.ts';
import { type Home, keepSecret } from './home.ts';
import { endLaunched } from './launch.ts';
import { nodeProgram } from './node-program.ts';
import { freePort, requirePort } from './ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { withProgress } from './progress.ts';
import { claimHome, publishUrl, releaseHome } from './run-record.ts';
import type { Outside } from './sandbox.ts';
import type { WatchedProgram } from './watched-program.ts';
import { startTemporal, type Temporal } from './temporal.ts';
import { keepRunning } from './watch.ts';

export interface EnvironmentOptions {
  home: Home;
  /** `demo` fills in fictitious people and organisations, everything else only what the law gives. */
  mode: string;
  /** Seconds that one day of the business clock takes; undefined for real days. */
  daySeconds?: number | undefined;
  /** The api's port; undefined for any free one. */
  port?: number | undefined;
  /** Whom the worker tells of bans and texts through; nobody unless said. */
  outside?: Outside | undefined;
  withWorker: boolean;
  withApi: boolean;
}

/** A running installation. */
export interface Environment {
  home: Home;
  databaseUrl: string;
  temporalAddress: string;
  temporalUiUrl: string | undefined;
  apiUrl: string | undefined;
  workerUrl: string | undefined;
  /** Rejects with a UserError when a part of it has crashed too often; never resolves before `stop`. */
  broken: Promise<void>;
  /** Stops api, worker, Temporal and PostgreSQL, in this order, within ten seconds. */
  stop(): Promise<void>;
}

interface Ground {
  postgres: Postgres;
  temporal: Temporal;
}

const GRACE_MS = 3000; // api and worker; Temporal and PostgreSQL bring their own

/**
 * Starts everything that Jieli needs, in order: PostgreSQL and Temporal, migrations, seed data, then worker and api,
 * each watched and started again when it crashes.
 *
 * @throws UserError with the way out; whatever had been started has then been stopped
 */
export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const { home } = options;
  const ended = await claimHome(home);
  if (ended.length > 0) console.log(`Ended what an earlier run had left behind: ${ended.join(', ')}`);
  try {
    if (options.withApi && options.port !== undefined) await requirePort(options.port);
    const ground = await startGround(home);
    await prepareDatabase(ground.postgres.url, options.mode);
    return await startPrograms(options, ground);
  } catch (error) {
    await endLaunched();
    releaseHome(home);
    throw error;
  }
}

async function startGround(home: Home): Promise<Ground> {
  const [postgres, temporal] = await Promise.allSettled([startPostgres(home), startTemporal(home)]);
  if (postgres.status === 'rejected') throw postgres.reason;
  if (temporal.status === 'rejected') throw temporal.reason;
  return { postgres: postgres.value, temporal: temporal.value };
}

async function prepareDatabase(databaseUrl: string, mode: string): Promise<void> {
  await withProgress('Bringing the database up to date', () => migrate(databaseUrl));
  await withProgress('Filling in the seed data', () => seed(databaseUrl, { demo: mode === 'demo' }));
}

async function startPrograms(options: EnvironmentOptions, { postgres, temporal }: Ground): Promise<Environment> {
  const { home } = options;
  const workerUrl = options.withWorker ? `http://127.0.0.1:${await freePort()}` : undefined;
  const apiUrl = options.withApi ? `http://127.0.0.1:${options.port ?? (await freePort())}` : undefined;
  const env = programEnvironment(options, { postgres, temporal, apiUrl, workerUrl });
  // Only the worker can read what holders release.
  const sealKey = { JIELI_SEAL_KEY: process.env['JIELI_SEAL_KEY'] ?? keepSecret(home, 'seal-key', 'base64') };
  const program = (name: string, url: string | undefined, more: NodeJS.ProcessEnv): WatchedProgram[] =>
    url
      ? [nodeProgram(home, { name, entry: `${name}/main.ts`, env: { ...env, ...more }, readyUrl: `${url}/readyz` })]
      : [];
  const ofWorker = { ...sealKey, ...(options.outside && addressesOf(options.outside)) };
  const programs = [...program('api', apiUrl, {}), ...program('worker', workerUrl, ofWorker)];
  if (programs.length > 0) {
    await withProgress(`Starting ${programs.map(({ name }) => name).join(' and ')}`, () =>
      Promise.all(programs.map((service) => service.start())),
    );
  }
  if (apiUrl) publishUrl(home, apiUrl);
  const { broken, stop } = watchAll(home, programs, { postgres, temporal });
  const { address: temporalAddress, uiUrl: temporalUiUrl } = temporal;
  return { home, databaseUrl: postgres.url, temporalAddress, temporalUiUrl, apiUrl, workerUrl, broken, stop };
}

function addressesOf({ creditPlatform, textGateway }: Outside): NodeJS.ProcessEnv {
  return {
    JIELI_CREDIT_PLATFORM_URL: creditPlatform.url,
    JIELI_CREDIT_PLATFORM_KEY: creditPlatform.secret,
    JIELI_TEXT_GATEWAY_URL: textGateway.url,
    JIELI_TEXT_GATEWAY_KEY: textGateway.secret,
  };
}

function programEnvironment(
  { home, mode, daySeconds }: EnvironmentOptions,
  { postgres, temporal, apiUrl, workerUrl }: Ground & { apiUrl: string | undefined; workerUrl: string | undefined },
): NodeJS.ProcessEnv {
  const portOf = (url: string | undefined) => (url ? { port: new URL(url).port } : undefined);
  return {
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    PORT: portOf(apiUrl)?.port,
    JIELI_MODE: mode,
    JIELI_HOME: home.root,
    JIELI_WORKER_PORT: portOf(workerUrl)?.port,
    JIELI_TEMPORAL_UI_URL: temporal.uiUrl,
    JIELI_SIGNING_KEY: process.env['JIELI_SIGNING_KEY'] ?? keepSecret(home, 'signing-key', 'base64'),
    ...(daySeconds === undefined ? {} : { JIELI_DAY_SECONDS: String(daySeconds) }),
  };
}

function watchAll(
  home: Home,
  programs: WatchedProgram[],
  { postgres, temporal }: Ground,
): Pick<Environment, 'broken' | 'stop'> {
  const stopping = new AbortController();
  const own = [postgres.service, temporal.service].filter((service) => service !== undefined);
  const watches = [...programs, ...own].map((service) => keepRunning(service, stopping.signal));
  const broken = Promise.all(watches).then(() => undefined);
  broken.catch(() => undefined); // whoever does not look at it must not die of it
  const stop = async () => {
    stopping.abort();
    for (const service of programs) await service.stop(GRACE_MS);
    await temporal.stop();
    await postgres.stop();
    await Promise.allSettled(watches);
    releaseHome(home);
  };
  return { broken, stop };
}
