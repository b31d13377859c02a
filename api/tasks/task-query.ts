import { z } from 'zod';
import { TASK_KIND_CODES } from '../../domain/tasks/task-kinds.ts';
import { TASK_STATES } from '../../domain/tasks/task-state.ts';
import { pageQuery } from '../http/page.ts';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Whose tasks. */
export const TASK_SCOPES = ['inbox', 'todo', 'mine', 'later', 'done', 'region'] as const;

/** What narrows a list; counts and saved filters know the same. */
export const taskFilters = {
  kind: z.enum(TASK_KIND_CODES).optional(),
  overdue: flag.optional(),
  soon: flag.optional().meta({ description: 'Due within two working days by the legal calendar, and not overdue' }),
  purchase: z.uuid().optional(),
  q: z
    .string()
    .trim()
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'Part of a task’s title (either language), or of a purchase’s name or number' }),
};

const scope = z
  .enum(TASK_SCOPES)
  .default('inbox')
  .meta({
    description:
      'inbox: whatever lies in the caller’s inboxes. todo: what the caller can do now, open or claimed by them. mine: claimed ' +
      'by the caller. later: of these, what the caller has put off. done: decided by the caller, the newest first. region: every task of the own region’s subtree, for ' +
      'supervisors, auditors and administrators',
  });

export const TaskQuery = z.strictObject({
  scope,
  state: z.enum(TASK_STATES).optional().meta({ description: 'Without it: open and claimed' }),
  ...taskFilters,
  sort: z.enum(['dueAt', 'urgency']).default('dueAt').meta({ description: 'urgency: escalated tasks first' }),
  ...pageQuery,
});

export const TaskCountQuery = z.strictObject({
  scope,
  purchase: taskFilters.purchase,
  q: taskFilters.q,
});

export type TaskQueryInput = z.output<typeof TaskQuery>;
/** A list's filters, or those of its counts. */
export type TaskSelection = Omit<TaskQueryInput, 'sort' | 'limit' | 'cursor'>;
