import { z } from 'zod';
import { financeReportDue } from '../../domain/providers/finance-report.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { FinanceReport } from '../../prisma/generated/client.ts';
import { invalid } from '../http/input-errors.ts';
import { route } from '../route.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

/** Versions that are shown: some thirty years with their corrections. */
const MOST = 100;

const fen = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const year = z.int().min(2000).max(2100);

const sums = {
  year,
  incomeFen: fen.meta({ description: 'Income of the year, in fen' }),
  purchasesFen: fen.meta({ description: 'Of it: from purchases of government, in fen' }),
  expensesFen: fen.meta({ description: 'In fen' }),
};

const financeInput = z
  .strictObject({
    ...sums,
    auditor: z.string().trim().min(2).max(200).meta({ description: 'Who has audited it, or why nobody has' }),
  })
  .meta({
    id: 'FinanceReportInput',
    example: {
      ...{ year: 2025, incomeFen: 320_000_000, purchasesFen: 240_000_000, expensesFen: 310_000_000 },
      auditor: '示例会计师事务所，无保留意见',
    },
  });

const financeSchema = z
  .object({
    id: z.uuid(),
    ...sums,
    n: z.int().meta({ description: 'From 1; a correction is the next, and the newest counts' }),
    auditor: z.string(),
    handedInAt: z.iso.datetime(),
  })
  .meta({ id: 'FinanceReport' });

const financeReports = z
  .object({
    items: z.array(financeSchema).meta({ description: 'The newest year first, its newest version first' }),
    next: z
      .object({ year, dueOn: z.iso.date(), overdue: z.boolean() })
      .nullable()
      .meta({ description: 'The year before, as long as its report is not there' }),
  })
  .meta({ id: 'FinanceReports' });

const params = z.object({ providerId: z.uuid() });
const today = () => dayOf(instantOfMillis(Date.now()));

export const listFinanceReports = route({
  method: 'get',
  path: '/providers/{providerId}/finances',
  operationId: 'listFinanceReports',
  summary: '年度财务报告 · The financial reports of a provider',
  description: 'Read by the provider itself and the offices of its bank (DL-15).',
  tag: 'providers',
  access: ['read', 'Provider'],
  params,
  success: { status: 200, schema: financeReports, description: 'The reports, and which one is still to come' },
  problems: ['not-found'],
  async handle({ params: { providerId: id }, caller }, { database: { prisma } }) {
    const provider = await prisma.organisation.findFirst({
      where: { AND: [{ id }, providerScope(caller)] },
      select: { financeReports: { orderBy: [{ year: 'desc' }, { n: 'desc' }], take: MOST } },
    });
    if (provider === null) throw providerNotFound();
    const before = Number(today().slice(0, 4)) - 1;
    const dueOn = financeReportDue(before);
    const there = provider.financeReports.some((report) => report.year === before);
    return {
      items: provider.financeReports.map(answerOf),
      next: there ? null : { year: before, dueOn, overdue: dueOn < today() },
    };
  },
});

export const handInFinanceReport = route({
  method: 'post',
  path: '/providers/{providerId}/finances',
  operationId: 'handInFinanceReport',
  summary: '报送年度财务报告 · Hand in the financial report of a year, or correct it',
  description: 'What was handed in before stays and is read beside it; its files are attachments of kind finance.',
  tag: 'providers',
  access: ['create', 'Admission'],
  params,
  body: financeInput,
  success: { status: 201, schema: financeSchema, description: 'Handed in' },
  problems: ['not-found', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  handle({ params: { providerId: organisationId }, body, caller: { organisationId: own, userId }, create }) {
    if (organisationId !== own) throw providerNotFound();
    if (body.year >= Number(today().slice(0, 4))) throw invalid([NOT_OVER]);
    if (body.purchasesFen > body.incomeFen) throw invalid([MORE_THAN_ALL]);
    return create(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;
      const n = (await tx.financeReport.count({ where: { organisationId, year: body.year } })) + 1;
      const { incomeFen, purchasesFen, expensesFen, ...rest } = body;
      const money = {
        incomeFen: BigInt(incomeFen),
        purchasesFen: BigInt(purchasesFen),
        expensesFen: BigInt(expensesFen),
      };
      const row = await tx.financeReport.create({ data: { ...rest, ...money, organisationId, n, handedInBy: userId } });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: userId, actorRole: 'provider', action: 'finance-report.handed-in' },
          ...{ objectType: 'finance-report', objectId: row.id, detail: { year: row.year, n } },
        },
      });
      return answerOf(row);
    });
  },
});

const NOT_OVER = {
  pointer: '/year',
  in: 'body',
  code: 'year_not_over',
  rule: 'DL-15',
  message: '这一年还没有结束，年度终了后再报送。 / The year is not over: hand its report in afterwards.',
} as const;

const MORE_THAN_ALL = {
  pointer: '/purchasesFen',
  in: 'body',
  code: 'more_than_income',
  rule: 'DL-15',
  message: '政府购买服务收入不能超过全年收入。 / Income from purchases is a part of the whole income.',
} as const;

function answerOf(row: FinanceReport): z.input<typeof financeSchema> {
  const { id, year: of, n, auditor } = row;
  return {
    ...{ id, year: of, n, auditor, handedInAt: row.handedInAt.toISOString() },
    ...{ incomeFen: Number(row.incomeFen), purchasesFen: Number(row.purchasesFen) },
    expensesFen: Number(row.expensesFen),
  };
}
