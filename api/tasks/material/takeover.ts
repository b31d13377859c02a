import { z } from 'zod';
import type { Caller } from '../../access/caller.ts';
import { seesRegion } from '../../access/scope.ts';
import type { ApiContext } from '../../context.ts';
import { subjectId } from '../../contract/task-forms/form-facts.ts';
import { TAKEOVER_REASONS, type TakeoverReason } from '../../../domain/contracts/takeover-reasons.ts';
import { DEPENDENCY_ORDER, type Dependency } from '../../../domain/contracts/dependency.ts';
import { BilingualSchema } from '../task-item.ts';
import type { TaskRow } from '../task-row.ts';

export const TakeoverMaterial = z
  .object({
    id: z.uuid(),
    seq: z.int(),
    drill: z.boolean(),
    urgency: z.enum(['ordinary', 'urgent']),
    failedProvider: z.string(),
    reasonTitle: BilingualSchema,
    reason: z.string(),
    requestedBy: z.string().nullable().meta({ description: 'Name; null for readers outside the offices' }),
    requestedAt: z.iso.datetime(),
    affected: z
      .array(z.object({ dependency: z.enum(DEPENDENCY_ORDER), recipients: z.int(), covered: z.int() }))
      .meta({ description: 'Recipients whom the contract served, the most dependent first; no names' }),
    standby: z.array(
      z.object({
        position: z.int(),
        provider: z.string(),
        capacity: z.int().meta({ description: 'Recipients it can serve at once' }),
        answer: z.string().nullable().meta({ description: 'asked, accepted, declined, expired; null while not asked' }),
        takes: z.int(),
      }),
    ),
    settlementFen: z.int().nullable(),
  })
  .meta({ id: 'TakeoverMaterial' });

type Material = z.input<typeof TakeoverMaterial>;

interface TakeoverRow {
  readonly id: string;
  readonly seq: number;
  readonly drill: boolean;
  readonly urgency: 'ordinary' | 'urgent';
  readonly failedProvider: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly settlementFen: string | null;
}

const TAKEOVER = `
  SELECT t.id, t.seq, t.drill, t.urgency, o.name AS "failedProvider", t.reason_code AS "reasonCode",
         t.reason_text AS reason, u.display_name AS "requestedBy", t.requested_at AS "requestedAt",
         t.settlement_fen AS "settlementFen"
  FROM takeover t JOIN contract c ON c.id = t.contract_id JOIN organisation o ON o.id = c.provider_id
  LEFT JOIN app_user u ON u.id = t.requested_by
  WHERE t.id = $1`;

/** The cases once they are opened; before, whom the contract serves. */
const AFFECTED = `
  WITH cases AS (
    SELECT recipient_id, dependency, bool_and(state <> 'pending') AS covered
    FROM handover_case WHERE takeover_id = $1 GROUP BY recipient_id, dependency
  ), affected AS (
    SELECT dependency, covered FROM cases
    UNION ALL
    SELECT r.dependency, false FROM recipient r
    WHERE NOT EXISTS (SELECT 1 FROM cases) AND EXISTS (
      SELECT 1 FROM service_order s JOIN takeover t ON t.contract_id = s.contract_id
      WHERE t.id = $1 AND s.recipient_id = r.id AND s.state = 'active')
  )
  SELECT dependency, count(*)::int AS recipients, count(*) FILTER (WHERE covered)::int AS covered
  FROM affected GROUP BY dependency ORDER BY array_position($2::text[], dependency)`;

const STANDBY = `
  SELECT s.position, o.name AS provider, o.capacity, i.state AS answer, coalesce(i.capacity, 0) AS takes
  FROM takeover t
  JOIN standby_provider s ON s.contract_id = t.contract_id
  JOIN organisation o ON o.id = s.provider_id
  LEFT JOIN standby_invitation i ON i.takeover_id = t.id AND i.position = s.position
  WHERE t.id = $1 ORDER BY s.position`;

/** Why the takeover was asked for, whom it affects, and who could step in. Counts only: names stay with the takeover. */
export async function takeoverMaterial(context: ApiContext, task: TaskRow, caller: Caller): Promise<Material> {
  const { pool } = context.database;
  const id = subjectId(task, 'takeoverId');
  const [takeover, affected, standby] = await Promise.all([
    pool.query<TakeoverRow>({ name: 'takeover-material', text: TAKEOVER, values: [id] }),
    pool.query<{ dependency: Dependency; recipients: number; covered: number }>({
      name: 'takeover-affected',
      text: AFFECTED,
      values: [id, DEPENDENCY_ORDER],
    }),
    pool.query<Material['standby'][number]>({ name: 'takeover-standby', text: STANDBY, values: [id] }),
  ]);
  const { reasonCode, settlementFen, requestedAt, requestedBy, ...row } = takeover.rows[0]!;
  return {
    ...row,
    // A wish by signal carries a code of its own; it is told as it came.
    reasonTitle: TAKEOVER_REASONS[reasonCode as TakeoverReason] ?? { zh: reasonCode, en: reasonCode },
    requestedBy: seesRegion(caller, task.regionCode) ? requestedBy : null,
    requestedAt: requestedAt.toISOString(),
    settlementFen: settlementFen === null ? null : Number(settlementFen),
    affected: affected.rows,
    standby: standby.rows,
  };
}
