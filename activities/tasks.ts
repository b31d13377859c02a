import { CONFIDENTIAL_KINDS, TASK_KINDS, taskKindDefinition, type TaskKind } from '../domain/tasks/task-kinds.ts';
import type { ExcludedTime } from '../domain/procurement/excluded-time.ts';
import type { TaskPeriod } from '../domain/tasks/task-kind.ts';
import { STANDS_STILL_NOT } from '../domain/tasks/stand-still.ts';
import { inboxOf } from '../domain/tasks/task-state.ts';
import type { Instant } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import type { LegalTime, TaskCase } from './legal-time.ts';

/** Ids that a task's form and page are built from. */
export type TaskSubject = Readonly<
  Partial<
    Record<
      | 'lotId'
      | 'bidId'
      | 'awardId'
      | 'contractId'
      | 'takeoverId'
      | 'providerId'
      | 'admissionId'
      | 'challengeId'
      | 'complaintId'
      | 'alertId'
      | 'objectionId'
      | 'endingId'
      | 'projectId'
      | 'reviewId'
      | 'expertId'
      | 'expertApplicationId'
      | 'expertRemovalId'
      | 'appealId'
      | 'evaluationId'
      | 'penaltyId'
      | 'repairId'
      | 'gradingId'
      | 'bondReturnId'
      | 'suspensionId',
      string
    >
  > &
    Partial<Record<'month' | 'seq' | 'position' | 'seat', number>>
>;

export type OpenTask = TaskCase & TaskRequest;

export interface TaskRequest {
  readonly taskId: string;
  readonly workflowId: string;
  readonly kind: TaskKind;
  readonly region: string;
  /** Ids that the form is built from; never contents. */
  readonly subject?: TaskSubject;
  /** Addresses one organisation instead of everybody of the role in the region. */
  readonly organisationId?: string;
  /** Addresses one person. */
  readonly userId?: string;
  /** Who may never act on it: the drafter, the one who asked (four-eyes; exclusion beats every role). */
  readonly excluded?: readonly string[];
  /** Replaces the kind's own period, e.g. four hours instead of a day in urgency. */
  readonly due?: TaskPeriod;
  /** Business instant that a person has fixed as its last, instead of a period: the day of a rectification. */
  readonly until?: Instant;
  /** Business instant of the event that the period counts from, where that is not the asking: the receipt of a challenge. */
  readonly since?: Instant;
  /** Days that do not count in the period: while a purchase is held, or a complaint waits for others (CO-01, CH-10). */
  readonly without?: readonly ExcludedTime[];
}

/** What the workflow waits for next, besides the decision. */
export interface TaskTimes {
  /** Wall-clock instant; null when nothing is left to wait for but the person. */
  readonly nextAt: string | null;
  readonly next: 'reminder' | 'due' | 'none';
  /** That instant had passed already when it was read. Results from before do not say. */
  readonly passed?: boolean;
  /** The task ended by silence. */
  readonly expired: boolean;
}

interface ClockRow {
  readonly remind_at: Date | null;
  readonly due_at: Date;
  readonly escalation: number;
  readonly state: string;
}

/** Four eyes keep away whoever took part, and also whom they did it for (请假代理): it was drafted in that name. */
const INSERT = `
  INSERT INTO task (id, workflow_id, kind, region_code, purchase_id, subject, candidate_role, candidate_org_id,
                    candidate_user_id, inbox, excluded, remind_at, due_at, due_legal, due_rule, due_provisional,
                    clock_epoch, clock_scale)
  VALUES ($1,$2,$3,$4,$5::uuid,$6,$7,$8,$9,$10,
          $11::uuid[] || ARRAY(SELECT DISTINCT on_behalf_of FROM task
                               WHERE submitted_by = ANY ($11::uuid[]) AND on_behalf_of IS NOT NULL
                                 AND (workflow_id = $2 OR purchase_id = $5::uuid)),
          $12,$13,$14,$15,$16,$17,$18)
  ON CONFLICT (id) DO NOTHING`;
const CLOCK = 'SELECT remind_at, due_at, escalation, state FROM task WHERE id = $1';

/**
 * Closing a task and writing its line into the purchase's timeline, where there is one, is one statement; business time
 * is the purchase's.
 * Running it again finds no submitted row and changes nothing.
 */
const CLOSE = `
  WITH closed AS (
    UPDATE task SET state = 'done', done_at = now(), version = version + 1, signal_problem = NULL
    WHERE id = $1 AND state = 'submitted'
    RETURNING id, purchase_id, kind, outcome, due_rule, subject
  )
  INSERT INTO purchase_event (purchase_id, key, kind, stage, lot_id, task_id, rule_id, at, detail)
  SELECT p.id, 'task:' || closed.id, 'task', p.stage, (closed.subject ->> 'lotId')::uuid, closed.id, closed.due_rule,
         business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, now()),
         jsonb_build_object('kind', closed.kind, 'outcome', closed.outcome)
  FROM closed JOIN purchase p ON p.id = closed.purchase_id
  ON CONFLICT (purchase_id, key) DO NOTHING`;

/** The activities behind `humanTask`. Each is one short statement or transaction, safe to run twice. */
export function taskActivities({ pool }: Database, time: LegalTime) {
  return {
    /** Puts the task into its inbox. A second run finds the row and returns its times unchanged. */
    async openTask(request: OpenTask): Promise<TaskTimes> {
      const definition = taskKindDefinition(request.kind);
      const due = await time.taskTimes(request, request.due ?? definition.due, request);
      const inbox = inboxOf({ role: definition.candidateRole, ...request });
      const values = [
        ...[request.taskId, request.workflowId, request.kind, request.region, request.purchaseId ?? null],
        ...[JSON.stringify(request.subject ?? {}), definition.candidateRole],
        ...[request.organisationId ?? null, request.userId ?? null, inbox, request.excluded ?? []],
        ...[due.remindAt, due.wall, due.legal, due.rule, due.provisional],
        ...[request.clock?.epoch ?? null, request.clock?.scale ?? null],
      ];
      const { rowCount } = await pool.query({ name: 'open-task', text: INSERT, values });
      if (rowCount === 1)
        return nextOf({ remind_at: toDate(due.remindAt), due_at: new Date(due.wall), escalation: 0, state: 'open' });
      const existing = await pool.query<ClockRow>({ name: 'task-clock', text: CLOCK, values: [request.taskId] });
      return nextOf(existing.rows[0]!);
    },

    /**
     * A timer of the task has fired: reminds, escalates, or lets it expire, by what the row and the database clock
     * say. A due date that was moved later answers with the new instant. A decision that came first always wins.
     */
    async taskTimePassed(taskId: string): Promise<TaskTimes> {
      const still = await standsStill(taskId);
      if (still !== undefined) return still;
      await pool.query({ name: 'remind-task', text: REMIND, values: [taskId] });
      const row = (
        await pool.query<ClockRow & { kind: TaskKind; overdue: boolean }>({
          name: 'task-overdue',
          text: OVERDUE,
          values: [taskId],
        })
      ).rows[0]!;
      if (!row.overdue || row.escalation > 0) return nextOf(row);
      if (TASK_KINDS[row.kind].onDue === 'expire') {
        const { rowCount } = await pool.query({ name: 'expire-task', text: EXPIRE, values: [taskId] });
        return { nextAt: null, next: 'none', expired: rowCount === 1 };
      }
      await pool.query({
        name: 'escalate-task',
        text: ESCALATE,
        values: [taskId, !CONFIDENTIAL_KINDS.includes(row.kind)],
      });
      return { nextAt: null, next: 'none', expired: false };
    },

    /** The workflow has taken the decision: submitted → done. */
    async closeTask(taskId: string): Promise<void> {
      await pool.query({ name: 'close-task', text: CLOSE, values: [taskId] });
    },

    /** The task was overtaken by events: it leaves the inbox and whoever had it open is told. */
    async cancelTask(request: { readonly taskId: string; readonly reason: string }): Promise<void> {
      await pool.query({ name: 'cancel-task', text: CANCEL, values: [request.taskId, request.reason] });
    },
  };

  /** Force majeure suspends its purchase: nothing is due meanwhile, and it is looked at again after a day. */
  async function standsStill(taskId: string): Promise<TaskTimes | undefined> {
    const values = [taskId, STANDS_STILL_NOT];
    const { rows } = await pool.query<{ scale: number }>({ name: 'task-stands-still', text: STANDS_STILL, values });
    if (rows[0] === undefined) return undefined;
    const again = Date.now() + Math.max(LEAST_PAUSE_MS, DAY_MS / rows[0].scale);
    return { nextAt: new Date(again).toISOString(), next: 'due', expired: false };
  }
}

function toDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}

function nextOf(row: ClockRow): TaskTimes {
  const expired = row.state === 'cancelled';
  // Submitted: nothing but the signal is left to wait for.
  if (expired || row.state === 'submitted' || row.escalation > 0) return { nextAt: null, next: 'none', expired };
  const [next, at] = row.remind_at === null ? (['due', row.due_at] as const) : (['reminder', row.remind_at] as const);
  return { nextAt: at.toISOString(), next, expired, passed: at.getTime() <= Date.now() };
}

const REMIND = `
  WITH reminded AS (
    UPDATE task SET remind_at = NULL
    WHERE id = $1 AND state IN ('open', 'claimed') AND remind_at <= clock_timestamp()
    RETURNING id, inbox, assignee_id
  )
  INSERT INTO notification (key, inbox, task_id, kind)
  SELECT id || '/reminder', coalesce('user:' || assignee_id, inbox), id, 'reminder' FROM reminded
  ON CONFLICT (key) DO NOTHING`;

const DAY_MS = 86_400_000;
const LEAST_PAUSE_MS = 1_000;

const STANDS_STILL = `
  SELECT p.clock_scale AS scale FROM task t JOIN purchase p ON p.id = t.purchase_id
  WHERE t.id = $1 AND t.state IN ('open', 'claimed') AND t.workflow_id = 'purchase:' || p.number
    AND t.kind <> ALL ($2) AND is_suspended(p.id)`;

const OVERDUE = `
  SELECT kind, remind_at, due_at, escalation, state,
         state IN ('open', 'claimed') AND due_at <= clock_timestamp() AS overdue
  FROM task WHERE id = $1`;

/**
 * The supervisor of the region ($2: unless the task is confidential) and whoever holds the task are told; nothing is decided for anybody. The version stays:
 * whoever is deciding at that moment must not be told that somebody else has changed the task.
 */
const ESCALATE = `
  WITH escalated AS (
    UPDATE task SET escalation = 1
    WHERE id = $1 AND state IN ('open', 'claimed') AND due_at <= clock_timestamp() AND escalation = 0
    RETURNING id, inbox, assignee_id, region_code, due_rule
  ), told AS (
    INSERT INTO notification (key, inbox, task_id, kind)
    SELECT id || '/escalation/' || part.who, part.inbox, id, 'escalation'
    FROM escalated, LATERAL (VALUES
      ('supervisor', 'role:supervisor@' || region_code),
      ('holder', coalesce('user:' || assignee_id, inbox))) AS part (who, inbox)
    WHERE $2 OR part.who = 'holder'
    ON CONFLICT (key) DO NOTHING
  )
  INSERT INTO audit_event (action, object_type, object_id, detail)
  SELECT 'task.escalated', 'task', id, jsonb_build_object('rule', due_rule) FROM escalated`;

/** Silence with a legal meaning: only while nobody has decided, and only after the instant (EV-15). */
const EXPIRE = `
  WITH expired AS (
    UPDATE task SET state = 'cancelled', outcome = 'expired', done_at = now(), version = version + 1
    WHERE id = $1 AND state IN ('open', 'claimed') AND due_at <= clock_timestamp()
    RETURNING id, inbox, assignee_id, due_rule
  ), told AS (
    INSERT INTO notification (key, inbox, task_id, kind)
    SELECT id || '/expired', coalesce('user:' || assignee_id, inbox), id, 'expired' FROM expired
    ON CONFLICT (key) DO NOTHING
  )
  INSERT INTO audit_event (action, object_type, object_id, detail)
  SELECT 'task.expired', 'task', id, jsonb_build_object('rule', due_rule) FROM expired RETURNING id`;

const CANCEL = `
  WITH cancelled AS (
    UPDATE task SET state = 'cancelled', done_at = now(), version = version + 1
    WHERE id = $1 AND state IN ('open', 'claimed', 'submitted')
    RETURNING id, assignee_id
  ), told AS (
    INSERT INTO notification (key, inbox, task_id, kind)
    SELECT id || '/cancelled', 'user:' || assignee_id, id, 'cancelled' FROM cancelled WHERE assignee_id IS NOT NULL
    ON CONFLICT (key) DO NOTHING
  )
  INSERT INTO audit_event (action, object_type, object_id, detail)
  SELECT 'task.cancelled', 'task', id, jsonb_build_object('reason', $2::text) FROM cancelled`;
