import { z } from 'zod';
import {
  CORRECTION_REFUSALS,
  correctionRefusal,
  type CorrectionRefusalCode,
} from '../../domain/contracts/visit-correction.ts';
import { VISIT_REFUSALS, type VisitRefusalCode } from '../../domain/contracts/visit-refusals.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { inTransaction } from '../transaction.ts';
import type { Caller } from '../access/caller.ts';
import { contractOfRecords, isOwn } from './visit-contract.ts';
import { visitLine, type VisitLine } from './visit-line.ts';

const { service, staff, start, end, place, done } = visitLine.shape;
const contentSchema = z.strictObject({ service, staff, start, end, place, done });
type Content = z.output<typeof contentSchema>;

const correctionInput = z
  .strictObject({
    after: z.int().min(1).max(10_000).meta({ description: 'The version that was read' }),
    content: contentSchema.nullable().meta({
      description: 'What the record is to say; null to withdraw it. Whose visit it was is not corrected: withdraw it.',
    }),
    reason: z.string().trim().min(4).max(500),
  })
  .meta({ id: 'VisitCorrectionInput', example: { after: 1, content: null, reason: '同一次服务录了两遍（示例）' } });

/** The database's own refusals: of what a visit says, and of the correction as such. */
const VISIT_REFUSED = 'JL070';
const CORRECTION_REFUSED = 'JL072';

export const correctVisit = route({
  method: 'post',
  path: '/visits/{visitId}/corrections',
  operationId: 'correctVisit',
  summary: '更正或撤回服务记录 · Correct or withdraw the record of a visit',
  description:
    'By the contract’s provider within its days (HS-18), unless the recipient has rated the visit or its period has been accepted; by a clerk with a reason. Every version stays to be read.',
  tag: 'contracts',
  access: ['create', 'Visit'],
  params: z.object({ visitId: z.uuid() }),
  body: correctionInput,
  success: { status: 204, description: 'The newest version is on record' },
  problems: ['not-found', 'visit-refused', 'visit-not-corrected'],
  async handle({ params: { visitId }, body: { after, content, reason }, caller }, { database }) {
    const { side, contractId } = await sideOf(database, caller, visitId);
    try {
      await inTransaction(database, async (client) => {
        const { rows } = await client.query<StandingRow>(STANDING, [visitId]);
        const [visit] = rows;
        if (visit === undefined) throw visitNotFound();
        const today = dayOf(instantOfMillis(Date.now()));
        const recordedOn = dayOf(instantOfMillis(visit.recordedAt.getTime()));
        const why = correctionRefusal({ ...visit, recordedOn }, side, today);
        if (why !== undefined) throw notCorrected(why);
        if (visit.version !== after) throw notCorrected('changed');
        if (content !== null && saysTheSame(visit, content)) throw notCorrected('unchanged');
        const kind = content === null ? 'withdrawn' : 'corrected';
        await client.query(KEEP, [visitId, kind, reason, side, caller.userId]);
        await client.query(...(content === null ? withdrawing(visitId) : correcting(visitId, content)));
        await client.query(AUDIT, [caller.userId, caller.roles[0] ?? null, contractId, { visitId, kind, side }]);
      });
    } catch (error) {
      throw asRefusal(error);
    }
    return undefined;
  },
});

async function sideOf(
  database: Database,
  caller: Caller,
  visitId: string,
): Promise<{ readonly side: 'provider' | 'office'; readonly contractId: string }> {
  const visit = await database.prisma.visit.findUnique({ where: { id: visitId }, select: { contractId: true } });
  if (visit === null) throw visitNotFound();
  const contract = await contractOfRecords(database, caller, visit.contractId);
  return { side: isOwn(caller, contract) ? 'provider' : 'office', contractId: contract.id };
}

interface StandingRow {
  readonly version: number;
  readonly service: string;
  readonly staff: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly place: string;
  readonly done: string;
  readonly recordedAt: Date;
  readonly withdrawn: boolean;
  readonly rated: boolean;
  readonly settled: boolean;
}

const STANDING = `
  SELECT v.version, v.service_code AS service, v.staff, v.started_at AS "startedAt", v.ended_at AS "endedAt", v.place,
         v.done, v.recorded_at AS "recordedAt", v.withdrawn_at IS NOT NULL AS withdrawn,
         EXISTS (SELECT 1 FROM visit_feedback f WHERE f.visit_id = v.id) AS rated,
         visit_settled(v.contract_id, v.started_at) AS settled
  FROM visit v WHERE v.id = $1 FOR NO KEY UPDATE`;

function saysTheSame(visit: StandingRow, content: Content): boolean {
  const texts = (['service', 'staff', 'place', 'done'] as const).every((name) => visit[name] === content[name]);
  const at = (instant: string) => new Date(instant).getTime();
  return texts && visit.startedAt.getTime() === at(content.start) && visit.endedAt.getTime() === at(content.end);
}

const KEEP = `
  INSERT INTO visit_correction (visit_id, version, contract_id, kind, service_code, staff, started_at, ended_at, place, done,
                                reason, side, settled, made_by)
  SELECT id, version + 1, contract_id, $2, service_code, staff, started_at, ended_at, place, done, $3, $4, false, $5
  FROM visit WHERE id = $1`;

const AUDIT = `
  INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
  VALUES ($1, $2, 'visit.corrected', 'contract', $3, $4)`;

function withdrawing(visitId: string): [string, unknown[]] {
  return ['UPDATE visit SET version = version + 1, withdrawn_at = now() WHERE id = $1', [visitId]];
}

function correcting(visitId: string, { service: code, staff: who, start: from, end: to, ...rest }: Content) {
  const text = `
    UPDATE visit SET version = version + 1, service_code = $2, staff = $3, started_at = $4, ended_at = $5, place = $6, done = $7
    WHERE id = $1`;
  return [text, [visitId, code, who, from, to, rest.place, rest.done]] satisfies [string, unknown[]];
}

function visitNotFound(): Problem {
  return notFound({ zh: '该服务记录', en: 'This visit' });
}

function notCorrected(reason: CorrectionRefusalCode): Problem {
  const { zh, en } = CORRECTION_REFUSALS[reason];
  return new Problem('visit-not-corrected', { detail: { zh, en }, extra: { reason } });
}

const FIELD: Readonly<Partial<Record<VisitRefusalCode, keyof VisitLine>>> = {
  'ends-before-start': 'end',
  'longer-than-a-day': 'end',
  'in-the-future': 'end',
  'unknown-service': 'service',
};

/** What the database refused, in the words of the api; anything else as it is. */
function asRefusal(error: unknown): unknown {
  const { code, detail } = error as { readonly code?: unknown; readonly detail?: unknown };
  if (code === CORRECTION_REFUSED) return notCorrected('into-settled');
  if (code !== VISIT_REFUSED || typeof detail !== 'string') return error;
  const why = detail as VisitRefusalCode;
  const { zh, en } = VISIT_REFUSALS[why];
  const pointer = `/content/${FIELD[why] ?? 'start'}`;
  return new Problem('visit-refused', {
    detail: { zh, en },
    extra: { reason: why },
    errors: [{ pointer, in: 'body', code: why, message: `${zh} / ${en}` }],
  });
}
