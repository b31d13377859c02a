import { z } from 'zod';
import { notFound } from '../problem.ts';
import { route } from '../route.ts';
import { contractOfRecords } from './visit-contract.ts';

const versionsSchema = z
  .object({
    versions: z.array(
      z.object({
        version: z.int(),
        service: z.string().meta({ description: 'Code of the guidance directory' }),
        staff: z.string(),
        startedAt: z.iso.datetime(),
        endedAt: z.iso.datetime(),
        place: z.string(),
        done: z.string(),
        made: z
          .object({
            kind: z.enum(['corrected', 'withdrawn']),
            reason: z.string(),
            side: z.enum(['provider', 'office']),
            settled: z.boolean().meta({ description: 'Its period had been accepted by then' }),
            by: z.string(),
            at: z.iso.datetime(),
          })
          .nullable()
          .meta({ description: 'How this version came about; null for the record as it was handed in' }),
      }),
    ),
  })
  .meta({ id: 'VisitVersions' });

/** A correction keeps what stood before it: the version before has its content, the newest stands in the visit. */
const VERSIONS = `
  WITH content AS (
    SELECT c.version - 1 AS version, c.service_code, c.staff, c.started_at, c.ended_at, c.place, c.done
    FROM visit_correction c WHERE c.visit_id = $1
    UNION ALL
    SELECT v.version, v.service_code, v.staff, v.started_at, v.ended_at, v.place, v.done FROM visit v WHERE v.id = $1
  )
  SELECT t.version, t.service_code AS service, t.staff, t.started_at AS "startedAt", t.ended_at AS "endedAt", t.place, t.done,
         c.kind, c.reason, c.side, c.settled, u.display_name AS by, c.made_at AS at
  FROM content t
  LEFT JOIN visit_correction c ON c.visit_id = $1 AND c.version = t.version
  LEFT JOIN app_user u ON u.id = c.made_by
  ORDER BY t.version DESC`;

interface VersionRow {
  readonly version: number;
  readonly service: string;
  readonly staff: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly place: string;
  readonly done: string;
  readonly kind: 'corrected' | 'withdrawn' | null;
  readonly reason: string;
  readonly side: 'provider' | 'office';
  readonly settled: boolean;
  readonly by: string;
  readonly at: Date;
}

export const visitVersions = route({
  method: 'get',
  path: '/visits/{visitId}/corrections',
  operationId: 'visitVersions',
  summary: '服务记录的各版本 · Every version of a visit’s record, and why it was changed',
  tag: 'contracts',
  access: ['read', 'Contract'],
  params: z.object({ visitId: z.uuid() }),
  success: { status: 200, schema: versionsSchema, description: 'The newest first' },
  problems: ['not-found'],
  async handle({ params: { visitId }, caller }, { database }) {
    const visit = await database.prisma.visit.findUnique({ where: { id: visitId }, select: { contractId: true } });
    if (visit === null) throw notFound({ zh: '该服务记录', en: 'This visit' });
    await contractOfRecords(database, caller, visit.contractId);
    const { rows } = await database.pool.query<VersionRow>(VERSIONS, [visitId]);
    return {
      versions: rows.map(({ startedAt, endedAt, kind, reason, side, settled, by, at, ...rest }) => ({
        ...rest,
        startedAt: startedAt.toISOString(),
        endedAt: endedAt.toISOString(),
        made: kind === null ? null : { kind, reason, side, settled, by, at: at.toISOString() },
      })),
    };
  },
});
