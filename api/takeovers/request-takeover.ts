import { z } from 'zod';
import type { Tx } from '../../prisma/database.ts';
import { isIrrevocableTakeover } from '../../domain/tasks/irrevocable.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Caller } from '../access/caller.ts';
import { contractScope } from '../access/scope.ts';
import { contractNotFound, contractParams } from '../contracts/visible-contract.ts';
import { route } from '../route.ts';
import { takeoverRefusal } from './takeover-refusal.ts';
import { ASKED_REASON_CODES } from '../../domain/contracts/takeover-reasons.ts';

const takeoverInput = z
  .strictObject({
    reasonCode: z.enum(ASKED_REASON_CODES),
    reason: z.string().trim().min(4).max(2000).meta({ description: 'Facts; no names of recipients' }),
    urgency: z.enum(['ordinary', 'urgent']).meta({ description: 'urgent: hand over at once, decide after (CT-06)' }),
    drill: z.boolean().meta({ description: 'A drill changes no responsibility and freezes no payment' }),
  })
  .meta({
    id: 'TakeoverInput',
    example: {
      reasonCode: 'cannot-perform',
      reason: '连续漏访，服务人员撤离，承接主体无法继续履约（示例）',
      urgency: 'urgent',
      drill: false,
    },
  });

type TakeoverInput = z.output<typeof takeoverInput>;

const requestedSchema = z
  .object({ id: z.uuid(), seq: z.int(), state: z.literal('requested'), workflowId: z.string() })
  .meta({ id: 'TakeoverRequested' });

/** The row is its own outbox; payments are frozen in its transaction, before any workflow hears of it (CT-01). */
export const requestTakeover = route({
  method: 'post',
  path: '/contracts/{contractId}/takeovers',
  operationId: 'requestTakeover',
  summary: '提出临时接管 · Ask for an interim takeover',
  description: 'Whoever asks does not decide. Payments of the contract are frozen at once, except in a drill.',
  tag: 'takeovers',
  access: ['create', 'Takeover'],
  params: contractParams,
  body: takeoverInput,
  success: { status: 202, schema: requestedSchema, description: 'Recorded; the takeover starts' },
  problems: ['not-found', 'contract-not-running', 'takeover-running', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  irrevocable: ({ body }) => isIrrevocableTakeover(body),
  handle({ params: { contractId }, body, caller, create }) {
    return create(async (tx) => {
      const contract = await lockedContract(tx, contractId, caller);
      const refusal = takeoverRefusal(contract, body.drill);
      if (refusal) throw refusal;
      const { id, seq } = await record(tx, contract, body, caller);
      return { id, seq, state: 'requested' as const, workflowId: workflowId.takeover(contract.number, seq) };
    });
  },
});

/** Locks first and reads after, so that two requests at once see each other. Throws Problem `not-found`. */
async function lockedContract(tx: Tx, contractId: string, caller: Caller) {
  await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
  const contract = await tx.contract.findFirst({
    where: { AND: [{ id: contractId }, contractScope(caller)] },
    include: { takeovers: { where: { state: { in: ['requested', 'running'] } }, select: { id: true, drill: true } } },
  });
  if (contract === null) throw contractNotFound();
  return contract;
}

async function record(
  tx: Tx,
  contract: { readonly id: string; readonly regionCode: string },
  { reasonCode, reason, urgency, drill }: TakeoverInput,
  { userId }: Caller,
): Promise<{ readonly id: string; readonly seq: number }> {
  const rows = await tx.$queryRaw<{ id: string; seq: number }[]>`
    WITH requested AS (
      INSERT INTO takeover (contract_id, seq, region_code, reason_code, reason_text, urgency, drill, requested_by)
      SELECT ${contract.id}::uuid, coalesce(max(seq), 0) + 1, ${contract.regionCode}, ${reasonCode}, ${reason},
             ${urgency}, ${drill}, ${userId}::uuid
      FROM takeover WHERE contract_id = ${contract.id}::uuid
      RETURNING id, seq
    ), frozen AS (
      UPDATE contract SET payments_frozen_at = coalesce(payments_frozen_at, now())
      WHERE id = ${contract.id}::uuid AND NOT ${drill}
    ), audited AS (
      INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
      SELECT ${userId}::uuid, 'supervisor', 'takeover.request', 'takeover', requested.id::text,
             jsonb_build_object('contractId', ${contract.id}::text, 'reasonCode', ${reasonCode}::text,
                                'urgency', ${urgency}::text, 'drill', ${drill}::boolean)
      FROM requested
    )
    SELECT id, seq FROM requested`;
  return rows[0]!;
}
