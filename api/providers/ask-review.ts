import { z } from 'zod';
import { BANK_STATE_LABELS, type BankState } from '../../domain/providers/admission-state.ts';
import { clockOf } from '../../domain/time/business-clock.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

const reasonInput = z
  .strictObject({ reason: z.string().trim().min(4).max(2000) })
  .meta({ id: 'BankReason', example: { reason: '月度检查连续两次发现漏访，需要复核人员情况（示例）。' } });

const asked = z
  .object({ id: z.uuid(), seq: z.int(), state: z.literal('scheduled') })
  .meta({ id: 'ProviderReviewAsked' });

/** The row is its workflow's own outbox. Nobody decides on what they asked for. */
export const askProviderReview = route({
  method: 'post',
  path: '/providers/{providerId}/reviews',
  operationId: 'askProviderReview',
  summary: '提出复核 · Ask for a review of a provider before its yearly one',
  description: 'Somebody else decides: keep, suspend or remove (AD-06).',
  tag: 'providers',
  access: ['work', 'Provider'],
  params: z.object({ providerId: z.uuid() }),
  body: reasonInput,
  success: { status: 202, schema: asked, description: 'Recorded; another officer is asked' },
  problems: ['not-found', 'bank-state', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { providerId }, body: { reason }, caller, create }, { environment }) {
    const now = instantOfMillis(Date.now());
    const { scale } = clockOf(environment.daySeconds, now);
    return create(async (tx) => {
      const { regionCode, admission } = await lockedProvider(tx, caller, providerId);
      if (admission !== 'admitted' && admission !== 'suspended') throw notInBank(admission as BankState);
      const open = { organisationId: providerId, state: 'scheduled', requestedBy: { not: null } };
      if ((await tx.providerReview.count({ where: open })) > 0) throw reviewRunning();
      const seq = (await tx.providerReview.count({ where: { organisationId: providerId } })) + 1;
      const at = new Date(now);
      const { id } = await tx.providerReview.create({
        data: {
          ...{ organisationId: providerId, seq, regionCode, requestedBy: caller.userId, request: reason },
          ...{ dueAt: at, dueLegal: at, clockEpoch: at, clockScale: Math.round(scale) },
        },
      });
      await audit(tx, caller, providerId, 'provider.review-asked');
      return { id, seq, state: 'scheduled' as const };
    });
  },
});

const left = z.object({ id: z.uuid(), admission: z.literal('exited') }).meta({ id: 'ProviderLeft' });

/** At its own wish, with the reason; not while recipients depend on it. */
export const leaveBank = route({
  method: 'post',
  path: '/providers/{providerId}/exit',
  operationId: 'leaveBank',
  summary: '退出社会力量库 · Leave the bank of providers at one’s own wish',
  description: 'Not while a contract is in force. A new application is possible at any time (AD-03).',
  tag: 'providers',
  access: ['create', 'Admission'],
  params: z.object({ providerId: z.uuid() }),
  body: reasonInput,
  success: { status: 200, schema: left, description: 'It has left' },
  problems: ['not-found', 'bank-state', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { providerId }, body: { reason }, caller, create }) {
    return create(async (tx) => {
      if (providerId !== caller.organisationId) throw providerNotFound();
      const { admission } = await lockedProvider(tx, caller, providerId);
      if (admission !== 'admitted' && admission !== 'suspended') throw notInBank(admission as BankState);
      const inForce = { providerId, state: { in: ['running', 'suspended'] } };
      if ((await tx.contract.count({ where: inForce })) > 0) throw stillServing();
      await tx.organisation.update({ where: { id: providerId }, data: { admission: 'exited', bankReason: reason } });
      await audit(tx, caller, providerId, 'provider.left');
      return { id: providerId, admission: 'exited' as const };
    });
  },
});

async function lockedProvider(tx: Tx, caller: Caller, id: string) {
  await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${id}::uuid FOR UPDATE`;
  const provider = await tx.organisation.findFirst({ where: { AND: [{ id }, providerScope(caller)] } });
  if (provider === null) throw providerNotFound();
  return provider;
}

async function audit(tx: Tx, { userId, roles }: Caller, objectId: string, action: string): Promise<void> {
  await tx.auditEvent.create({
    data: { actorId: userId, actorRole: roles[0] ?? null, action, objectType: 'organisation', objectId, detail: {} },
  });
}

function notInBank(state: BankState): Problem {
  return new Problem('bank-state', {
    detail: {
      zh: `该单位现为“${BANK_STATE_LABELS[state].zh}”，不在社会力量库内。请刷新页面查看最新情况。`,
      en: `The organisation is “${BANK_STATE_LABELS[state].en}”, not in the bank. Reload to see how it stands.`,
    },
  });
}

function reviewRunning(): Problem {
  return new Problem('bank-state', {
    detail: {
      zh: '对该单位已有复核正在办理，不能重复提出。',
      en: 'A review of this organisation is under way; there cannot be two.',
    },
  });
}

function stillServing(): Problem {
  return new Problem('bank-state', {
    detail: {
      zh: '本单位仍有履行中的合同，服务对象不能中断服务，不能退出。请先与采购人依法办理合同变更或者移交。',
      en: 'Your organisation has contracts in force and recipients depend on it. Agree on a change or a handover with the buyer first.',
    },
    extra: { rule: 'CT-06' },
  });
}
