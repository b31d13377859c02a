import { z } from 'zod';
import { PROVIDER_KINDS } from '../../domain/providers/organisation-kind.ts';
import { gradingOf, GRADING_STATES, type GradingFacts } from '../../domain/providers/grading.ts';
import { PROVIDER_GRADES, type GradingScheme } from '../../domain/providers/grading-scheme.ts';
import { clockOf } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { REGION_ROLES, regionPrefix } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { notFound, type InputError } from '../problem.ts';
import { route } from '../route.ts';
import { gradingDetail, gradingItem } from './grading-answer.ts';

interface Row {
  readonly id: string;
  readonly year: number;
  readonly providerId: string;
  readonly name: string;
  readonly region: string;
  readonly state: (typeof GRADING_STATES)[number];
  readonly points: number | null;
  readonly computed: (typeof PROVIDER_GRADES)[number] | null;
  readonly grade: (typeof PROVIDER_GRADES)[number] | null;
  readonly objected: boolean;
  readonly objectUntil: Date | null;
  readonly publishedAt: Date | null;
  readonly mentor: boolean;
  readonly improveUntil: string | null;
  readonly improvementChecked: boolean;
}

/** Offices see their region's subtree; a provider sees its own, once a person has decided on it. */
const SEEN = `
  SELECT g.*, o.name FROM provider_grading g JOIN organisation o ON o.id = g.organisation_id
  WHERE (($1::boolean AND starts_with(g.region_code, $2))
         OR (g.organisation_id = $3::uuid AND g.state IN ('announced', 'published', 'not-graded')))`;
const COLUMNS = `
  s.id, s.year, s.organisation_id AS "providerId", s.name, s.region_code AS region, s.state, s.points, s.computed, s.grade,
  s.objection IS NOT NULL AS objected, s.object_until AS "objectUntil", s.published_at AS "publishedAt", s.mentor,
  s.improve_until::text AS "improveUntil", s.checked_review_id IS NOT NULL AS "improvementChecked"`;
const LIST = `
  WITH s AS (${SEEN})
  SELECT ${COLUMNS} FROM s
  WHERE ($4::int IS NULL OR s.year = $4) AND ($5::uuid IS NULL OR s.organisation_id = $5)
    AND ($6::text IS NULL OR s.grade = $6 AND s.state = 'published') AND ($7::text IS NULL OR s.state = $7)
    AND ($8::int IS NULL OR (s.year, coalesce(s.points, -1), s.id) < ($8, $9, $10::uuid))
  ORDER BY s.year DESC, coalesce(s.points, -1) DESC, s.id DESC LIMIT $11`;
const ONE = `
  WITH s AS (${SEEN})
  SELECT ${COLUMNS}, s.facts, s.scheme, s.scheme_from::text AS "schemeFrom", s.scheme_source AS "schemeSource", s.reason,
         s.objection, s.objection_answer AS "objectionAnswer",
         coalesce((SELECT json_agg(json_build_object('id', c.id, 'number', c.number) ORDER BY c.number) FROM contract c
                   WHERE c.provider_id = s.organisation_id AND c.state IN ('running', 'suspended')), '[]') AS serving
  FROM s WHERE s.id = $4`;

function seenBy(caller: Caller): readonly unknown[] {
  const own = hasRole(caller, 'provider') ? caller.organisationId : null;
  return [hasRole(caller, ...REGION_ROLES), regionPrefix(caller.region), own];
}

export const listGradings = route({
  method: 'get',
  path: '/gradings',
  operationId: 'listGradings',
  summary: '年度等级 · Grades of providers, the newest year and the best first',
  description: 'Of the own region’s subtree; a provider reads its own, once somebody has decided on it.',
  tag: 'providers',
  access: ['read', 'Credit'],
  query: z.strictObject({
    ...pageQuery,
    year: z.coerce.number().int().min(2020).max(2199).optional(),
    provider: z.uuid().optional(),
    grade: z.enum(PROVIDER_GRADES).optional().meta({ description: 'Published ones' }),
    state: z.enum(GRADING_STATES).optional(),
  }),
  success: { status: 200, schema: pageOf(gradingItem), description: 'A page of grades' },
  problems: [],
  async handle({ query: { limit, cursor, year, provider, grade, state }, caller }, { database: { pool } }) {
    const after = keyIn(cursor, z.tuple([z.string(), z.string(), z.uuid()]));
    const { rows } = await pool.query<Row>({
      name: 'gradings',
      text: LIST,
      values: [
        ...seenBy(caller),
        ...[year ?? null, provider ?? null, grade ?? null, state ?? null],
        ...(after ?? [null, null, null]),
        limit + 1,
      ],
    });
    return page(rows, limit, (row) => [String(row.year), String(row.points ?? -1), row.id], itemOf);
  },
});

export const getGrading = route({
  method: 'get',
  path: '/gradings/{gradingId}',
  operationId: 'getGrading',
  summary: '一家承接主体的年度等级 · The grade of a provider for a year, with every point explained',
  tag: 'providers',
  access: ['read', 'Credit'],
  params: z.object({ gradingId: z.uuid() }),
  success: { status: 200, schema: gradingDetail, description: 'The grade' },
  problems: ['not-found'],
  async handle({ params: { gradingId }, caller }, { database: { pool } }) {
    const { rows } = await pool.query<Row & Detail>({
      name: 'grading',
      text: ONE,
      values: [...seenBy(caller), gradingId],
    });
    const [row] = rows;
    if (row === undefined) throw notFound({ zh: '该年度等级', en: 'This grade' });
    const { facts, scheme, schemeFrom, schemeSource, reason, objection, objectionAnswer, serving } = row;
    const result = facts === null || scheme === null ? null : gradingOf(facts, scheme);
    return {
      ...{ ...itemOf(row), contracts: facts?.contracts ?? null, lines: [...(result?.lines ?? [])] },
      ...{ scheme, schemeFrom, schemeSource, reason, objection, objectionAnswer, serving: [...serving] },
    };
  },
});

interface Detail {
  readonly facts: GradingFacts | null;
  readonly scheme: GradingScheme | null;
  readonly schemeFrom: string | null;
  readonly schemeSource: string | null;
  readonly reason: string | null;
  readonly objection: string | null;
  readonly objectionAnswer: string | null;
  readonly serving: readonly { readonly id: string; readonly number: string }[];
}

function itemOf({ providerId, name, objectUntil, publishedAt, ...row }: Row): z.input<typeof gradingItem> {
  const { id, year, region, state, points, computed, grade, objected, mentor, improveUntil, improvementChecked } = row;
  return {
    ...{ id, year, region, state, points, computed, grade, objected, mentor, improveUntil, improvementChecked },
    provider: { id: providerId, name },
    objectUntil: objectUntil?.toISOString() ?? null,
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

const IN_BANK = `
  INSERT INTO provider_grading (organisation_id, region_code, year, opened_by, clock_epoch, clock_scale)
  SELECT o.id, o.region_code, $1, $2::uuid, $3, $4 FROM organisation o
  WHERE o.admission IN ('admitted', 'suspended') AND o.kind = ANY ($5) AND starts_with(o.region_code, $6)
  ON CONFLICT (organisation_id, year) DO NOTHING`;

/** Rows are their workflows' own outbox. Opening a year again adds whoever has come into the bank since. */
export const openGradingYear = route({
  method: 'post',
  path: '/gradings',
  operationId: 'openGradingYear',
  summary: '启动年度等级评定 · Open the grading of a year that is over',
  description: 'For every provider of the bank in the own region and below it; whoever is graded already stays as is.',
  tag: 'providers',
  access: ['work', 'Provider'],
  body: z.strictObject({ year: z.int().min(2020).max(2199) }).meta({ id: 'GradingYear', example: { year: 2025 } }),
  success: {
    status: 202,
    schema: z.object({ year: z.int(), opened: z.int() }).meta({ id: 'GradingYearOpened' }),
    description: 'Recorded; the grades are computed and put before officers',
  },
  problems: ['idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ body: { year }, caller, create }, { environment }) {
    const now = instantOfMillis(Date.now());
    if (year >= Number(dayOf(now).slice(0, 4))) throw invalid([NOT_OVER]);
    const scale = Math.round(clockOf(environment.daySeconds, now).scale);
    return create(async (tx) => {
      const values = [year, caller.userId, new Date(now), scale, [...PROVIDER_KINDS], regionPrefix(caller.region)];
      const opened = await tx.$executeRawUnsafe(IN_BANK, ...values);
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'grading.opened' },
          ...{ objectType: 'grading-year', objectId: `${caller.region}/${year}`, detail: { year, opened } },
        },
      });
      return { year, opened };
    });
  },
});

const NOT_OVER: InputError = {
  ...{ pointer: '/year', in: 'body', code: 'not_over', rule: 'AD-06' },
  message: '年度尚未结束，年终后才能评定。 / The year is not over yet.',
};
