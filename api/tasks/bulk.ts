import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { claim, unclaim } from './claiming.ts';
import { TaskItem, type TaskItemAnswer } from './task-item.ts';

/** The inbox shows a hundred lines a page. */
const MOST_ITEMS = 100;
/** Beyond that many at once they would only wait for a connection. */
const AT_ONCE = 8;

export const BulkCommand = z
  .strictObject({
    action: z.enum(['claim', 'unclaim']),
    items: z
      .array(z.strictObject({ taskId: z.string().max(300), version: z.int().min(1).optional() }))
      .min(1)
      .max(MOST_ITEMS),
  })
  .meta({
    id: 'BulkCommand',
    example: { action: 'claim', items: [{ taskId: 'purchase:SLZC2027-C3-000001-SLJG/draft-plan/1', version: 1 }] },
  });

const Refused = z.object({
  code: z.string(),
  title: z.string(),
  titleEn: z.string(),
  detail: z.string(),
  detailEn: z.string(),
});

export const BulkResults = z
  .object({
    results: z.array(
      z.object({
        taskId: z.string(),
        status: z.int().meta({ description: 'As the command alone would have answered' }),
        task: TaskItem.nullable(),
        problem: Refused.nullable(),
      }),
    ),
  })
  .meta({ id: 'BulkResults' });

type BulkResult = z.input<typeof BulkResults>['results'][number];

/**
 * The same command on many tasks, each in a transaction of its own and with a result of its own: one that somebody else
 * took does not keep the others. Never for decisions.
 */
export async function inBulk(
  context: ApiContext,
  caller: Caller,
  { action, items }: z.output<typeof BulkCommand>,
): Promise<z.input<typeof BulkResults>> {
  const command = action === 'claim' ? claim : unclaim;
  const results: BulkResult[] = [];
  for (let first = 0; first < items.length; first += AT_ONCE) {
    const some = items.slice(first, first + AT_ONCE);
    results.push(
      ...(await Promise.all(
        some.map(({ taskId, version }) => resultOf(taskId, () => command(context, caller, taskId, version))),
      )),
    );
  }
  return { results };
}

async function resultOf(taskId: string, act: () => Promise<TaskItemAnswer>): Promise<BulkResult> {
  try {
    return { taskId, status: 200, task: await act(), problem: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, title, titleEn, detail, detailEn } = error.toJSON() as Record<string, string>;
    const problem = { code: code!, title: title!, titleEn: titleEn!, detail: detail!, detailEn: detailEn! };
    return { taskId, status: error.status, task: null, problem };
  }
}
