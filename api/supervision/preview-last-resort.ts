import { z } from 'zod';
import { IN_FORCE } from '../../domain/contracts/contract-state.ts';
import { LAST_RESORT_RUNGS, lastResortOf, withNamed } from '../../domain/contracts/last-resort.ts';
import type { Database } from '../../prisma/database.ts';
import { lastResortUnits } from '../../prisma/last-resort.ts';
import { isWithin, regionPrefix } from '../access/scope.ts';
import { notFound } from '../problem.ts';
import { route } from '../route.ts';

const MOST_SHOWN = 20;

const previewSchema = z
  .object({
    contracts: z.int().meta({ description: 'Main contracts in force whose last resort would be another one' }),
    now: z
      .array(z.object({ name: z.string(), rung: z.enum(LAST_RESORT_RUNGS), contracts: z.int() }))
      .meta({ description: 'Who it is for them now' }),
    shown: z
      .array(z.object({ id: z.uuid(), number: z.string(), lotName: z.string() }))
      .meta({ description: `The first ${MOST_SHOWN} of them by number` }),
    serving: z
      .int()
      .meta({ description: 'Recipients whom the present unit serves as the last resort; they stay with it' }),
  })
  .meta({ id: 'LastResortPreview' });

/** Follows the same rule as a takeover (last-resort.ts); it changes nothing. */
export const previewLastResort = route({
  method: 'get',
  path: '/supervision/units/preview',
  operationId: 'previewLastResort',
  summary: '更换兜底单位预演 · What naming another last-resort unit would change',
  description: 'Changes nothing. Takeovers that have handed over already keep whom they have.',
  tag: 'takeovers',
  access: ['work', 'LastResort'],
  query: z.object({ region: z.string().regex(/^\d{6}$/) }),
  success: { status: 200, schema: previewSchema, description: 'The contracts concerned' },
  problems: ['not-found'],
  async handle({ query: { region }, caller }, { database }) {
    const known = await database.prisma.region.count({ where: { code: region } });
    if (known === 0 || !isWithin(caller.region, region)) throw regionNotFound();
    const [units, groups] = await Promise.all([
      lastResortUnits(database.prisma, region),
      contractGroups(database, region),
    ]);
    const named = { id: '', name: '', region };
    const changed = groups.filter(
      (group) => lastResortOf(group.region, withNamed(units, named), group.buyer).id === '',
    );
    return {
      contracts: changed.reduce((sum, { contracts }) => sum + contracts, 0),
      now: changed.map(({ region: of, buyer, contracts }) => {
        const { name, rung } = lastResortOf(of, units, buyer);
        return { name, rung, contracts };
      }),
      shown: await firstOf(database, [...new Set(changed.map((group) => group.region))]),
      serving: await servedBy(
        database,
        units.filter((unit) => unit.region === region).map(({ id }) => id),
      ),
    };
  },
});

export function regionNotFound() {
  return notFound({ zh: '该地区', en: 'This region' });
}

interface ContractGroup {
  readonly region: string;
  readonly buyer: { readonly id: string; readonly name: string };
  readonly contracts: number;
}

/** Contracts in force of a subtree by what their last resort depends on. */
function contractGroups({ prisma }: Database, region: string): Promise<ContractGroup[]> {
  return prisma.$queryRaw<ContractGroup[]>`
    SELECT c.region_code AS region, json_build_object('id', b.id, 'name', b.name) AS buyer, count(*)::int AS contracts
    FROM contract c JOIN purchase p ON p.id = c.purchase_id JOIN organisation b ON b.id = p.buyer_id
    WHERE c.kind = 'main' AND c.state = ANY (${[...IN_FORCE]}::text[]) AND starts_with(c.region_code, ${regionPrefix(region)})
    GROUP BY c.region_code, b.id, b.name ORDER BY c.region_code, b.name`;
}

async function firstOf({ prisma }: Database, regions: readonly string[]) {
  const rows = await prisma.contract.findMany({
    where: { kind: 'main', state: { in: [...IN_FORCE] }, regionCode: { in: [...regions] } },
    select: { id: true, number: true, lot: { select: { name: true } } },
    orderBy: { number: 'asc' },
    take: MOST_SHOWN,
  });
  return rows.map(({ id, number, lot }) => ({ id, number, lotName: lot.name }));
}

async function servedBy({ prisma }: Database, units: readonly string[]): Promise<number> {
  const [row] = await prisma.$queryRaw<{ recipients: number }[]>`
    SELECT count(DISTINCT recipient_id)::int AS recipients FROM coverage
    WHERE provider_id = ANY (${[...units]}::uuid[]) AND basis = 'last-resort' AND upper_inf(period)`;
  return row!.recipients;
}
