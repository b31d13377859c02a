import { z } from 'zod';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { contractNotFound, contractParams } from '../contracts/visible-contract.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { businessNow, monthsOf, WITH_REPORTS, type ContractMonth } from './contract-months.ts';
import { reportShape } from './report-answer.ts';

const reportInput = z
  .strictObject({ month: z.int().min(1).max(1_000).meta({ description: 'Month of service, from 1' }), ...reportShape })
  .meta({
    id: 'ReportInput',
    example: {
      ...{ month: 1, visitsPlanned: 240, visitsDone: 236, incidents: 0, staffJoined: 1, staffLeft: 0 },
      text: '本月完成照料护理 236 次，4 次因救助对象住院顺延；新增护理员一名，已备案（示例）。',
    },
  });

const handedIn = z
  .object({ month: z.int(), handedInAt: z.iso.datetime(), dueAt: z.iso.datetime(), inTime: z.boolean() })
  .meta({ id: 'ReportHandedIn' });

/** A fact of the service: it stays as it was handed in (SAL 70). */
export const handInReport = route({
  method: 'post',
  path: '/contracts/{contractId}/reports',
  operationId: 'handInReport',
  summary: '提交履约月报 · Hand in a monthly report',
  description: 'By the contract’s provider, once for each month that is over.',
  tag: 'contracts',
  access: ['create', 'Report'],
  params: contractParams,
  body: reportInput,
  success: { status: 201, schema: handedIn, description: 'The report is on record' },
  problems: ['not-found', 'report-too-early', 'report-repeated', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { contractId }, body, caller, create }, { database }) {
    const calendar = await workingCalendar(database);
    return create(async (tx) => {
      const contract = await lockedContract(tx, contractId, caller);
      const month = monthsOf(contract, calendar).find((candidate) => candidate.month === body.month);
      if (month === undefined) throw noSuchMonth();
      if (month.report !== undefined) throw repeated(month.report.handedInAt);
      if (month.state === 'not-yet') throw tooEarly(month);
      const at = businessNow(contract);
      const times = { handedInAt: new Date(at), dueAt: new Date(month.dueAt) };
      await tx.deliveryReport.create({ data: { ...body, ...times, contractId, handedInBy: caller.userId } });
      return { month: body.month, handedInAt: at, dueAt: month.dueAt, inTime: at <= month.dueAt };
    });
  },
});

/** Its own provider's contracts only: a standby provider reads them and reports nothing. Throws Problem `not-found`. */
async function lockedContract(tx: Tx, contractId: string, { organisationId }: Caller) {
  await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
  const where = { id: contractId, providerId: organisationId };
  const contract = await tx.contract.findFirst({ where, include: WITH_REPORTS });
  if (contract === null) throw contractNotFound();
  return contract;
}

function noSuchMonth(): Problem {
  const message = '合同没有这个服务月。 / The contract has no such month of service.';
  return invalid([{ pointer: '/month', in: 'body', code: 'no_such_month', message }]);
}

function tooEarly({ to }: ContractMonth): Problem {
  return new Problem('report-too-early', {
    detail: {
      zh: `该服务月到 ${to} 才结束，结束后再提交月报。`,
      en: `This month of service ends on ${to}. Report on it after that.`,
    },
  });
}

function repeated(handedInAt: Date): Problem {
  const at = formatInstant(instantOfMillis(handedInAt.getTime()));
  return new Problem('report-repeated', {
    detail: {
      zh: `该月月报已于 ${at}（北京时间）提交，作为服务记录不能更改。需要补充的，请写入下月月报。`,
      en: `The report on this month was handed in at ${at} (Asia/Shanghai). As a record of service it stays; add to it next month.`,
    },
  });
}
