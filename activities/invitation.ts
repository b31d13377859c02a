import { createHash, randomBytes } from 'node:crypto';
import { deadline } from '../domain/procurement/deadlines.ts';
import { draw } from '../domain/procurement/draw.ts';
import { invitationSize, poolProblem } from '../domain/procurement/invitation.ts';
import type { InvitationWay, MethodCode } from '../domain/procurement/methods.ts';
import type { RuleId } from '../domain/procurement/rules.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { keepCreditUse } from './credit.ts';
import type { LegalInstant, LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';
import { tenderContent } from './tender-content.ts';

interface TaskOf extends PurchaseRef {
  readonly taskId: string;
}

interface ApplicantsForm {
  readonly results: readonly { readonly providerId: string; readonly qualified: boolean; readonly reason?: string }[];
}

interface RecommendationForm {
  readonly suppliers: readonly { readonly providerId: string; readonly reason: string }[];
}

/** A pool that is fixed, or the rule that it offends. Who is in it stays in the database. */
export type FixedPool = { readonly problem: RuleId } | { readonly problem: null; readonly draw: boolean };

export function invitationActivities(database: Database, time: LegalTime) {
  const { prisma } = database;
  return {
    /** The notice of prequalification, and until when applications are taken (M87 14, 16; ME-12). */
    async publishPrequalification({ purchaseId }: PurchaseRef): Promise<LegalInstant> {
      const now = await time.businessNow(purchaseId);
      const calendar = await time.calendar();
      const window = deadline('ME-12', 'application', now, calendar, dayOf(now));
      const computed = await time.onBothClocks(purchaseId, window);
      return prisma.$transaction(async (tx) => {
        const purchase = await tx.purchase.findUniqueOrThrow({
          where: { id: purchaseId },
          include: { lots: { orderBy: { seq: 'asc' } } },
        });
        if (purchase.applyUntilAt !== null) return { ...computed, wall: instant(purchase.applyUntilAt) };
        await tx.purchase.update({ where: { id: purchaseId }, data: { applyUntilAt: computed.wall } });
        const content = await tenderContent(tx, purchase, { on: dayOf(now), calendar });
        const { fundSource, lots, noticeEnds, smeReserved } = content;
        const body = {
          deadline: computed.legal,
          fundSource,
          lots,
          ...(noticeEnds === undefined ? {} : { noticeEnds }),
          ...(smeReserved === undefined ? {} : { smeReserved }),
        };
        await publish(tx, { purchaseId, kind: 'prequalification-notice', body: JSON.parse(JSON.stringify(body)) });
        await recordEvent(tx, { purchaseId, key: 'prequalification', kind: 'notice', rule: 'ME-12' });
        return computed;
      });
    },

    /** Who of the applicants is qualified, and why the others are not. */
    async adoptApplicants({ purchaseId, taskId }: TaskOf): Promise<void> {
      const { results } = await formOf<ApplicantsForm>(prisma, taskId);
      await prisma.$transaction(
        results.map(({ providerId, qualified, reason }) =>
          prisma.supplierCandidate.updateMany({
            where: { purchaseId, providerId, origin: 'application' },
            data: { qualified, reason: qualified ? null : (reason ?? null) },
          }),
        ),
      );
    },

    /** Suppliers recommended in writing by the buyer or by one expert; a supplier counts for whoever named it first. */
    async adoptRecommendation(request: TaskOf & { readonly origin: 'buyer' | 'expert' }): Promise<void> {
      const { purchaseId, taskId, origin } = request;
      const { suppliers } = await formOf<RecommendationForm>(prisma, taskId);
      const providerIds = suppliers.map(({ providerId }) => providerId);
      await keepCreditUse(database, { purpose: 'recommendation', taskId, providerIds });
      const data = suppliers.map(({ providerId, reason }) => ({ purchaseId, providerId, origin, statement: reason }));
      await prisma.supplierCandidate.createMany({ data, skipDuplicates: true });
    },

    /**
     * Fixes the pool: its hash stands before the draw, and so does the hash of a nonce that nobody knows until then.
     * A pool that the law finds too small or too much the buyer's own is not drawn from.
     */
    async fixPool({ purchaseId }: PurchaseRef): Promise<FixedPool> {
      const onDay = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        const { method, invitation } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
        const way = invitation as InvitationWay;
        const size = invitationSize(method as MethodCode, way, onDay);
        if ((await tx.invitationDraw.findUnique({ where: { purchaseId } })) !== null)
          return { problem: null, draw: size.draw };
        if (way === 'library') await enterLibrary(tx, purchaseId);
        const pool = await poolOf(tx, purchaseId);
        const by = (origin: string) => pool.filter((one) => one.origin === origin).length;
        const facts = { size: pool.length, byBuyer: by('buyer'), byExperts: by('expert') };
        const problem = poolProblem(method as MethodCode, way, facts, onDay);
        if (problem !== undefined) return { problem };
        const nonce = randomBytes(32).toString('hex');
        const poolHash = sha256(idsOf(pool).join('\n'));
        const nonceHash = sha256(nonce);
        await tx.invitationDraw.create({ data: { purchaseId, poolHash, poolSize: pool.length, nonce, nonceHash } });
        const detail = { poolHash, poolSize: pool.length, nonceHash };
        await recordEvent(tx, { purchaseId, key: 'pool-fixed', kind: 'pool-fixed', rule: 'ME-18', detail });
        return { problem: null, draw: size.draw };
      });
    },

    /**
     * Draws the suppliers to invite: the seed is the hash of the nonce and of what each witness wrote, so that neither the
     * service nor a witness could choose it. Without a draw everybody in the pool is invited. A second run changes nothing.
     */
    async drawInvited({ purchaseId, taskIds }: PurchaseRef & { readonly taskIds: readonly string[] }): Promise<void> {
      const onDay = dayOf(await time.businessNow(purchaseId));
      await prisma.$transaction(async (tx) => {
        const fixed = found(await tx.invitationDraw.findUnique({ where: { purchaseId } }), 'invitation draw');
        if (fixed.heldAt !== null) return;
        const { method, invitation } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
        const size = invitationSize(method as MethodCode, invitation as InvitationWay, onDay);
        const pool = idsOf(await poolOf(tx, purchaseId));
        if (!size.draw) return invite(tx, purchaseId, pool);
        const { words, witnesses } = await witnessed(tx, taskIds);
        const seed = sha256([fixed.nonce, ...words].join('\n'));
        const { drawn } = draw({ seed, pool, excluded: [], count: size.invited });
        await tx.invitationDraw.update({
          where: { purchaseId },
          data: { seed, witnesses: [...witnesses], invited: drawn.length, heldAt: new Date() },
        });
        await invite(tx, purchaseId, drawn);
        const detail = { nonceHash: fixed.nonceHash, poolHash: fixed.poolHash, invited: drawn.length };
        await recordEvent(tx, { purchaseId, key: 'invitation-draw', kind: 'invitation-draw', rule: 'ME-18', detail });
      });
    },
  };
}

/** Everybody in the bank who may deliver, without whoever is barred from a re-run (CO-08). */
async function enterLibrary(tx: Tx, purchaseId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO supplier_candidate (purchase_id, provider_id, origin)
    SELECT p.id, o.id, 'library' FROM purchase p, organisation o
    WHERE p.id = ${purchaseId}::uuid AND o.admission = 'admitted'
      AND o.kind IN ('social-organisation', 'enterprise', 'institution-class-2', 'institution-production', 'rural-collective', 'grassroots-committee')
      AND NOT EXISTS (SELECT 1 FROM refusers_of(p.restart_of_id) r WHERE r.provider_id = o.id)
    ON CONFLICT DO NOTHING`;
}

async function poolOf(tx: Tx, purchaseId: string) {
  const candidates = await tx.supplierCandidate.findMany({ where: { purchaseId }, orderBy: { providerId: 'asc' } });
  return candidates.filter(({ origin, qualified }) => (origin === 'application' ? qualified === true : true));
}

function idsOf(pool: readonly { readonly providerId: string }[]): string[] {
  return pool.map(({ providerId }) => providerId);
}

async function witnessed(tx: Tx, taskIds: readonly string[]) {
  const tasks = await tx.task.findMany({ where: { id: { in: [...taskIds] } }, orderBy: { id: 'asc' } });
  const words = await Promise.all(tasks.map(async ({ id }) => (await formOf<{ readonly word: string }>(tx, id)).word));
  return { words, witnesses: tasks.map(({ submittedBy }) => found(submittedBy, 'witness')) };
}

/** From now on these, and nobody else, may bid. */
async function invite(tx: Tx, purchaseId: string, providerIds: readonly string[]): Promise<void> {
  await tx.supplierCandidate.updateMany({
    where: { purchaseId, providerId: { in: [...providerIds] }, invitedAt: null },
    data: { invitedAt: new Date() },
  });
}

function instant(date: Date): LegalInstant['wall'] {
  return date.toISOString() as LegalInstant['wall'];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
