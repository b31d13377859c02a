import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import { openOfflineSchemaEngine } from '../prisma/schema-engine.ts';

const PRISMA = fileURLToPath(new URL('../prisma', import.meta.url));

/** The schema as of the last migration, in one file. Prisma ignores it; the next migration is the difference to it. */
const LAST_SCHEMA = 'last-schema.prisma';

/**
 * Writes `prisma/migrations/<timestamp>_<name>/migration.sql`, the way from the schema of the last migration to today's.
 * Needs no database. What Prisma cannot say (exclusion and check constraints, triggers, partial indexes, roles) is then
 * added to the file by hand.
 *
 * @returns the path of the new file, or undefined when the schema has not changed
 */
export async function newMigration(name: string, prismaFolder: string = PRISMA): Promise<string | undefined> {
  const migrations = join(prismaFolder, 'migrations');
  const schema = await readSchema(join(prismaFolder, 'schema'));
  const sql = await changesSinceLastMigration(prismaFolder);
  if (!sql) return undefined;
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrations, `${timestamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  await writeFile(join(migrations, LAST_SCHEMA), schema);
  await writeFile(join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
  return join(folder, 'migration.sql');
}

/** The SQL that a new migration would hold; empty when every change of the schema has its migration. */
export async function changesSinceLastMigration(prismaFolder: string = PRISMA): Promise<string> {
  const schema = await readSchema(join(prismaFolder, 'schema'));
  return diff(await lastSchema(join(prismaFolder, 'migrations')), schema);
}

/**
 * The SQL that leads from one Prisma schema to another; empty when they are the same to the database.
 *
 * @param from undefined for an empty database
 */
async function diff(from: string | undefined, to: string): Promise<string> {
  const engine = await openOfflineSchemaEngine();
  try {
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout?.includes('-- This is an empty migration.') ? '' : (stdout ?? '');
  } finally {
    engine.free();
  }
}

function datamodel(content: string): DiffTarget {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] };
}

async function lastSchema(migrations: string): Promise<string | undefined> {
  const path = join(migrations, LAST_SCHEMA);
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}

async function readSchema(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.prisma')).sort();
  const parts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return parts.join('\n');
}

async function main(): Promise<void> {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Error('Give the migration a name in small letters: npm run migration -- add_visit_records');
  }
  const path = await newMigration(name);
  console.log(path ? `wrote ${path}` : 'the schema has not changed since the last migration');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
