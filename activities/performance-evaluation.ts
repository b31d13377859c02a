import { createHash, randomBytes } from 'node:crypto';
import { DIMENSIONS, weightsOn, type Marks, type Side } from '../domain/performance/dimensions.ts';
import { recommendation } from '../domain/performance/renewal.ts';
import { evaluationResult, marksOfAnswers } from '../domain/performance/result.ts';
import { fewestAnswers, sampleOf } from '../domain/performance/sample.ts';
import { draw } from '../domain/procurement/draw.ts';
import { dayOf, instantOfMillis, type Day } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import { wallNow, type LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface EvaluationRef {
  readonly evaluationId: string;
}

interface MarksForm extends Marks {
  readonly grounds: string;
}

export function performanceEvaluationActivities({ prisma }: Database, time: LegalTime) {
  return {
    /**
     * Draws who is asked of those the contract serves: the seed is made when the pool stands, and its hash is kept beside it,
     * so that anybody who has the pool can repeat the draw (PE-03). A second run returns the same.
     */
    async drawSample({ evaluationId }: EvaluationRef): Promise<{ readonly asked: number }> {
      return prisma.$transaction(async (tx) => {
        const evaluation = await locked(tx, evaluationId);
        if (evaluation.seed !== null) {
          return { asked: await tx.surveyedRecipient.count({ where: { evaluationId } }) };
        }
        const pool = await servedBy(tx, evaluation.contractId);
        const seed = randomBytes(32).toString('hex');
        const asked = sampleOf(seed, pool, dayOf(wallNow()));
        const poolHash = createHash('sha256').update(pool.join('\n')).digest('hex');
        await tx.performanceEvaluation.update({
          where: { id: evaluationId },
          data: { seed, poolHash, poolSize: pool.length, state: 'rating' },
        });
        await tx.surveyedRecipient.createMany({
          data: asked.map((recipientId, at) => ({ evaluationId, recipientId, position: at + 1 })),
        });
        return { asked: asked.length };
      });
    },

    /** The next of the draw, as many as answers are missing; once for each time it is asked for. */
    async extendSample({ evaluationId, taskId }: EvaluationRef & { readonly taskId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { seed, contractId } = await locked(tx, evaluationId);
        const asked = await tx.surveyedRecipient.findMany({ where: { evaluationId }, include: { answer: true } });
        const on = dayOf(wallNow());
        const answered = asked.filter(({ answer }) => answer !== null).length;
        const missing = Math.max(1, fewestAnswers(asked.length, on) - answered);
        if (asked.some(({ drawnFor }) => drawnFor === taskId)) return;
        const known = asked.map(({ recipientId }) => recipientId);
        const pool = await servedBy(tx, contractId);
        const left = pool.filter((id) => !known.includes(id)).length;
        if (left === 0) return;
        const count = Math.min(missing, left);
        const { drawn } = draw({ seed: found(seed, 'seed'), pool, excluded: known, count });
        await tx.surveyedRecipient.createMany({
          data: drawn.map((recipientId, at) => ({
            evaluationId,
            ...{ recipientId, position: known.length + at + 1, drawnFor: taskId },
          })),
          skipDuplicates: true,
        });
      });
    },

    /** Whether enough have answered; with fewer the evaluation does not stand, and nothing is published of it (PE-03). */
    async surveyStands({ evaluationId }: EvaluationRef): Promise<boolean> {
      return prisma.$transaction(async (tx) => {
        const { state } = await locked(tx, evaluationId);
        if (state !== 'rating') return state !== 'void';
        const asked = await tx.surveyedRecipient.count({ where: { evaluationId } });
        const answered = await tx.surveyAnswer.count({ where: { evaluationId } });
        const stands = answered >= fewestAnswers(asked, dayOf(wallNow()));
        if (!stands) await tx.performanceEvaluation.update({ where: { id: evaluationId }, data: { state: 'void' } });
        return stands;
      });
    },

    /** What the buyer or the third party has entered; the newest of a side counts. */
    async keepMarks(request: EvaluationRef & { readonly side: Side; readonly taskId: string }): Promise<void> {
      const { evaluationId, side, taskId } = request;
      const { effect, management, impact, grounds } = await formOf<MarksForm>(prisma, taskId);
      const { submittedBy } = await prisma.task.findUniqueOrThrow({ where: { id: taskId } });
      await prisma.evaluationMarks.createMany({
        data: [{ evaluationId, side, taskId, effect, management, impact, grounds, ratedBy: submittedBy! }],
        skipDuplicates: true,
      });
    },

    /** The result by the published formula, of the marks and answers as they stand (PE-01, PE-02). */
    async computeEvaluation({ evaluationId }: EvaluationRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const evaluation = await locked(tx, evaluationId);
        if (evaluation.state === 'published') return;
        const { contract } = await tx.performanceEvaluation.findUniqueOrThrow({
          where: { id: evaluationId },
          include: { contract: true },
        });
        const on = dayOf(await time.businessNow(contract.purchaseId));
        const answers = await tx.surveyAnswer.findMany({ where: { evaluationId } });
        const marks = {
          ...optional('recipients', marksOfAnswers(answers)),
          ...optional('buyer', await newestMarks(tx, evaluationId, 'buyer')),
          ...optional('evaluator', await newestMarks(tx, evaluationId, 'evaluator')),
        };
        const weights = weightsOn(on);
        const result = evaluationResult(marks, weights, on);
        const days = { startsOn: dayIn(contract.startsOn), endsOn: dayIn(contract.endsOn) };
        const { renewal, until } = recommendation(result.grade, days, on);
        const basis = { marks, weights, on, answers: answers.length } as unknown as Prisma.InputJsonObject;
        await tx.performanceEvaluation.update({
          where: { id: evaluationId },
          data: {
            ...{ state: 'announced', total: result.total, grade: result.grade, sides: result.sides, basis, renewal },
            renewUntil: until === undefined ? null : new Date(until),
          },
        });
      });
    },

    /** What the provider said against the result, and what became of it. */
    async keepObjection(
      request: EvaluationRef & {
        readonly objectionTaskId: string;
        readonly decisionTaskId: string;
      },
    ): Promise<void> {
      const { evaluationId, objectionTaskId, decisionTaskId } = request;
      const { reason: objection } = await formOf<{ readonly reason: string }>(prisma, objectionTaskId);
      const { reason: objectionAnswer } = await formOf<{ readonly reason: string }>(prisma, decisionTaskId);
      await prisma.performanceEvaluation.update({
        where: { id: evaluationId },
        data: { objection, objectionAnswer },
      });
    },

    /** The result in the portal, and in the provider's credit file from then on. Never what one recipient has said. */
    async publishEvaluation({ evaluationId, purchaseId }: EvaluationRef & PurchaseRef & { readonly taskId: string }) {
      const at = await time.businessNow(purchaseId);
      await prisma.$transaction(async (tx) => {
        const evaluation = await locked(tx, evaluationId);
        if (evaluation.state === 'published') return;
        const published = await tx.performanceEvaluation.update({
          where: { id: evaluationId },
          data: { state: 'published', publishedAt: new Date(at) },
          include: { contract: { include: { lot: true, provider: true } } },
        });
        const { contract, total, grade, sides, basis, renewal, seed, poolHash, poolSize } = published;
        const asked = await tx.surveyedRecipient.count({ where: { evaluationId } });
        const { answers, weights } = basis as { answers: number; weights: Prisma.JsonObject };
        const body = {
          ...{ number: contract.number, lot: contract.lot.seq, provider: contract.provider.name, seq: published.seq },
          ...{
            from: dayIn(published.periodFrom),
            to: dayIn(published.periodTo),
            total,
            grade,
            sides,
            weights,
            renewal,
          },
          renewUntil: published.renewUntil === null ? undefined : dayIn(published.renewUntil),
          ...{ seed, poolHash, poolSize, asked, answers },
        };
        await publish(tx, {
          purchaseId,
          kind: 'evaluation-notice',
          part: evaluationId,
          body: JSON.parse(JSON.stringify(body)) as Prisma.InputJsonObject,
        });
        const key = `evaluated:${evaluationId}`;
        await recordEvent(tx, { purchaseId, key, kind: 'notice', lotId: contract.lotId, rule: 'DL-07' });
      });
    },
  };
}

async function locked(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM performance_evaluation WHERE id = ${id}::uuid FOR UPDATE`;
  return found(await tx.performanceEvaluation.findUnique({ where: { id } }), 'evaluation');
}

/** Everybody the contract has an order for and who can still be asked, in the order of their ids. */
async function servedBy(tx: Tx, contractId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM recipient r
    WHERE r.ended_on IS NULL AND (
      EXISTS (SELECT 1 FROM service_order s WHERE s.recipient_id = r.id AND s.contract_id = ${contractId}::uuid)
      OR EXISTS (SELECT 1 FROM coverage k WHERE k.recipient_id = r.id AND k.contract_id = ${contractId}::uuid))
    ORDER BY r.id`;
  return rows.map(({ id }) => id);
}

async function newestMarks(tx: Tx, evaluationId: string, side: Side): Promise<Marks | undefined> {
  const row = await tx.evaluationMarks.findFirst({ where: { evaluationId, side }, orderBy: { seq: 'desc' } });
  if (row === null) return undefined;
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, row[dimension]])) as unknown as Marks;
}

function optional(side: Side, marks: Marks | undefined): Partial<Record<Side, Marks>> {
  return marks === undefined ? {} : { [side]: marks };
}

function dayIn(date: Date | null): Day {
  return dayOf(instantOfMillis(found(date, 'day').getTime()));
}
