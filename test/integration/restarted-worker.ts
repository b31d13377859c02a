import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../dev/environment.ts';
import { keepSecret } from '../../dev/home.ts';

const WORKER = fileURLToPath(new URL('dying-worker.ts', import.meta.url));

interface Deaths {
  readonly bundle: string;
  /** Activities after whose first effect it kills itself. */
  readonly dieAfter: readonly string[];
  /** Where it marks after which of them it has died. */
  readonly diedFolder: string;
}

/** The real worker in a process of its own, which is started again whenever it has died. */
export class RestartedWorker {
  deaths = 0;
  readonly #environment: Environment;
  readonly #deaths: Deaths;
  #process: ChildProcess;
  #stopping = false;

  constructor(environment: Environment, deaths: Deaths) {
    this.#environment = environment;
    this.#deaths = deaths;
    this.#process = this.#start();
  }

  /** SIGKILL; the next one is started at once. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  stop(): void {
    this.#stopping = true;
    this.kill();
  }

  #start(): ChildProcess {
    const { databaseUrl, temporalAddress, home } = this.#environment;
    const { bundle, dieAfter, diedFolder } = this.#deaths;
    const worker = spawn(process.execPath, ['--import', 'tsx', WORKER], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: temporalAddress,
        JIELI_SEAL_KEY: keepSecret(home, 'seal-key', 'base64'),
        JIELI_SIGNING_KEY: keepSecret(home, 'signing-key', 'base64'),
        JIELI_WORKER_PORT: '0',
        WORKFLOW_BUNDLE: bundle,
        DIE_AFTER: dieAfter.join(','),
        DIED_FOLDER: diedFolder,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    worker.once('exit', () => {
      if (this.#stopping) return;
      this.deaths += 1;
      this.#process = this.#start();
    });
    return worker;
  }
}
