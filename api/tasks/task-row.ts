import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { TaskState } from '../../domain/tasks/task-state.ts';

/** A task as every list and command reads it; the columns below, in this shape. */
export interface TaskRow {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly version: number;
  readonly regionCode: string;
  readonly purchaseId: string | null;
  readonly purchaseNumber: string | null;
  readonly purchaseName: string | null;
  readonly clockScale: number | null;
  readonly about: string | null;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly candidateRole: string;
  readonly candidateOrgId: string | null;
  readonly candidateUserId: string | null;
  readonly inbox: string;
  readonly excluded: readonly string[];
  readonly assigneeId: string | null;
  /** Null where the name is secret. */
  readonly assigneeName: string | null;
  /** The assignee stands in for this person. */
  readonly onBehalfOf: string | null;
  readonly onBehalfName: string | null;
  /** Of the one person it was asked of; null where it is secret. */
  readonly candidateName: string | null;
  /** Asked of a committee member whose name is secret until the result notice (EV-08). */
  readonly secret: boolean;
  readonly createdAt: Date;
  /** When it was asked, on the clock of its purchase. */
  readonly createdLegal: Date | null;
  readonly dueAt: Date;
  readonly dueLegal: Date;
  readonly dueRule: string;
  readonly provisional: boolean;
  readonly escalation: number;
  readonly outcome: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
  /** By the caller; read with the list of what they have put off only. */
  readonly putOffUntil?: Date;
}

/** How many times faster than the wall clock a purchase's clock runs now; one that has caught up is the wall clock. */
export const CLOCK_PACE = 'CASE WHEN p.clock_catches_up AND now() >= p.clock_epoch THEN 1 ELSE p.clock_scale END';

/** The pace at which `task t` comes due: nearly all of the way to a day after the clock has caught up is ordinary time. */
export const DUE_PACE =
  'CASE WHEN p.clock_catches_up AND greatest(now(), t.due_at) >= p.clock_epoch THEN 1 ELSE p.clock_scale END';

/**
 * A member of the committee is asked, and the result that names the members is not published yet (M87 47, 69; EV-08).
 * Nobody else learns who it is: not the office, nor whoever oversees it.
 */
export const IS_SECRET = `
  (t.candidate_role = 'expert' AND NOT EXISTS (
    SELECT 1 FROM notice n WHERE n.purchase_id = t.purchase_id AND n.kind = 'result-notice'))`;

/** Columns of TaskRow from `task t` and what TASK_JOINS adds. Never the form: it is shown by rule. */
export const TASK_COLUMNS = `
  t.id, t.kind, t.state, t.version, t.region_code AS "regionCode", t.purchase_id AS "purchaseId",
  p.number AS "purchaseNumber", p.name AS "purchaseName", coalesce(${DUE_PACE}, t.clock_scale) AS "clockScale",
  coalesce(o.name, pr.name, ex.display_name) AS about, t.subject, t.candidate_role AS "candidateRole", t.candidate_org_id AS "candidateOrgId",
  t.candidate_user_id AS "candidateUserId", t.inbox, t.excluded, t.assignee_id AS "assigneeId",
  CASE WHEN NOT ${IS_SECRET} THEN u.display_name END AS "assigneeName", ${IS_SECRET} AS secret,
  t.on_behalf_of AS "onBehalfOf", b.display_name AS "onBehalfName",
  CASE WHEN NOT ${IS_SECRET} THEN c.display_name END AS "candidateName", t.created_at AS "createdAt",
  coalesce(business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, t.created_at),
           business_time(t.clock_epoch, t.clock_scale, false, t.created_at)) AS "createdLegal",
  t.due_at AS "dueAt", t.due_legal AS "dueLegal",
  t.due_rule AS "dueRule", t.due_provisional AS "provisional", t.escalation, t.outcome,
  t.submitted_by AS "submittedBy", t.submitted_at AS "submittedAt"`;

/** What the columns need beside `task t`. */
export const TASK_JOINS = `
  LEFT JOIN purchase p ON p.id = t.purchase_id
  LEFT JOIN organisation o ON o.id = CASE WHEN t.purchase_id IS NULL THEN (t.subject ->> 'providerId')::uuid END
  LEFT JOIN project pr ON pr.id = CASE WHEN t.purchase_id IS NULL THEN (t.subject ->> 'projectId')::uuid END
  LEFT JOIN app_user ex ON ex.id = CASE WHEN t.purchase_id IS NULL THEN (t.subject ->> 'expertId')::uuid END
  LEFT JOIN app_user u ON u.id = t.assignee_id
  LEFT JOIN app_user b ON b.id = t.on_behalf_of
  LEFT JOIN app_user c ON c.id = t.candidate_user_id`;
