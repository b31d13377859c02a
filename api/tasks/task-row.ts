import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { TaskState } from '../../domain/tasks/task-state.ts';

/** A task as every list and command reads it; the columns below, in this shape. */
export interface TaskRow {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly version: number;
  readonly regionCode: string;
  readonly purchaseId: string;
  readonly purchaseNumber: string | null;
  readonly purchaseName: string | null;
  readonly clockScale: number | null;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly candidateRole: string;
  readonly candidateOrgId: string | null;
  readonly candidateUserId: string | null;
  readonly inbox: string;
  readonly excluded: readonly string[];
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly dueLegal: Date;
  readonly dueRule: string;
  readonly provisional: boolean;
  readonly escalation: number;
  readonly outcome: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
}

/** Columns of TaskRow from `task t`, `purchase p`, `app_user u` (see TASK_JOINS). Never the form: it is shown by rule. */
export const TASK_COLUMNS = `
  t.id, t.kind, t.state, t.version, t.region_code AS "regionCode", t.purchase_id AS "purchaseId",
  p.number AS "purchaseNumber", p.name AS "purchaseName", p.clock_scale AS "clockScale", t.subject, t.candidate_role AS "candidateRole", t.candidate_org_id AS "candidateOrgId",
  t.candidate_user_id AS "candidateUserId", t.inbox, t.excluded, t.assignee_id AS "assigneeId",
  u.display_name AS "assigneeName", t.created_at AS "createdAt", t.due_at AS "dueAt", t.due_legal AS "dueLegal",
  t.due_rule AS "dueRule", t.due_provisional AS "provisional", t.escalation, t.outcome,
  t.submitted_by AS "submittedBy", t.submitted_at AS "submittedAt"`;

/** What the columns need beside `task t`. */
export const TASK_JOINS = `LEFT JOIN purchase p ON p.id = t.purchase_id LEFT JOIN app_user u ON u.id = t.assignee_id`;
