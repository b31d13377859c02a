import type pg from 'pg';
import type { Caller } from '../access/caller.ts';
import { seesInvolved, seesPurchase, seesRegion } from '../access/scope.ts';
import { seesLeave, type LeaveReach } from '../leaves/leave-scope.ts';
import { seesTask, type TaskReach } from '../tasks/refusals.ts';
import type { Change } from './change-reader.ts';

/** What a browser is told has changed; it reads again whatever it shows of it. */
export const EVENT_TOPICS = [
  'task',
  'purchase',
  'contract',
  'takeover',
  'notification',
  'admission',
  'challenge',
  'complaint',
  'project',
  'leave',
  'presence',
  'expert',
  'credit',
] as const;
export type EventTopic = (typeof EVENT_TOPICS)[number];

/** Who may know that an object has changed, by what they may see of it; and what else has changed with it. */
interface Audience {
  readonly id: string;
  readonly sees: (caller: Caller) => boolean;
  readonly touches?: readonly Change[];
}

/** A topic that triggers record (see the migration live_changes): how it is told, and to whom. */
interface Topic {
  readonly told: EventTopic;
  audiences(pool: pg.Pool, ids: readonly string[]): Promise<Audience[]>;
}

const TASKS = `
  SELECT id, kind, inbox, assignee_id AS "assigneeId", submitted_by AS "submittedBy", region_code AS "regionCode", state,
         excluded, on_behalf_of AS "onBehalfOf", candidate_role AS "candidateRole", candidate_org_id AS "candidateOrgId", candidate_user_id AS "candidateUserId", purchase_id AS "purchaseId",
         subject ->> 'contractId' AS "contractId", subject ->> 'takeoverId' AS "takeoverId"
  FROM task WHERE id = ANY ($1)`;

const PURCHASES = `
  SELECT id, region_code AS "regionCode", EXISTS (SELECT 1 FROM notice n WHERE n.purchase_id = p.id) AS announced,
         ARRAY(SELECT unnest(drawn) FROM expert_draw d WHERE d.purchase_id = p.id
               UNION SELECT expert_id FROM committee_seat s WHERE s.purchase_id = p.id) AS drawn
  FROM purchase p WHERE id = ANY ($1::uuid[])`;

const CONTRACTS = `
  SELECT id, region_code AS "regionCode", purchase_id AS "purchaseId",
         provider_id || ARRAY(SELECT provider_id FROM standby_provider s WHERE s.contract_id = c.id) AS providers
  FROM contract c WHERE id = ANY ($1::uuid[])`;

const TAKEOVERS = `
  SELECT k.id, k.region_code AS "regionCode", k.contract_id AS "contractId",
         c.provider_id || ARRAY(SELECT provider_id FROM standby_invitation s WHERE s.takeover_id = k.id) AS providers
  FROM takeover k JOIN contract c ON c.id = k.contract_id WHERE k.id = ANY ($1::uuid[])`;

const ADMISSIONS = `
  SELECT id, region_code AS "regionCode", ARRAY[organisation_id] AS providers FROM admission WHERE id = ANY ($1::uuid[])`;

/** The others concerned hear of an answered one only, and after the opening (CH-03). */
const CHALLENGES = `
  SELECT id, region_code AS "regionCode", provider_id || CASE h.state WHEN 'answered' THEN ARRAY(
           SELECT provider_id FROM bid b WHERE b.purchase_id = h.purchase_id AND b.opened_at IS NOT NULL) ELSE '{}' END AS providers
  FROM challenge h WHERE id = ANY ($1::uuid[])`;

/** The others concerned hear of an accepted one only, and after the opening (CH-08). */
const COMPLAINTS = `
  SELECT id, region_code AS "regionCode", provider_id || CASE WHEN h.accepted_at IS NULL THEN '{}' ELSE ARRAY(
           SELECT provider_id FROM bid b WHERE b.purchase_id = h.purchase_id AND b.opened_at IS NOT NULL) END AS providers
  FROM complaint h WHERE id = ANY ($1::uuid[])`;

const PROJECTS = 'SELECT id, region_code AS "regionCode" FROM project WHERE id = ANY ($1::uuid[])';
const EXPERTS = 'SELECT id, region_code AS "regionCode" FROM app_user WHERE id = ANY ($1::uuid[])';
const CREDITS =
  'SELECT id, region_code AS "regionCode", ARRAY[id] AS providers FROM organisation WHERE id = ANY ($1::uuid[])';
const LEAVES =
  'SELECT id, organisation_id AS "organisationId", region_code AS "regionCode" FROM leave WHERE id = ANY ($1::uuid[])';

const NOTIFICATIONS = 'SELECT id, inbox FROM notification WHERE id = ANY ($1::uuid[])';

interface TaskSubject {
  readonly purchaseId: string | null;
  readonly contractId: string | null;
  readonly takeoverId: string | null;
}

/** What a task belongs to: the page of a takeover, or of a contract, lists it. */
function subjectsOf({ purchaseId, contractId, takeoverId }: TaskSubject): Change[] {
  const narrower =
    takeoverId !== null
      ? [{ topic: 'takeover', id: takeoverId }]
      : contractId !== null
        ? [{ topic: 'contract', id: contractId }]
        : [];
  return purchaseId === null ? narrower : [{ topic: 'purchase-work', id: purchaseId }, ...narrower];
}

interface Involved {
  readonly id: string;
  readonly regionCode: string;
  readonly providers: readonly string[];
}

async function rowsOf<R extends object>(pool: pg.Pool, name: string, text: string, ids: readonly string[]) {
  return (await pool.query<R>({ name, text, values: [ids] })).rows;
}

/**
 * Every topic. A new one: a trigger in a migration, an entry here that says who may know, and in the browser the queries
 * that it concerns (web/connection/live-queries.ts). There is none for bids, and never will be before the opening.
 */
export const TOPICS: Readonly<Record<string, Topic>> = {
  task: {
    told: 'task',
    async audiences(pool, ids) {
      const rows = await rowsOf<TaskReach & TaskSubject & { readonly id: string }>(pool, 'changed-tasks', TASKS, ids);
      return rows.map((row) => ({ id: row.id, sees: (caller) => seesTask(caller, row), touches: subjectsOf(row) }));
    },
  },
  // Who has a task's page open: whoever may see the task asks again.
  presence: {
    told: 'presence',
    async audiences(pool, ids) {
      const rows = await rowsOf<TaskReach & { readonly id: string }>(pool, 'changed-tasks', TASKS, ids);
      return rows.map((row) => ({ id: row.id, sees: (caller) => seesTask(caller, row) }));
    },
  },
  purchase: {
    told: 'purchase',
    async audiences(pool, ids) {
      type Row = Parameters<typeof seesPurchase>[1] & { readonly id: string };
      const rows = await rowsOf<Row>(pool, 'changed-purchases', PURCHASES, ids);
      return rows.map((row) => ({ id: row.id, sees: (caller) => seesPurchase(caller, row) }));
    },
  },
  // Who did which task when is the office's own business (purchases/timeline.ts).
  'purchase-work': {
    told: 'purchase',
    async audiences(pool, ids) {
      type Row = Parameters<typeof seesPurchase>[1] & { readonly id: string };
      const rows = await rowsOf<Row>(pool, 'changed-purchases', PURCHASES, ids);
      return rows.map((row) => ({ id: row.id, sees: (caller) => seesRegion(caller, row.regionCode) }));
    },
  },
  contract: {
    told: 'contract',
    async audiences(pool, ids) {
      const rows = await rowsOf<Involved & { purchaseId: string }>(pool, 'changed-contracts', CONTRACTS, ids);
      return rows.map((row) => ({
        id: row.id,
        sees: (caller) => seesInvolved(caller, row),
        touches: [{ topic: 'purchase-work', id: row.purchaseId }],
      }));
    },
  },
  takeover: {
    told: 'takeover',
    async audiences(pool, ids) {
      const rows = await rowsOf<Involved & { contractId: string }>(pool, 'changed-takeovers', TAKEOVERS, ids);
      return rows.map((row) => ({
        id: row.id,
        sees: (caller) => seesInvolved(caller, row),
        touches: [{ topic: 'contract', id: row.contractId }],
      }));
    },
  },
  notification: {
    told: 'notification',
    async audiences(pool, ids) {
      const rows = await rowsOf<{ id: string; inbox: string }>(pool, 'changed-notifications', NOTIFICATIONS, ids);
      return rows.map(({ id, inbox }) => ({ id, sees: (caller) => caller.inboxes.includes(inbox) }));
    },
  },
  leave: {
    told: 'leave',
    async audiences(pool, ids) {
      type Row = LeaveReach & { readonly id: string };
      const rows = await rowsOf<Row>(pool, 'changed-leaves', LEAVES, ids);
      return rows.map((row) => ({ id: row.id, sees: (caller) => seesLeave(caller, row) }));
    },
  },
  admission: {
    told: 'admission',
    async audiences(pool, ids) {
      const rows = await rowsOf<Involved>(pool, 'changed-admissions', ADMISSIONS, ids);
      return rows.map((row) => ({ id: row.id, sees: (caller) => seesInvolved(caller, row) }));
    },
  },
  challenge: {
    told: 'challenge',
    async audiences(pool, ids) {
      const rows = await rowsOf<Involved>(pool, 'changed-challenges', CHALLENGES, ids);
      return rows.map((row) => ({ id: row.id, sees: (caller) => seesInvolved(caller, row) }));
    },
  },
  complaint: {
    told: 'complaint',
    async audiences(pool, ids) {
      const rows = await rowsOf<Involved>(pool, 'changed-complaints', COMPLAINTS, ids);
      return rows.map((row) => ({ id: row.id, sees: (caller) => seesInvolved(caller, row) }));
    },
  },
  credit: {
    told: 'credit',
    async audiences(pool, ids) {
      const rows = await rowsOf<Involved>(pool, 'changed-credits', CREDITS, ids);
      return rows.map((row) => ({
        id: row.id,
        sees: (caller) => caller.ability.can('read', 'Credit') && seesInvolved(caller, row),
      }));
    },
  },
  expert: {
    told: 'expert',
    async audiences(pool, ids) {
      const rows = await rowsOf<{ id: string; regionCode: string }>(pool, 'changed-experts', EXPERTS, ids);
      return rows.map(({ id, regionCode }) => ({
        id,
        sees: (caller) =>
          caller.ability.can('read', 'Expert') && (caller.userId === id || seesRegion(caller, regionCode)),
      }));
    },
  },
  project: {
    told: 'project',
    async audiences(pool, ids) {
      const rows = await rowsOf<{ id: string; regionCode: string }>(pool, 'changed-projects', PROJECTS, ids);
      return rows.map(({ id, regionCode }) => ({ id, sees: (caller) => seesRegion(caller, regionCode) }));
    },
  },
};
