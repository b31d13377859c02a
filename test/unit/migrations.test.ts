import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { changesSinceLastMigration, newMigration } from '../../dev/new-migration.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jieli-unit-migrations-'));
  mkdirSync(join(folder, 'schema'));
  writeFileSync(join(folder, 'schema', 'main.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n');
});

afterEach(() => rmSync(folder, { recursive: true }));

function writeModel(fields: string): void {
  writeFileSync(join(folder, 'schema', 'visit.prisma'), `model Visit {\n  id Int @id\n  ${fields}\n}\n`);
}

test('every change of the schema has its migration', async () => {
  expect(await changesSinceLastMigration()).toBe('');
});

test('the first migration makes the tables, the next only what has changed since', async () => {
  writeModel('note String?');
  const first = (await newMigration('first', folder)) ?? '';
  writeModel('note String?\n  minutes Int');
  const second = (await newMigration('second', folder)) ?? '';

  expect(readFileSync(first, 'utf8')).toContain('CREATE TABLE "Visit"');
  expect(readFileSync(second, 'utf8')).toContain('ADD COLUMN     "minutes" INTEGER NOT NULL');
  expect(readFileSync(second, 'utf8')).not.toContain('CREATE TABLE');
});

test('an unchanged schema needs no migration', async () => {
  writeModel('note String?');
  await newMigration('first', folder);

  expect(await newMigration('second', folder)).toBeUndefined();
});
