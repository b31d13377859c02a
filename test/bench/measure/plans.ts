import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Database } from '../../../prisma/database.ts';
import { PrismaClient } from '../../../prisma/generated/client.ts';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** Lets the work make its statements, and explains each that mentions the table: its very text with its very values. */
export async function plansOf(
  { pool }: Pick<Database, 'pool'>,
  table: string,
  work: (database: Database) => Promise<unknown>,
): Promise<string[]> {
  const statements = await statementsOf(pool, work);
  const plans: string[] = [];
  const mentions = new RegExp(`\\b${table}\\b`);
  for (const { text, values } of statements.filter((statement) => mentions.test(statement.text))) {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, values);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans;
}

/** Through Prisma and through the pool, outside transactions. */
async function statementsOf(pool: pg.Pool, work: (database: Database) => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const adapter = new PrismaPg(pool, { disposeExternalPool: false });
  const prisma = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  prisma.$on('query', ({ query: text, params }) => statements.push({ text, values: JSON.parse(params) as unknown[] }));
  const query = (first: string | { readonly text: string; readonly values?: unknown[] }, values: unknown[] = []) => {
    statements.push(
      typeof first === 'string' ? { text: first, values } : { text: first.text, values: first.values ?? [] },
    );
    return pool.query(first as string, values.length === 0 ? undefined : values);
  };
  await work({ prisma, pool: { query } as unknown as pg.Pool, close: () => Promise.resolve() });
  await prisma.$disconnect();
  return statements;
}

/** Whether it reads the table from end to end. */
export function readsAllOf(table: string, plan: string): boolean {
  return new RegExp(`Seq Scan on ${table}\\b`).test(plan);
}
