import type { Caller } from '../access/caller.ts';
import { Problem } from '../problem.ts';
import type { Sql } from '../route.ts';
import { editionNotFound, visibleEdition, type EditionRow } from './edition-row.ts';

/**
 * The draft of the caller’s own region, locked until the transaction ends.
 *
 * @param revision of the draft that the caller has read; whatever it is, when none is given
 * @throws Problem `not-found`, `directory-state` for one that is published or was changed since
 */
export async function lockedDraft(db: Sql, caller: Caller, id: string, revision?: number): Promise<EditionRow> {
  await db.query('SELECT 1 FROM directory_version WHERE id = $1 FOR UPDATE', [id]);
  const row = await visibleEdition(db, caller, id);
  if (row.region !== caller.region) throw editionNotFound();
  if (row.standing !== 'draft') {
    throw notThisDraft(
      '该版本已经公布，不能再改。需要调整的，请起草新版。',
      'It is published and stays: draft a new edition.',
    );
  }
  if (revision !== undefined && row.revision !== revision) {
    throw notThisDraft(
      '草案已被他人修改，请重新读取后再办理。',
      'The draft has been changed since: read it again first.',
    );
  }
  return row;
}

export function notThisDraft(zh: string, en: string): Problem {
  return new Problem('directory-state', { detail: { zh, en } });
}

interface Act {
  readonly id: string;
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function auditEdition(db: Sql, { userId, roles }: Caller, { id, action, detail }: Act): Promise<void> {
  await db.query(
    `INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
     VALUES ($1, $2, $3, 'directory-version', $4, $5)`,
    [userId, roles[0] ?? null, action, id, JSON.stringify(detail)],
  );
}
