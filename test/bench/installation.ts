import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, startEnvironment } from '../../dev/environment.ts';
import { keepSecret, openHome, type Home } from '../../dev/home.ts';
import { nodeProgram } from '../../dev/node-program.ts';
import { freePort } from '../../dev/ports.ts';
import { endPostgresOf } from '../../dev/postgres.ts';
import type { ProcessMark } from '../../dev/processes.ts';
import { claimHome, markFile, releaseHome } from '../../dev/run-record.ts';
import type { WatchedProgram } from '../../dev/watched-program.ts';
import { residentMemory } from './measure/machine.ts';

/** Workers that a measurement may want, by their entry. */
const WORKERS = {
  purchases: 'worker/main.ts',
  jieli: 'test/bench/steps/jieli-worker.ts',
  bare: 'test/bench/steps/bare-worker.ts',
} as const;

export type WorkerName = keyof typeof WORKERS;

const GRACE_MS = 8_000;

/** Everything that `npm start` starts, on data of its own; the worker comes and goes as the measurements need it. */
export class Installation {
  readonly environment: Environment;
  readonly #home: Home;

  private constructor(home: Home, environment: Environment) {
    this.#home = home;
    this.environment = environment;
  }

  /** Of each name one at a time: both benchmarks may run at once. */
  static async start(name: 'bench' | 'bench-web'): Promise<Installation> {
    // Where PostgreSQL's own user can always enter.
    const root = join(tmpdir(), `jieli-${name}-${process.getuid?.() ?? ''}`);
    await clear(openHome(root));
    const home = openHome(root);
    return new Installation(home, await startEnvironment({ home, mode: 'demo', withWorker: false, withApi: true }));
  }

  get apiUrl(): string {
    return this.environment.apiUrl!;
  }

  /** Runs the work beside a worker. */
  async withWorker<T>(name: WorkerName, work: (worker: WatchedProgram) => Promise<T>): Promise<T> {
    const port = await freePort();
    const env = {
      DATABASE_URL: this.environment.databaseUrl,
      TEMPORAL_ADDRESS: this.environment.temporalAddress,
      JIELI_WORKER_PORT: String(port),
      JIELI_SEAL_KEY: keepSecret(this.#home, 'seal-key', 'base64'),
      JIELI_SIGNING_KEY: keepSecret(this.#home, 'signing-key', 'base64'),
    };
    const readyUrl = `http://127.0.0.1:${port}/readyz`;
    const worker = nodeProgram(this.#home, { name: `worker-${name}`, entry: WORKERS[name], env, readyUrl });
    try {
      await worker.start();
      return await work(worker);
    } finally {
      await worker.stop(GRACE_MS);
    }
  }

  /** Resident memory of the api in bytes; undefined where the system does not tell. */
  apiMemory(): number | undefined {
    const { pid } = JSON.parse(readFileSync(markFile(this.#home, 'api'), 'utf8')) as ProcessMark;
    return residentMemory(pid);
  }

  async stop(): Promise<void> {
    await this.environment.stop();
    rmSync(this.#home.root, { recursive: true, force: true });
  }
}

/** Ends and removes what a run that was killed has left behind. */
async function clear(home: Home): Promise<void> {
  await claimHome(home);
  await endPostgresOf(home);
  releaseHome(home);
  rmSync(home.root, { recursive: true, force: true });
}
