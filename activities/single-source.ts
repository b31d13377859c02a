import { METHOD_GROUNDS } from '../domain/procurement/method-grounds.ts';
import type { Database } from '../prisma/database.ts';
import { deadline } from '../domain/procurement/deadlines.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { LegalInstant, LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface ObjectionTask extends PurchaseRef {
  readonly objectionId: string;
  readonly taskId: string;
  readonly outcome: 'rejected' | 'upheld';
}

export function singleSourceActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** 单一来源公示: the supplier, the facts and the professionals' statements by name, and until when to object (REG 38). */
    async publishSingleSource({ purchaseId }: PurchaseRef): Promise<LegalInstant> {
      const now = await time.businessNow(purchaseId);
      const until = await time.onBothClocks(
        purchaseId,
        deadline('ME-03', 'notice', now, await time.calendar(), dayOf(now)),
      );
      return prisma.$transaction(async (tx) => {
        const purchase = await tx.purchase.findUniqueOrThrow({
          where: { id: purchaseId },
          include: { candidates: { include: { provider: true } } },
        });
        if (purchase.publicityUntilAt !== null)
          return { ...until, wall: purchase.publicityUntilAt.toISOString() as LegalInstant['wall'] };
        await tx.purchase.update({ where: { id: purchaseId }, data: { publicityUntilAt: until.wall } });
        const tasks = await tx.task.findMany({
          where: { purchaseId, kind: 'state-single-source', state: 'done' },
          orderBy: { id: 'asc' },
        });
        const statements = await Promise.all(
          tasks.map(async ({ submittedBy, form }) => {
            const user = await tx.user.findUniqueOrThrow({ where: { id: found(submittedBy, 'professional') } });
            const { title, statement } = form as { readonly title: string; readonly statement: string };
            return { name: user.displayName, title, statement };
          }),
        );
        const ground = METHOD_GROUNDS['single-source'].find(({ code }) => code === purchase.methodGround);
        const body = {
          supplier: found(purchase.candidates[0], 'single source').provider.name,
          ground: ground?.title.zh ?? '',
          facts: purchase.groundStatement ?? '',
          budgetFen: Number(purchase.budgetFen),
          statements,
          deadline: until.legal,
        };
        await publish(tx, { purchaseId, kind: 'single-source-notice', body });
        await recordEvent(tx, { purchaseId, key: 'single-source-notice', kind: 'notice', rule: 'ME-03' });
        return until;
      });
    },

    /** Ids of the objections that came during the publicity. */
    async publicityObjections({ purchaseId }: PurchaseRef): Promise<string[]> {
      const rows = await prisma.publicityObjection.findMany({
        where: { purchaseId },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ id }) => id);
    },

    /** The answer is kept and told to the objector; a second run changes nothing. */
    async answerObjection({ purchaseId, objectionId, taskId, outcome }: ObjectionTask): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const row = found(await tx.publicityObjection.findUnique({ where: { id: objectionId } }), 'objection');
        if (row.outcome !== null) return;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { answer } = await formOf<{ readonly answer: string }>(tx, taskId);
        const given = { outcome, answer, answeredBy: submittedBy, answeredAt: new Date() };
        await tx.publicityObjection.update({ where: { id: objectionId }, data: given });
        const { regionCode: region } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
        const inbox = { role: 'provider', region, organisationId: row.providerId };
        await notify(tx, {
          key: `${objectionId}/answered`,
          inbox,
          kind: 'objection-answered',
          subject: { purchaseId },
        });
        await recordEvent(tx, {
          ...{ purchaseId, key: `objection:${objectionId}`, kind: 'objection-answered', taskId, rule: 'ME-03' },
          detail: { outcome },
        });
      });
    },
  };
}
