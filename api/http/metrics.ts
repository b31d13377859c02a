import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../../prisma/database.ts';
import type { ChangeFeed } from '../events/change-feed.ts';

/** What Prometheus reads. No label names a purchase, a person or a bid. */
export class Metrics {
  readonly registry = new Registry();
  readonly #duration: Histogram<'method' | 'route' | 'status'>;

  constructor(database: Database, changes: ChangeFeed) {
    collectDefaultMetrics({ register: this.registry });
    this.#duration = new Histogram({
      name: 'jieli_http_request_duration_seconds',
      help: 'Time from the request’s arrival to the end of its answer, by route pattern.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [this.registry],
    });
    outboxGauge(this.registry, database);
    new Gauge({
      name: 'jieli_event_streams',
      help: 'Browsers of this process that listen to live updates.',
      registers: [this.registry],
      collect() {
        this.set(changes.listeners);
      },
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.#duration.observe({ method, route, status: String(status) }, seconds);
  }
}

/** Partial indexes hold only what waits, so this stays cheap however long the history. */
const OUTBOX_AGE = `
  SELECT 'decision' AS outbox, extract(epoch FROM now() - min(submitted_at))::float AS age FROM task WHERE state = 'submitted'
  UNION ALL
  SELECT 'start', extract(epoch FROM now() - min(created_at))::float FROM purchase WHERE started_at IS NULL
  UNION ALL
  SELECT 'takeover', extract(epoch FROM now() - min(requested_at))::float FROM takeover WHERE delivered_at IS NULL`;

function outboxGauge(registry: Registry, { pool }: Database): void {
  const gauge = new Gauge({
    name: 'jieli_outbox_age_seconds',
    help: 'Age of the oldest row that waits for its workflow; 0 when none waits, NaN when the database is away.',
    labelNames: ['outbox'],
    registers: [registry],
    async collect() {
      try {
        const { rows } = await pool.query<{ outbox: string; age: number | null }>({
          name: 'outbox-age',
          text: OUTBOX_AGE,
        });
        for (const { outbox, age } of rows) gauge.set({ outbox }, age ?? 0);
      } catch {
        // The other measurements matter most when the database is away.
        for (const outbox of ['decision', 'start', 'takeover']) gauge.set({ outbox }, Number.NaN);
      }
    },
  });
}
