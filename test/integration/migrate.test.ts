import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../prisma/migrate.ts';

const { databaseUrl } = JSON.parse(process.env['JIELI_TEST_ENVIRONMENT'] ?? '{}') as { databaseUrl: string };

let folder: string;
let database: string;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jieli-migrations-'));
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  database = `migrate_${randomBytes(6).toString('hex')}`;
  await query(databaseUrl, `CREATE DATABASE ${database}`);
  url = Object.assign(new URL(databaseUrl), { pathname: database }).href;
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await query(databaseUrl, `DROP DATABASE ${database} WITH (FORCE)`);
});

async function query(address: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

test('semicolons inside functions and comments do not cut a migration', async () => {
  writeMigration(
    '20270101000000_trigger',
    `-- one; two
     CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 42; END $$;`,
  );

  await migrate(url, folder);

  expect(await query(url, 'SELECT answer()')).toEqual([{ answer: 42 }]);
});

test('two processes at once apply each migration once', async () => {
  writeMigration('20270101000000_first', 'CREATE TABLE visit (id int); SELECT pg_sleep(0.2);');

  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);

  expect(applied.flat()).toEqual(['20270101000000_first']);
});

test('a failing migration names itself, leaves nothing behind, and is tried again once corrected', async () => {
  const name = '20270101000000_visit';
  writeMigration(name, 'CREATE TABLE visit (id int); SELECT no_such_column;');
  await expect(migrate(url, folder)).rejects.toThrow(`Migration ${name} failed: column "no_such_column"`);

  writeMigration(name, 'CREATE TABLE visit (id int);');

  expect(await migrate(url, folder)).toEqual([name]);
  expect(await migrate(url, folder)).toEqual([]);
});
