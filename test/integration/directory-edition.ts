import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import type { Database } from '../../prisma/database.ts';

export const DRAFTER_ID = DEMO_USERS.find(({ username }) => username === 'officer')!.id;
export const APPROVER_ID = DEMO_USERS.find(({ username }) => username === 'approver')!.id;

/** Today in Asia/Shanghai by the database's clock. */
export const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

interface Wanted {
  readonly region: string;
  readonly label: string;
  /** Items of the delivered edition that this one has no more. */
  readonly without?: readonly string[];
  /** Names that this one gives to items. */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** A draft like the delivered edition but for what is wanted, straight in the database, in force from today. Its id. */
export async function aDraftEdition(
  { pool }: Database,
  { region, label, without = [], renamed = {} }: Wanted,
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO directory_version (region_code, label, basis, effective_from, drafted_by)
     VALUES ($1, $2, '示例县民发〔2026〕9号', ${TODAY}, $3) RETURNING id`,
    [region, label, DRAFTER_ID],
  );
  const { id } = rows[0]!;
  await pool.query(
    `INSERT INTO catalogue_item (version_id, code, class, name_zh, name_en, content_zh, content_en, unit_zh, unit_en, indicators)
     SELECT $1, code, class, coalesce($3::jsonb ->> code, name_zh), name_en, content_zh, content_en, unit_zh, unit_en, indicators
     FROM catalogue_item WHERE version_id = directory_in_force('220000', ${TODAY}) AND code <> ALL ($2)`,
    [id, without, JSON.stringify(renamed)],
  );
  return id;
}

export async function publishEdition({ pool }: Database, id: string, approverId = APPROVER_ID): Promise<void> {
  await pool.query(
    `UPDATE directory_version SET state = 'published', approved_by = $2, published_at = now() WHERE id = $1`,
    [id, approverId],
  );
}
