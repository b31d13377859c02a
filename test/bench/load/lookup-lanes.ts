import pg from 'pg';
import type { JobOf, Lanes } from './jobs.ts';

/** The floor of everything that is found by an index: one row by its primary key. */
export async function lookupLanes({ database, connections }: JobOf<'lookups'>): Promise<Lanes> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: database }));
  await Promise.all(clients.map((client) => client.connect()));
  const { rows } = await clients[0]!.query<{ id: string }>('SELECT id FROM organisation ORDER BY id LIMIT 1000');
  let next = 0;
  const lanes = clients.map((client) => async () => {
    const { id } = rows[next++ % rows.length]!;
    await client.query({ name: 'lookup', text: 'SELECT * FROM organisation WHERE id = $1', values: [id] });
    return true;
  });
  return { lanes, close: async () => void (await Promise.all(clients.map((client) => client.end()))) };
}
