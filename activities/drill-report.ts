import { DRILL_ANSWERS, drillReport, type DrillAnswer, type DrillFacts } from '../domain/contracts/drill-report.ts';
import type { Dependency } from '../domain/contracts/dependency.ts';
import { LAST_RESORT_RUNGS } from '../domain/contracts/last-resort.ts';
import { PASS_REASONS } from '../domain/contracts/standby-room.ts';
import { toBusiness, type BusinessClock } from '../domain/time/business-clock.ts';
import { instantOfMillis } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';

const MINUTE_MS = 60_000;

interface Asked {
  readonly kind: 'decide-takeover' | 'answer-standby';
  readonly position: number | null;
  readonly outcome: string | null;
  readonly createdAt: Date;
  /** On the business clock. */
  readonly dueLegal: Date;
  readonly doneAt: Date | null;
}

/** Keeps what a drill showed, once, in the transaction that ends it. Whatever it reads belongs to the drill itself. */
export async function keepDrillReport(tx: Tx, takeoverId: string, clock: BusinessClock): Promise<void> {
  const facts = await drillFacts(tx, takeoverId, clock);
  const report = drillReport(facts);
  const data = { takeoverId, gaps: report.gaps.length, report: report as unknown as Prisma.InputJsonObject };
  await tx.drillReport.createMany({ data: [data], skipDuplicates: true });
}

async function drillFacts(tx: Tx, takeoverId: string, clock: BusinessClock): Promise<DrillFacts> {
  const takeover = await tx.takeover.findUniqueOrThrow({
    where: { id: takeoverId },
    include: {
      contract: { select: { number: true, purchaseId: true } },
      invitations: { include: { provider: { select: { id: true, name: true } } }, orderBy: { position: 'asc' } },
    },
  });
  const { number, purchaseId } = takeover.contract;
  const questions = await tx.$queryRaw<Asked[]>`
    SELECT kind, (subject ->> 'position')::int AS position, outcome, created_at AS "createdAt", due_legal AS "dueLegal",
           done_at AS "doneAt"
    FROM task
    WHERE purchase_id = ${purchaseId}::uuid AND workflow_id = ${workflowId.takeover(number, takeover.seq)}
      AND kind IN ('decide-takeover', 'answer-standby')`;
  const taken = await groupsOf(tx, takeoverId);
  const begun = businessMillis(clock, takeover.requestedAt);
  /** Whole minutes from the request to a wall-clock moment, or to one of the business clock. */
  const minutes = (at: Date) => Math.max(0, Math.round((businessMillis(clock, at) - begun) / MINUTE_MS));
  const minutesLegal = (at: Date) => Math.max(0, Math.round((at.getTime() - begun) / MINUTE_MS));
  const decided = questions.find(({ kind, doneAt }) => kind === 'decide-takeover' && doneAt !== null);
  return {
    urgent: takeover.urgency === 'urgent',
    lastResort: LAST_RESORT_RUNGS.find((rung) => rung === takeover.lastResortRung) ?? null,
    decision:
      decided === undefined
        ? null
        : {
            outcome: decided.outcome === 'start' ? 'start' : 'dismiss',
            minutes: minutes(decided.doneAt!),
            dueMinutes: minutesLegal(decided.dueLegal),
          },
    asked: takeover.invitations.map(({ position, provider, state, passReason, capacity, answeredAt }) => {
      const task = questions.find((question) => question.position === position);
      return {
        position,
        provider,
        answer: answerOf(state),
        passReason: PASS_REASONS.find((reason) => reason === passReason) ?? null,
        askedMinutes: task === undefined ? null : minutes(task.createdAt),
        dueMinutes: task === undefined ? null : minutesLegal(task.dueLegal),
        answeredMinutes: answeredAt === null ? null : minutes(answeredAt),
        capacity,
        takes: taken
          .filter(({ providerId }) => providerId === provider.id)
          .reduce((sum, { recipients }) => sum + recipients, 0),
      };
    }),
    placed: taken.map(({ dependency, recipients, township, firstAt, lastAt }) => {
      return { dependency, recipients, township, firstMinutes: minutes(firstAt), lastMinutes: minutes(lastAt) };
    }),
  };
}

function businessMillis(clock: BusinessClock, at: Date): number {
  return Date.parse(toBusiness(clock, instantOfMillis(at.getTime())));
}

function answerOf(state: string): DrillAnswer {
  return DRILL_ANSWERS.find((answer) => answer === state)!;
}

interface Group {
  readonly providerId: string;
  readonly township: boolean;
  readonly dependency: Dependency;
  readonly recipients: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Who would have taken how many people, and between which moments. */
function groupsOf(tx: Tx, takeoverId: string): Promise<Group[]> {
  return tx.$queryRaw<Group[]>`
    SELECT h.to_provider_id AS "providerId", i.takeover_id IS NULL AS township, h.dependency,
           count(DISTINCT h.recipient_id)::int AS recipients, min(h.covered_at) AS "firstAt", max(h.covered_at) AS "lastAt"
    FROM handover_case h
    LEFT JOIN standby_invitation i ON i.takeover_id = h.takeover_id AND i.provider_id = h.to_provider_id
    WHERE h.takeover_id = ${takeoverId}::uuid AND h.state <> 'pending'
    GROUP BY h.to_provider_id, i.takeover_id, h.dependency`;
}
