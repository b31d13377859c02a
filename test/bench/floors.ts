import { Client, Connection } from '@temporalio/client';
import type { Installation } from './installation.ts';
import type { Job } from './load/jobs.ts';
import { measure } from './measure/measure.ts';
import type { Floor, Report } from './measure/report.ts';
import type { Pace } from './measure/steady.ts';
import { BARE_QUEUE } from './steps/queues.ts';

const SIGNALLING = [1, 8, 32] as const;
const STARTING = [8, 32] as const;

interface TemporalFloors {
  readonly signals: Readonly<Record<number, Floor>>;
  readonly starts: Readonly<Record<number, Floor>>;
}

/** What the database and Temporal do without Jieli, measured once a run, when the first figure asks for it. */
export class Floors {
  readonly #inserts = new Map<string, Promise<Floor>>();
  readonly #lookups = new Map<number, Promise<Floor>>();
  readonly #installation: Installation;
  readonly #pace: Pace;
  readonly #report: Report;
  #temporal: Promise<TemporalFloors> | undefined;

  constructor(installation: Installation, pace: Pace, report: Report) {
    this.#installation = installation;
    this.#pace = pace;
    this.#report = report;
  }

  /** `each` times INSERT … COMMIT an operation, one after the other, on so many connections. */
  inserts(connections: number, each: 1 | 2): Promise<Floor> {
    const what = each === 1 ? 'INSERT' : '2 × INSERT';
    const key = `${what} ${connections}`;
    const { databaseUrl: database } = this.#installation.environment;
    const floor =
      this.#inserts.get(key) ??
      this.#measure(`${what} … COMMIT`, what, connections, { kind: 'inserts', database, connections, each });
    this.#inserts.set(key, floor);
    return floor;
  }

  /** One row by its primary key, on so many connections. */
  lookups(connections: number): Promise<Floor> {
    const { databaseUrl: database } = this.#installation.environment;
    const floor =
      this.#lookups.get(connections) ??
      this.#measure('SELECT by primary key', 'SELECT by key', connections, { kind: 'lookups', database, connections });
    this.#lookups.set(connections, floor);
    return floor;
  }

  /** A signal from a client to an idle workflow, until Temporal has acknowledged it. */
  async signals(clients: (typeof SIGNALLING)[number]): Promise<Floor> {
    return (await this.#ofTemporal()).signals[clients]!;
  }

  /** A start of an empty workflow, until Temporal has acknowledged it. */
  async starts(clients: (typeof STARTING)[number]): Promise<Floor> {
    return (await this.#ofTemporal()).starts[clients]!;
  }

  #ofTemporal(): Promise<TemporalFloors> {
    this.#temporal ??= this.#installation.withWorker('bare', async () => {
      const temporal = this.#installation.environment.temporalAddress;
      const signals: Record<number, Floor> = {};
      const workflowIds = await startIdle(temporal, Math.max(...SIGNALLING));
      for (const clients of SIGNALLING) {
        const job = { kind: 'signals', temporal, workflowIds: workflowIds.slice(-clients) } as const;
        signals[clients] = await this.#measure('Temporal signal', 'signal', clients, job);
      }
      const starts: Record<number, Floor> = {};
      for (const clients of STARTING) {
        const job = { kind: 'bare-starts', temporal, clients } as const;
        starts[clients] = await this.#measure('Temporal start', 'start', clients, job);
      }
      return { signals, starts };
    });
    return this.#temporal;
  }

  async #measure(title: string, what: string, atOnce: number, job: Job): Promise<Floor> {
    const steady = await measure(this.#pace, job);
    this.#report.add({ section: 'floors', what: `floor: ${title}`, atOnce, ...steady });
    return { what, rate: steady.rate };
  }
}

async function startIdle(temporal: string, count: number): Promise<string[]> {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  const ids = Array.from({ length: count }, (_, n) => `bench-idle-${n}`);
  await Promise.all(ids.map((workflowId) => client.workflow.start('idle', { workflowId, taskQueue: BARE_QUEUE })));
  await connection.close();
  return ids;
}
