import { Client, Connection } from '@temporalio/client';
import type { Installation } from './installation.ts';
import type { Job } from './load/jobs.ts';
import { measure } from './measure/measure.ts';
import type { Floor, Report } from './measure/report.ts';
import type { Pace } from './measure/steady.ts';
import { BARE_QUEUE } from './steps/queues.ts';

const SECTION = 'floors';

/** What the database and Temporal do without Jieli, each measured once a run, when the first figure asks for it. */
export class Floors {
  readonly #measured = new Map<string, Promise<Floor>>();
  readonly #installation: Installation;
  readonly #pace: Pace;
  readonly #report: Report;

  constructor(installation: Installation, pace: Pace, report: Report) {
    this.#installation = installation;
    this.#pace = pace;
    this.#report = report;
  }

  /** `each` times INSERT … COMMIT an operation, one after the other, on so many connections. */
  inserts(connections: number, each: 1 | 2): Promise<Floor> {
    const what = each === 1 ? 'INSERT' : '2 × INSERT';
    return this.#once(`${what} … COMMIT`, what, connections, (run) =>
      run({ kind: 'inserts', database: this.#installation.environment.databaseUrl, connections, each }),
    );
  }

  /** A signal from a client to an idle workflow, until Temporal has acknowledged it. */
  signals(clients: number): Promise<Floor> {
    return this.#once('Temporal signal', 'signal', clients, (run) => this.#withIdle(clients, run));
  }

  /** A start of an empty workflow, until Temporal has acknowledged it. */
  starts(clients: number): Promise<Floor> {
    const temporal = this.#installation.environment.temporalAddress;
    return this.#once('Temporal start', 'start', clients, (run) =>
      this.#installation.withWorker('bare', () => run({ kind: 'bare-starts', temporal, clients })),
    );
  }

  #once(
    title: string,
    what: string,
    atOnce: number,
    work: (run: (job: Job) => Promise<Floor>) => Promise<Floor>,
  ): Promise<Floor> {
    const key = `${what} ${atOnce}`;
    const known = this.#measured.get(key);
    if (known) return known;
    const measuring = work(async (job) => {
      const steady = await measure(this.#pace, job);
      this.#report.add({ section: SECTION, what: `floor: ${title}`, atOnce, ...steady });
      return { what, rate: steady.rate };
    });
    this.#measured.set(key, measuring);
    return measuring;
  }

  async #withIdle(clients: number, run: (job: Job) => Promise<Floor>): Promise<Floor> {
    const temporal = this.#installation.environment.temporalAddress;
    const connection = await Connection.connect({ address: temporal });
    const client = new Client({ connection });
    const workflowIds = Array.from({ length: clients }, (_, n) => `bench-idle-${clients}-${n}`);
    try {
      return await this.#installation.withWorker('bare', async () => {
        const start = (workflowId: string) => client.workflow.start('idle', { workflowId, taskQueue: BARE_QUEUE });
        await Promise.all(workflowIds.map(start));
        return run({ kind: 'signals', temporal, workflowIds });
      });
    } finally {
      await Promise.all(
        workflowIds.map((id) =>
          client.workflow
            .getHandle(id)
            .terminate()
            .catch(() => undefined),
        ),
      );
      await connection.close();
    }
  }
}
