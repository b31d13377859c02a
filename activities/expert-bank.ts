import { figure } from '../domain/procurement/rules.ts';
import type { ExpertApplicationEnd } from '../domain/experts/expert-state.ts';
import { toBusiness, toWall } from '../domain/time/business-clock.ts';
import {
  addDays,
  addMonths,
  dayOf,
  endOfDay,
  instantOfMillis,
  startOfDay,
  type Instant,
} from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { ExpertApplication, Prisma } from '../prisma/generated/client.ts';
import { wallNow } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';

interface ApplicationRef {
  readonly applicationId: string;
}

/** When an admitted expert is reminded and when the term ends, both on the wall clock. */
interface ExpertTerm {
  readonly remindAt: Instant;
  readonly endsAt: Instant;
}

interface Conclusion extends ApplicationRef {
  readonly taskId: string;
  readonly state: ExpertApplicationEnd;
}

export function expertBankActivities({ prisma }: Database) {
  return {
    /**
     * The office's decision on one application: an admitted expert is in the bank for the term, a returned or refused one
     * reads the reason. Answers the term, null without one. A second run changes nothing and answers the same.
     */
    async concludeExpert({ applicationId, taskId, state }: Conclusion): Promise<ExpertTerm | null> {
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM expert_application WHERE id = ${applicationId}::uuid FOR UPDATE`;
        const application = found(
          await tx.expertApplication.findUnique({ where: { id: applicationId } }),
          'application',
        );
        if (application.state === 'reviewing') await conclude(tx, application, taskId, state);
        const expert = await tx.expert.findFirst({ where: { applicationId } });
        return expert === null ? null : termOf(application, expert.untilLegal, expert.until);
      });
    },

    /** The expert and the bank's office are told that the term ends soon, unless it was renewed or ended meanwhile. */
    async remindOfTerm({ applicationId }: ApplicationRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const expert = await tx.expert.findFirst({ where: { applicationId, state: 'admitted' } });
        if (expert !== null) await tell(tx, expert, `${applicationId}/ending`, 'expert-term-ending');
      });
    },

    /** The term is over: out of the draw until a new application is admitted. A renewed expert has another row by then. */
    async endExpertTerm({ applicationId }: ApplicationRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const expert = await tx.expert.findFirst({ where: { applicationId, state: 'admitted' } });
        if (expert === null) return;
        await tx.expert.update({ where: { userId: expert.userId }, data: { state: 'over' } });
        await tell(tx, expert, `${applicationId}/over`, 'expert-term-over');
        await tx.auditEvent.create({
          data: { action: 'expert.term-over', objectType: 'expert', objectId: expert.userId, detail: {} },
        });
      });
    },
  };
}

const BARRED = '审核期间已被禁止参加政府采购评审活动（政府采购法实施条例第七十五条），不予入库。';

async function conclude(
  tx: Tx,
  application: ExpertApplication,
  taskId: string,
  state: ExpertApplicationEnd,
): Promise<void> {
  const { id, userId, regionCode } = application;
  const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
  const form = await formOf<{ readonly reason?: string }>(tx, taskId);
  // Barred while the application was examined: the bar counts (DB-05).
  const barred = (await tx.expert.count({ where: { userId, barred: true } })) > 0;
  const end = barred ? 'refused' : state;
  const reason = barred ? BARRED : (form.reason ?? null);
  const decided = { decidedBy: submittedBy, decidedAt: new Date() };
  await tx.expertApplication.update({ where: { id }, data: { state: end, reason, ...decided } });
  if (end === 'admitted') await enterBank(tx, application);
  await tell(tx, { userId, regionCode }, `${id}/${end}`, `expert-${end}`, ['expert']);
  await tx.auditEvent.create({
    data: {
      ...{ actorId: submittedBy, actorRole: 'officer', action: 'expert.decided', detail: { state: end } },
      ...{ objectType: 'expert', objectId: userId },
    },
  });
}

/** A renewal counts from the day of its admission, like a first one. */
async function enterBank(tx: Tx, application: ExpertApplication): Promise<void> {
  const { id: applicationId, userId, regionCode, specialities, employer, employerCode, avoidances } = application;
  const clock = clockOf(application);
  const endsOn = addMonths(dayOf(toBusiness(clock, wallNow())), application.termMonths);
  const untilLegal = endOfDay(endsOn);
  const data = {
    ...{ regionCode, applicationId, specialities, employer, employerCode, state: 'admitted' },
    avoidances: avoidances as Prisma.InputJsonArray,
    admittedAt: new Date(),
    untilLegal: new Date(untilLegal),
    until: new Date(toWall(clock, untilLegal)),
  };
  await tx.expert.upsert({ where: { userId }, create: { userId, ...data }, update: data });
}

function termOf(application: ExpertApplication, untilLegal: Date, until: Date): ExpertTerm {
  const lastDay = dayOf(instantOfMillis(untilLegal.getTime()));
  const days = figure('AD-05', 'reminder', lastDay).count;
  return {
    remindAt: toWall(clockOf(application), startOfDay(addDays(lastDay, -days))),
    endsAt: instantOfMillis(until.getTime()),
  };
}

function clockOf({ clockEpoch, clockScale }: ExpertApplication) {
  return { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
}

async function tell(
  tx: Tx,
  { userId, regionCode }: { readonly userId: string; readonly regionCode: string },
  key: string,
  kind: string,
  whom: readonly ('expert' | 'office')[] = ['expert', 'office'],
): Promise<void> {
  const subject = { expertId: userId };
  if (whom.includes('expert')) {
    await notify(tx, { key, inbox: { role: 'expert', region: regionCode, userId }, kind, subject });
  }
  if (whom.includes('office')) {
    await notify(tx, { key: `${key}/office`, inbox: { role: 'officer', region: regionCode }, kind, subject });
  }
}
