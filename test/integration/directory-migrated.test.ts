import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../prisma/migrate.ts';
import { addresses } from './stage.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A folder with the migrations that came before the editions of the directory. */
function migrationsBefore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieli-migrations-before-'));
  const names = readdirSync(MIGRATIONS).sort();
  const until = names.findIndex((name) => name.endsWith('_directory_versions'));
  for (const name of [...names.slice(0, until), 'migration_lock.toml']) {
    cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true });
  }
  return folder;
}

const FILL = `
  INSERT INTO region (code, name, level, parent_code) VALUES ('220000', '吉林省', 'province', NULL), ('220422', '东辽县', 'county', '220000');
  INSERT INTO organisation (id, name, kind, region_code) VALUES ('00000000-0000-4000-8000-000000000001', '示例采购人', 'state-organ', '220422');
  INSERT INTO app_user (id, username, display_name, password_hash, roles, organisation_id, region_code)
    VALUES ('00000000-0000-4000-8000-000000000002', 'officer', '示例经办人', 'none', '{officer}', '00000000-0000-4000-8000-000000000001', '220422');
  INSERT INTO catalogue_item (code, version, class, name_zh, name_en, content_zh, content_en, unit_zh, unit_en, indicators, effective_from)
  SELECT code, version, 'direct', version, version, '内容', 'content', '次', 'time', '[{"weight": 100}]', day
  FROM (VALUES ('B01', '2025', date '2025-01-01'), ('B02', '2025', date '2025-01-01'), ('B01', '2026', date '2026-07-01')) AS old (code, version, day);
  INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source, clock_epoch, created_at)
  SELECT day::text, '示例采购', 'open-tender', '220422', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002',
         1, 2026, '示例', now(), day FROM (VALUES (date '2024-01-01'), (date '2025-06-01'), (date '2026-08-01')) AS opened (day);`;

test('what was in a database before becomes the published editions of the province, and purchases keep theirs', async () => {
  const { databaseUrl } = addresses();
  const name = `migrated_${randomUUID().replaceAll('-', '')}`;
  const server = new pg.Client({ connectionString: databaseUrl });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
  const folder = migrationsBefore();
  try {
    await migrate(url, folder);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(FILL);
    await migrate(url);
    const { rows: items } = await client.query(
      `SELECT v.region_code, v.label, v.state, i.code FROM directory_version v JOIN catalogue_item i ON i.version_id = v.id
       ORDER BY v.label, i.code`,
    );
    expect(items).toEqual([
      { region_code: '220000', label: '2025', state: 'published', code: 'B01' },
      { region_code: '220000', label: '2025', state: 'published', code: 'B02' },
      { region_code: '220000', label: '2026', state: 'published', code: 'B01' },
    ]);
    const { rows: purchases } = await client.query(
      `SELECT p.number, v.label FROM purchase p JOIN directory_version v ON v.id = p.directory_version_id ORDER BY p.number`,
    );
    expect(purchases.map(({ label }) => label)).toEqual(['2025', '2025', '2026']);
    await client.end();
  } finally {
    rmSync(folder, { recursive: true });
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  }
}, 60_000);
