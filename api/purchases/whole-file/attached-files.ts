import type { AttachmentOwner } from '../../../domain/attachments.ts';
import { filesOf } from '../../attachments/attachment-answer.ts';
import { FILE_OWNERS } from '../../attachments/owners.ts';
import { partsIn } from '../../attachments/parts.ts';
import { Problem } from '../../problem.ts';
import type { Paper, Reading } from './reading.ts';

interface Owner {
  readonly kind: AttachmentOwner;
  readonly id: string;
}

/** Visits stay out: they are of persons, not of the purchase. */
const OWNERS = `
  SELECT 'task' AS kind, t.id FROM task t
  WHERE t.purchase_id = $1 AND EXISTS (SELECT 1 FROM attachment a WHERE a.owner_kind = 'task' AND a.owner_id = t.id)
  UNION ALL SELECT 'challenge', c.id::text FROM challenge c WHERE c.purchase_id = $1
  UNION ALL SELECT 'complaint', c.id::text FROM complaint c WHERE c.purchase_id = $1
  ORDER BY 1, 2`;

/** Files of the purchase's tasks, challenges and complaints that the caller may read, by the rule of each owner. */
export async function* attachedFiles({
  caller,
  context,
  purchaseId,
}: Reading): AsyncGenerator<Paper & { readonly size: number }> {
  if (!caller.ability.can('read', 'Attachment')) return;
  const { database } = context;
  const { rows } = await database.pool.query<Owner>({ name: 'file-owners', text: OWNERS, values: [purchaseId] });
  for (const { kind, id } of rows) {
    if (!(await mayRead({ caller, context, purchaseId }, kind, id))) continue;
    for (const file of await filesOf(context, kind, id)) {
      if (file.state !== 'stored') continue;
      yield { folder: '4_附件', title: file.name, size: file.size, content: partsIn(database, file.id, file.size) };
    }
  }
}

async function mayRead({ context, caller }: Reading, kind: AttachmentOwner, id: string): Promise<boolean> {
  try {
    await FILE_OWNERS[kind]!.mayRead(context, caller, id);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
