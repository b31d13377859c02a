import { z } from 'zod';
import { IN_FORCE } from '../../domain/contracts/contract-state.ts';
import { FINDINGS, RISK_LEVELS, type Risk } from '../../domain/contracts/risk.ts';
import { regionPrefix } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { daysLeftOf, readinessAnswer, readinessSchema, riskAnswer, riskOfRow, riskSchema } from './assessment.ts';
import { contractRows, type ContractRow } from './contract-rows.ts';
import { readinessRows } from './readiness-rows.ts';

const supervisedSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    state: z.enum(IN_FORCE),
    region: z.string(),
    purchase: z.object({ id: z.uuid(), number: z.string(), name: z.string() }),
    lotName: z.string(),
    provider: z.object({ id: z.uuid(), name: z.string() }),
    endsOn: z.iso.date().nullable(),
    daysLeft: z.int().nullable().meta({ description: 'On the purchase’s business clock' }),
    recipients: z.int(),
    services: z.int(),
    uncovered: z.int(),
    satisfaction: z.array(z.int()).meta({ description: 'Of the last inspections, the oldest first' }),
    takeoverId: z.uuid().nullable().meta({ description: 'Of the takeover under way' }),
    drillId: z.uuid().nullable().meta({ description: 'Of the drill under way' }),
    risk: riskSchema,
    readiness: readinessSchema,
  })
  .meta({ id: 'SupervisedContract' });

const keySchema = z.tuple([z.string().regex(/^\d{1,3}$/), z.string().max(200)]);

interface Judged {
  readonly row: ContractRow;
  readonly risk: Risk;
}

export const listByRisk = route({
  method: 'get',
  path: '/supervision/contracts',
  operationId: 'listContractsByRisk',
  summary: '合同按风险排序 · Contracts in force by risk',
  description: 'The score is computed on reading, with the points of HS-13; every point is a finding of the answer.',
  tag: 'contracts',
  access: ['read', 'Supervision'],
  query: z.object({
    level: z.enum(RISK_LEVELS).optional(),
    finding: z.enum(FINDINGS).optional(),
    q: z.string().trim().max(50).optional().meta({ description: 'Part of number, name, lot or provider' }),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(supervisedSchema), description: 'A page, the highest risk first' },
  problems: [],
  async handle({ query: { level, finding, q, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, keySchema);
    const rows = await contractRows(database, regionPrefix(caller.region));
    const wanted = rows
      .filter((row) => q === undefined || mentions(row, q))
      .map((row): Judged => ({ row, risk: riskOfRow(row) }))
      .filter(({ risk }) => level === undefined || risk.level === level)
      .filter(({ risk }) => finding === undefined || risk.findings.some(({ code }) => code === finding))
      .sort(byRisk)
      .filter((judged) => after === undefined || byRisk(judged, keyed(after)) > 0)
      .slice(0, limit + 1);
    const ready = await readinessRows(
      database,
      wanted.map(({ row }) => row.id),
    );
    return page(
      wanted,
      limit,
      ({ row, risk }) => [String(risk.score), row.number],
      (judged) => supervised(judged, readinessAnswer(judged.row, ready.get(judged.row.id)!)),
    );
  },
});

function mentions({ number, purchaseName, lotName, providerName }: ContractRow, q: string): boolean {
  return [number, purchaseName, lotName, providerName].some((text) => text.toLowerCase().includes(q.toLowerCase()));
}

interface Ordered {
  readonly row: { readonly number: string };
  readonly risk: { readonly score: number };
}

function byRisk(a: Ordered, b: Ordered): number {
  return b.risk.score - a.risk.score || (a.row.number < b.row.number ? -1 : a.row.number > b.row.number ? 1 : 0);
}

function keyed([score, number]: readonly [string, string]): Ordered {
  return { row: { number }, risk: { score: Number(score) } };
}

function supervised(
  { row, risk }: Judged,
  readiness: z.input<typeof readinessSchema>,
): z.input<typeof supervisedSchema> {
  const { id, number, state, regionCode, lotName, endsOn, recipients, services, uncovered, takeoverId, drillId } = row;
  return {
    id,
    number,
    state,
    region: regionCode,
    purchase: { id: row.purchaseId, number: row.purchaseNumber, name: row.purchaseName },
    lotName,
    provider: { id: row.providerId, name: row.providerName },
    endsOn,
    daysLeft: daysLeftOf(row),
    recipients,
    services,
    uncovered,
    satisfaction: (row.inspections ?? []).map(({ satisfaction }) => satisfaction).reverse(),
    takeoverId,
    drillId,
    risk: riskAnswer(risk, row),
    readiness,
  };
}
