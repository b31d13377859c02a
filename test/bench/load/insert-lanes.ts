import pg from 'pg';
import type { JobOf, Lanes } from './jobs.ts';

/** The floor of everything durable: INSERT … COMMIT, `each` times an operation. */
export async function insertLanes({ database, connections, each }: JobOf<'inserts'>): Promise<Lanes> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: database }));
  await Promise.all(clients.map((client) => client.connect()));
  const insert = { name: 'floor', text: 'INSERT INTO bench_floor (payload) VALUES ($1)', values: ['x'.repeat(200)] };
  const lanes = clients.map((client) => async () => {
    for (let n = 0; n < each; n++) await client.query(insert);
    return true;
  });
  return { lanes, close: async () => void (await Promise.all(clients.map((client) => client.end()))) };
}
