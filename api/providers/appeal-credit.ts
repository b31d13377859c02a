import { z } from 'zod';
import { APPEAL_KINDS, appealsPossible, repairFrom, type AppealKind } from '../../domain/providers/credit-appeal.ts';
import { CREDIT_EVENTS, type CreditEventCode } from '../../domain/providers/credit-event.ts';
import { clockOf } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { providerNotFound } from './provider-scope.ts';

const appealInput = z
  .strictObject({
    eventKey: z.string().min(1).max(200),
    kind: z.enum(APPEAL_KINDS),
    text: z.string().trim().min(10).max(2000).meta({ description: 'What is wrong, or how it was put right; evidence' }),
  })
  .meta({
    id: 'CreditAppealInput',
    example: {
      ...{ eventKey: 'inspection:00000000-0000-4000-8000-000000000000:1', kind: 'objection' },
      text: '当月漏访系救助对象住院，已有住院证明和顺延记录，请予更正（示例）。',
    },
  });

const appealed = z
  .object({ id: z.uuid(), seq: z.int(), kind: z.enum(APPEAL_KINDS), state: z.literal('open') })
  .meta({ id: 'CreditAppealed' });

/** The row is its workflow's own outbox. Somebody else than who made the event decides. */
export const appealCredit = route({
  method: 'post',
  path: '/providers/{providerId}/credit/appeals',
  operationId: 'appealCredit',
  summary: '提出信用异议或者申请信用修复 · Object to an event of one’s credit file, or ask for its repair',
  description: 'By the provider itself, each once an event; a repair from six months after a bad event (CR-03).',
  tag: 'providers',
  access: ['create', 'Credit'],
  params: z.object({ providerId: z.uuid() }),
  body: appealInput,
  success: { status: 202, schema: appealed, description: 'Recorded; an approver is asked' },
  problems: ['not-found', 'credit-appeal-refused', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { providerId }, body: { eventKey, kind, text }, caller, create }, { environment }) {
    if (providerId !== caller.organisationId) throw providerNotFound();
    const now = instantOfMillis(Date.now());
    return create(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${providerId}::uuid FOR UPDATE`;
      const event = await eventOf(tx, providerId, eventKey);
      const asked = await tx.creditAppeal.findMany({ where: { organisationId: providerId, eventKey } });
      const kinds = asked.map((appeal) => appeal.kind as AppealKind);
      const at = instantOfMillis(event.at.getTime());
      if (!appealsPossible(event.kind, at, kinds, dayOf(now)).includes(kind)) throw refused(kind, event, kinds);
      const seq = (await tx.creditAppeal.count({ where: { organisationId: providerId } })) + 1;
      const { id } = await tx.creditAppeal.create({
        data: {
          ...{ organisationId: providerId, seq, kind, text, eventKey, handedInBy: caller.userId },
          ...{ eventKind: event.kind, eventAt: event.at, eventSource: event.source },
          ...{ regionCode: event.region, madeBy: event.madeBy },
          ...{ clockEpoch: new Date(now), clockScale: Math.round(clockOf(environment.daySeconds, now).scale) },
        },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'provider', action: 'credit.appealed' },
          ...{ objectType: 'organisation', objectId: providerId, detail: { appealId: id, kind, event: eventKey } },
        },
      });
      return { id, seq, kind, state: 'open' as const };
    });
  },
});

interface AppealedEvent {
  readonly kind: CreditEventCode;
  readonly at: Date;
  readonly source: string;
  /** Of the contract or purchase that the event comes from. */
  readonly region: string;
  /** Who inspected, or looked into the records; nobody for what the system has counted. */
  readonly madeBy: string | null;
}

/** Throws Problem `not-found`. */
async function eventOf(tx: Tx, providerId: string, key: string): Promise<AppealedEvent> {
  const [event] = await tx.$queryRaw<AppealedEvent[]>`
    SELECT e.kind, e.at, e.source, coalesce(c.region_code, p.region_code, o.region_code) AS region,
           coalesce((SELECT g.graded_by FROM provider_grading g WHERE 'grading:' || g.id = e.key),
           (SELECT t.submitted_by FROM task t
            WHERE t.state = 'done' AND t.subject ->> 'contractId' = e.contract_id::text
              AND (t.subject ->> 'month')::int = e.month
              AND t.kind = CASE WHEN e.kind = 'records-confirmed' THEN 'look-into-records'
                                WHEN e.kind LIKE 'inspection-%' THEN 'monthly-inspection' END
            ORDER BY t.submitted_at DESC LIMIT 1)) AS "madeBy"
    FROM credit_event e
    JOIN organisation o ON o.id = e.provider_id
    LEFT JOIN contract c ON c.id = e.contract_id
    LEFT JOIN purchase p ON p.id = e.purchase_id
    WHERE e.provider_id = ${providerId}::uuid AND e.key = ${key}`;
  if (event === undefined) throw notFound({ zh: '该信用事项', en: 'This event of the credit file' });
  return event;
}

function refused(kind: AppealKind, event: AppealedEvent, asked: readonly AppealKind[]): Problem {
  return new Problem('credit-appeal-refused', { detail: whyNot(kind, event, asked), extra: { rule: 'CR-03' } });
}

function whyNot(kind: AppealKind, { kind: code, at }: AppealedEvent, asked: readonly AppealKind[]) {
  if (asked.includes(kind)) {
    return {
      zh: '对该事项已经提出过，每项异议和修复各提出一次，请查看处理结果。',
      en: 'It was asked for this event before; each is asked once. See what was decided.',
    };
  }
  if (CREDIT_EVENTS[code].tone !== 'bad') {
    return { zh: '不是不良记录，无需修复。', en: 'It is no bad event; there is nothing to repair.' };
  }
  const from = repairFrom(instantOfMillis(at.getTime()));
  return {
    zh: `该事项自 ${from} 起可以申请修复；认为记录有误的，现在可以提出异议。`,
    en: `Its repair may be asked for from ${from} on. If it is wrong, object to it now.`,
  };
}
