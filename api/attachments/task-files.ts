import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { notFound } from '../problem.ts';
import { loadTask } from '../tasks/load-task.ts';
import { refusal } from '../tasks/refusals.ts';
import { PRIVATE_UNTIL_RANKED } from '../tasks/task-item.ts';
import type { TaskRow } from '../tasks/task-row.ts';
import type { FileOwner } from './owners.ts';

const RANKED = `SELECT EXISTS (SELECT 1 FROM ranking WHERE lot_id::text = $1) AS ranked`;

/** Read by whoever may see the task, changed by whoever holds it. */
export const taskFiles: FileOwner = {
  async mayRead(context, caller, taskId) {
    const task = await loadTask(context.database.pool, caller, taskId);
    if (!(await isOpenToReader(context, task, caller))) throw notFound({ zh: '附件', en: 'The attachment' });
  },
  async mayChange(context, caller, taskId) {
    const refused = refusal('draft', await loadTask(context.database.pool, caller, taskId), caller);
    if (refused) throw refused;
  },
};

/** What goes with points and last offers stays with whoever was asked until the lot is ranked (EV-06, EV-11). */
async function isOpenToReader({ database }: ApiContext, task: TaskRow, caller: Caller): Promise<boolean> {
  if (!PRIVATE_UNTIL_RANKED.has(task.kind)) return true;
  if (caller.inboxes.includes(task.inbox) || task.submittedBy === caller.userId) return true;
  const { rows } = await database.pool.query<{ ranked: boolean }>(RANKED, [String(task.subject['lotId'])]);
  return rows[0]!.ranked;
}
