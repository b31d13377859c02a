import { z } from 'zod';
import { clockOf } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { Problem } from '../problem.ts';
import { localCheck } from '../../domain/providers/eligibility.ts';
import { conditionsFor } from './local-conditions.ts';
import { directoryOf } from '../purchases/directory.ts';
import { route } from '../route.ts';
import { admissionInput, checksOf, refuseUnlawful, type AdmissionInput } from './admission-input.ts';

const handedIn = z
  .object({ id: z.uuid(), seq: z.int(), state: z.literal('reviewing'), appliedAt: z.iso.datetime() })
  .meta({ id: 'AdmissionHandedIn' });

/** The row is its workflow's own outbox. What can never be admitted is refused here and leaves no row. */
export const applyForAdmission = route({
  method: 'post',
  path: '/admissions',
  operationId: 'applyForAdmission',
  summary: '申请准入 · Apply for admission to the bank of providers',
  description: 'For the own organisation, to the office of its region. One application at a time.',
  tag: 'providers',
  access: ['create', 'Admission'],
  body: admissionInput,
  success: { status: 202, schema: handedIn, description: 'Recorded; an officer is asked to examine it' },
  problems: [
    'admission-running',
    'credit-code-taken',
    'provider-not-eligible',
    'idempotency-conflict',
    'idempotency-in-flight',
  ],
  creates: true,
  async handle({ body, caller, create }, { database, environment }) {
    const now = instantOfMillis(Date.now());
    const conditions = await conditionsFor(database.pool, caller.region);
    const local = conditions.filter(({ binds }) => binds).map(localCheck);
    const checks = [...checksOf(body, dayOf(now)), ...local];
    refuseUnlawful(body, checks, caller.region, await directoryOf(database, caller.region));
    const { scale } = clockOf(environment.daySeconds, now);
    return create(async (tx) => {
      await reserveCode(tx, caller, body.creditCode);
      const clock = { clockEpoch: new Date(now), clockScale: Math.round(scale) };
      return record(tx, caller, body, { checks: checks as unknown as Prisma.InputJsonArray, ...clock });
    });
  },
});

/**
 * Locks the organisation, and keeps its credit code from then on: no other organisation can be registered under it.
 *
 * @throws Problem `admission-running`, `credit-code-taken`, `provider-not-eligible` for a suspended one
 */
async function reserveCode(tx: Tx, { organisationId }: Caller, creditCode: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;
  const own = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  if (own.admission === 'suspended') throw suspended();
  const [ban] = await tx.$queryRaw<{ debarred: boolean }[]>`SELECT is_debarred(${creditCode}) AS debarred`;
  if (ban?.debarred === true) throw debarred();
  const running = await tx.admission.findFirst({ where: { organisationId, state: 'reviewing' } });
  if (running !== null) throw alreadyRunning(running.appliedAt);
  if (own.creditCode === creditCode) return;
  if (own.creditCode !== null) throw otherCode(own.creditCode);
  const holder = await tx.organisation.findUnique({ where: { creditCode }, select: { id: true } });
  if (holder !== null) throw codeTaken();
  await tx.organisation.update({ where: { id: organisationId }, data: { creditCode } });
}

async function record(
  tx: Tx,
  { organisationId, region, userId }: Caller,
  { services, statements, ...input }: AdmissionInput,
  rest: Pick<Prisma.AdmissionUncheckedCreateInput, 'checks' | 'clockEpoch' | 'clockScale'>,
): Promise<z.input<typeof handedIn>> {
  const seq = (await tx.admission.count({ where: { organisationId } })) + 1;
  const lines = services.map(({ item, region: regionCode, capacity }) => ({ item, regionCode, capacity }));
  const { id, appliedAt } = await tx.admission.create({
    data: {
      ...input,
      ...rest,
      ...{ organisationId, seq, regionCode: region, statements: [...statements], appliedBy: userId },
      services: { create: lines },
    },
  });
  await tx.auditEvent.create({
    data: {
      ...{ actorId: userId, actorRole: 'provider', action: 'admission.apply', detail: { organisationId, seq } },
      ...{ objectType: 'admission', objectId: id },
    },
  });
  return { id, seq, state: 'reviewing', appliedAt: appliedAt.toISOString() };
}

function alreadyRunning(appliedAt: Date): Problem {
  const on = dayOf(instantOfMillis(appliedAt.getTime()));
  return new Problem('admission-running', {
    detail: {
      zh: `本单位 ${on} 提交的准入申请正在审核，不能重复提交。审核结果会在本页显示并通知您。`,
      en: `Your application of ${on} is being examined; there cannot be two. The result is shown here and you are told.`,
    },
  });
}

const AT_CODE = { pointer: '/creditCode', in: 'body', code: 'taken', rule: 'AD-02' } as const;

function codeTaken(): Problem {
  return new Problem('credit-code-taken', {
    detail: {
      zh: '该统一社会信用代码已由其他单位登记。请核对代码；确属本单位的，请联系系统管理员。',
      en: 'Another organisation is registered under this credit code. Check it; if it is yours, ask the administrator.',
    },
    errors: [{ ...AT_CODE, message: '代码已由其他单位登记。 / Registered by another organisation.' }],
  });
}

function otherCode(registered: string): Problem {
  return new Problem('credit-code-taken', {
    detail: {
      zh: `本单位已登记的统一社会信用代码是 ${registered}，与填写的不一致。代码变更请联系系统管理员。`,
      en: `Your organisation is registered under ${registered}. If the code has changed, ask the administrator.`,
    },
    errors: [{ ...AT_CODE, message: `已登记的代码是 ${registered}。 / Registered under ${registered}.` }],
  });
}

function debarred(): Problem {
  return new Problem('provider-not-eligible', {
    detail: {
      zh: '该单位在禁止参加政府采购活动的期限内，期限届满前不受理准入申请。',
      en: 'The organisation is debarred from government procurement; no application is taken until the ban is over.',
    },
    extra: { rule: 'DB-01' },
  });
}

function suspended(): Problem {
  return new Problem('provider-not-eligible', {
    detail: {
      zh: '本单位的准入资格已暂停，暂停期间不受理新的申请。请联系受理机关。',
      en: 'Your admission is suspended; no application is taken meanwhile. Ask the office.',
    },
    extra: { rule: 'DB-01' },
  });
}
