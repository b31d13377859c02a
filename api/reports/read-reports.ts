import { z } from 'zod';
import { IN_FORCE } from '../../domain/contracts/contract-state.ts';
import { contractScope } from '../access/scope.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { contractNotFound, contractParams } from '../contracts/visible-contract.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { monthsOf, WITH_REPORTS } from './contract-months.ts';
import { monthAnswer, monthSchema } from './report-answer.ts';

const reportsSchema = z
  .object({
    contract: z.object({ id: z.uuid(), number: z.string(), provider: z.string(), state: z.string() }),
    mayHandIn: z.boolean().meta({ description: 'The caller is of the contract’s provider' }),
    months: z.array(monthSchema),
  })
  .meta({ id: 'ContractReports' });

export const listReports = route({
  method: 'get',
  path: '/contracts/{contractId}/reports',
  operationId: 'listReports',
  summary: '履约月报 · The monthly reports of a contract',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: contractParams,
  success: { status: 200, schema: reportsSchema, description: 'Every month of service' },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, { database }) {
    const row = await database.prisma.contract.findFirst({
      where: { AND: [{ id: contractId }, contractScope(caller)] },
      include: { ...WITH_REPORTS, inspections: true, provider: { select: { name: true } } },
    });
    if (row === null) throw contractNotFound();
    const months = monthsOf(row, await workingCalendar(database));
    return {
      contract: { id: row.id, number: row.number, provider: row.provider.name, state: row.state },
      mayHandIn: row.providerId === caller.organisationId && caller.ability.can('create', 'Report'),
      months: months.map((month) => {
        return monthAnswer(
          month,
          row.inspections.find((inspection) => inspection.month === month.month),
        );
      }),
    };
  },
});

const overdueSchema = z
  .object({
    contract: z.object({ id: z.uuid(), number: z.string(), provider: z.object({ id: z.uuid(), name: z.string() }) }),
    months: z.array(z.object({ month: z.int(), to: z.iso.date(), dueAt: z.iso.datetime() })),
  })
  .meta({ id: 'OverdueReports' });

export const listOverdueReports = route({
  method: 'get',
  path: '/reports/overdue',
  operationId: 'listOverdueReports',
  summary: '逾期未交的月报 · Contracts in force with overdue reports',
  description:
    'Contracts by number. A page may hold fewer than the limit: contracts without an overdue report are left out.',
  tag: 'contracts',
  access: ['read', 'Contract'],
  query: z.strictObject(pageQuery),
  success: { status: 200, schema: pageOf(overdueSchema), description: 'A page of contracts in the own scope' },
  problems: [],
  async handle({ query: { limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.string()]));
    const inForce = { kind: 'main', state: { in: [...IN_FORCE] } };
    const rows = await database.prisma.contract.findMany({
      where: { AND: [contractScope(caller), inForce, after === undefined ? {} : { number: { gt: after[0] } }] },
      include: { ...WITH_REPORTS, provider: { select: { id: true, name: true } } },
      orderBy: { number: 'asc' },
      take: limit + 1,
    });
    const calendar = await workingCalendar(database);
    const all = page(
      rows,
      limit,
      (row) => [row.number],
      (row) => ({
        contract: { id: row.id, number: row.number, provider: row.provider },
        months: monthsOf(row, calendar)
          .filter(({ state }) => state === 'overdue')
          .map(({ month, to, dueAt }) => ({ month, to, dueAt })),
      }),
    );
    return { ...all, items: all.items.filter(({ months }) => months.length > 0) };
  },
});
