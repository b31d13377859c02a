import { z } from 'zod';
import { DEPENDENCY_ORDER, type Dependency } from '../../../domain/contracts/dependency.ts';
import { figure } from '../../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import type { ApiContext } from '../../context.ts';
import type { TaskRow } from '../task-row.ts';

export const InspectionSample = z
  .object({
    rule: z.literal('HS-23'),
    contractId: z.uuid(),
    seed: z.string().meta({ description: 'Made as the inspection was asked for' }),
    poolHash: z.string().meta({ description: 'SHA-256 of the ids of everybody served then, sorted, one a line' }),
    poolSize: z.int(),
    drawnAt: z.iso.datetime(),
    drawn: z
      .array(
        z.object({
          id: z.uuid(),
          number: z.string().meta({ description: 'Register number' }),
          name: z.string().meta({ description: 'Masked' }),
          township: z.string(),
          dependency: z.enum(DEPENDENCY_ORDER),
          draw: z.string().meta({ description: 'SHA-256 of the seed, a line break and the id: the lowest are drawn' }),
        }),
      )
      .meta({ description: 'In the order of the draw; all of them where few are served' }),
  })
  .meta({
    id: 'InspectionSample',
    description: 'Whom the inspection visits or calls, drawn so that it can be repeated',
  });

type Sample = z.input<typeof InspectionSample>;

interface DrawnRow {
  readonly id: string;
  readonly number: string;
  readonly familyName: string;
  readonly township: string;
  readonly dependency: Dependency;
  readonly draw: string;
}

/** The draw of domain/procurement/draw.ts, made where the pool lies. A recipient who has left since stays drawn. */
const DRAWN = `
  SELECT r.id, r.number, left(r.name, 1) AS "familyName", r.township, r.dependency, first.draw
  FROM (
    SELECT pool.id, encode(sha256(convert_to(pool.seed || E'\\n' || pool.id, 'UTF8')), 'hex') AS draw
    FROM (SELECT DISTINCT c.recipient_id::text AS id, s.seed FROM inspection_sample s
          JOIN coverage c ON c.contract_id = s.contract_id AND c.period @> s.drawn_at
          WHERE s.task_id = $1) pool
    ORDER BY draw LIMIT $2
  ) first JOIN recipient r ON r.id = first.id::uuid
  ORDER BY first.draw`;

/** Whom a monthly inspection asks; undefined for one from before inspections were sampled. */
export async function inspectionSample({ database }: ApiContext, { id }: TaskRow): Promise<Sample | undefined> {
  const sample = await database.prisma.inspectionSample.findUnique({ where: { taskId: id } });
  if (sample === null) return undefined;
  const { contractId, seed, poolHash, poolSize, drawnAt } = sample;
  const { count } = figure('HS-23', 'drawn', dayOf(instantOfMillis(drawnAt.getTime())));
  const { rows } = await database.pool.query<DrawnRow>({ name: 'drawn-recipients', text: DRAWN, values: [id, count] });
  const drawn = rows.map(({ familyName, ...recipient }) => ({ ...recipient, name: `${familyName}*` }));
  return { rule: 'HS-23', contractId, seed, poolHash, poolSize, drawnAt: drawnAt.toISOString(), drawn };
}
