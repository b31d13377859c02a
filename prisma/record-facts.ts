import type pg from 'pg';
import type { RecordRuleCode } from '../domain/contracts/record-rules.ts';

/** One month of one contract, as instants and days of its business clock. */
export interface WatchedMonth {
  readonly contractId: string;
  readonly purchaseId: string;
  readonly providerId: string;
  /** First instant; of the month before; and the first after the month. */
  readonly from: string;
  readonly fromBefore: string;
  readonly until: string;
}

interface CountedFacts {
  readonly planned: number;
  readonly done: number;
  readonly rating: number | null;
  readonly ratingBefore: number | null;
  readonly denied: number;
  readonly twoPlaces: number;
  readonly sameText: number;
  readonly afterEnd: number;
  readonly outsideRoster: number;
  readonly staffBefore: number;
  readonly staff: number;
}

interface CountingLimits {
  /** Answers that a mean needs. */
  readonly answers: number;
  /** Characters from which a text is long enough to be the same by more than chance. */
  readonly longText: number;
}

/**
 * Everything that is counted of a month, in one statement that reads the month's visits once and asks for their answers one
 * by one, so that it costs what the month has and not what the installation has.
 */
export async function countMonth(
  db: pg.Pool,
  month: WatchedMonth,
  { answers, longText }: CountingLimits,
): Promise<CountedFacts> {
  const { rows } = await db.query<CountedFacts>({
    name: 'count-month',
    text: COUNTED,
    values: [...valuesOf(month), month.fromBefore, month.purchaseId, answers, longText],
  });
  return rows[0]!;
}

function valuesOf({ contractId, from, until, providerId }: WatchedMonth): unknown[] {
  return [contractId, from, until, providerId];
}

/** What was withdrawn counts for nothing. */
const OF_MONTH =
  'v.withdrawn_at IS NULL AND v.contract_id = $1 AND v.started_at >= $2::timestamptz AND v.started_at < $3::timestamptz';

/**
 * A visit lasts a day at most, so that only those of the last 24 hours can reach into this one. OFFSET keeps it a question
 * that is asked of the index for each visit: as a join, all that the provider has ever recorded is compared.
 */
const ELSEWHERE = `EXISTS (
  SELECT 1 FROM visit o
  WHERE o.provider_id = $4 AND o.staff = v.staff
    AND o.started_at > v.started_at - interval '24 hours' AND o.started_at <= v.started_at
    AND o.ended_at > v.started_at AND o.place <> v.place AND o.id <> v.id AND o.withdrawn_at IS NULL
  OFFSET 0)`;

/** Few have ended: they are found by an index of their own (recipient_ended). */
const AFTER_END = `r.ended_on IS NOT NULL AND (v.started_at AT TIME ZONE 'Asia/Shanghai')::date > r.ended_on`;

/** Of a provider that keeps a roster: whoever went was not on it that day. */
const OUTSIDE_ROSTER = `EXISTS (SELECT 1 FROM provider_staff s WHERE s.organisation_id = $4) AND NOT EXISTS (
  SELECT 1 FROM provider_staff s
  WHERE s.organisation_id = $4 AND s.name = v.staff
    AND (v.started_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN s.joined_on AND coalesce(s.left_on, 'infinity'))`;

/** Whether somebody of the roster `s` is in service when the day of an instant begins. */
const inService = (instant: string) =>
  `s.joined_on < (${instant}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
   AND coalesce(s.left_on, 'infinity') >= (${instant}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;

const COUNTED = `
  WITH month AS MATERIALIZED (
    SELECT v.id, v.recipient_id, v.service_code, v.staff, v.started_at, v.place, v.done FROM visit v WHERE ${OF_MONTH}
  ), clock AS (
    SELECT clock_epoch, clock_scale, clock_catches_up FROM purchase WHERE id = $6
  ), owed AS (
    SELECT k.recipient_id, k.service_code, plan.per_month
    FROM coverage k
    JOIN recipient r ON r.id = k.recipient_id
    JOIN visit_plan plan
      ON plan.contract_id = k.contract_id AND plan.service_code = k.service_code AND plan.dependency = r.dependency
    CROSS JOIN clock
    WHERE k.contract_id = $1
      AND business_time(clock_epoch, clock_scale, clock_catches_up, lower(k.period)) < $2::timestamptz + interval '1 day'
      AND (upper_inf(k.period)
        OR business_time(clock_epoch, clock_scale, clock_catches_up, upper(k.period)) >= $3::timestamptz)
  ), kept AS (
    SELECT recipient_id, service_code, count(*) AS n FROM month GROUP BY recipient_id, service_code
  ), said AS (
    SELECT v.started_at >= $2::timestamptz AS now, f.took_place, f.rating
    FROM visit v CROSS JOIN LATERAL (
      SELECT took_place, rating FROM visit_feedback WHERE visit_id = v.id OFFSET 0
    ) f
    WHERE v.withdrawn_at IS NULL AND v.contract_id = $1 AND v.started_at >= $5::timestamptz AND v.started_at < $3::timestamptz
  )
  SELECT (SELECT coalesce(sum(per_month), 0)::int FROM owed) AS planned,
         (SELECT coalesce(sum(least(o.per_month, kept.n)), 0)::int
          FROM owed o JOIN kept ON kept.recipient_id = o.recipient_id AND kept.service_code = o.service_code) AS done,
         (SELECT CASE WHEN count(rating) >= $7 THEN round(avg(rating) * 10)::int END FROM said WHERE now) AS rating,
         (SELECT CASE WHEN count(rating) >= $7 THEN round(avg(rating) * 10)::int END FROM said WHERE NOT now)
           AS "ratingBefore",
         (SELECT count(*)::int FROM said WHERE now AND NOT took_place) AS denied,
         (SELECT count(*)::int FROM month v WHERE ${ELSEWHERE}) AS "twoPlaces",
         (SELECT coalesce(max(n), 0)::int
          FROM (SELECT count(DISTINCT recipient_id) AS n FROM month WHERE length(done) >= $8 GROUP BY done) texts)
           AS "sameText",
         (SELECT count(*)::int FROM month v JOIN recipient r ON r.id = v.recipient_id WHERE ${AFTER_END}) AS "afterEnd",
         (SELECT count(*)::int FROM month v WHERE ${OUTSIDE_ROSTER}) AS "outsideRoster",
         (SELECT count(*)::int FROM provider_staff s WHERE s.organisation_id = $4 AND ${inService('$2')}) AS "staffBefore",
         (SELECT count(*)::int FROM provider_staff s WHERE s.organisation_id = $4 AND ${inService('$3')}) AS staff`;

const MOST_SHOWN = 20;

/** Which visits show it, at most twenty; a rule that is about what is missing has none. */
const EVIDENCE: Readonly<Partial<Record<RecordRuleCode, string>>> = {
  'rating-drop': `
    SELECT v.id FROM visit v JOIN visit_feedback f ON f.visit_id = v.id
    WHERE ${OF_MONTH} AND $4::uuid IS NOT NULL AND f.rating IS NOT NULL ORDER BY f.rating, v.started_at DESC`,
  'visits-denied': `
    SELECT v.id FROM visit v JOIN visit_feedback f ON f.visit_id = v.id
    WHERE ${OF_MONTH} AND $4::uuid IS NOT NULL AND NOT f.took_place ORDER BY f.given_at DESC`,
  'two-places': `SELECT v.id FROM visit v WHERE ${OF_MONTH} AND ${ELSEWHERE} ORDER BY v.started_at DESC`,
  'same-text': `
    SELECT v.id FROM visit v
    WHERE ${OF_MONTH} AND $4::uuid IS NOT NULL AND v.done = (
      SELECT done FROM visit v WHERE ${OF_MONTH} GROUP BY done ORDER BY count(DISTINCT recipient_id) DESC, done LIMIT 1)
    ORDER BY v.started_at DESC`,
  'after-end': `
    SELECT v.id FROM visit v JOIN recipient r ON r.id = v.recipient_id
    WHERE ${OF_MONTH} AND $4::uuid IS NOT NULL AND ${AFTER_END} ORDER BY v.started_at DESC`,
  'outside-roster': `SELECT v.id FROM visit v WHERE ${OF_MONTH} AND ${OUTSIDE_ROSTER} ORDER BY v.started_at DESC`,
};

export async function evidenceOf(db: pg.Pool, rule: RecordRuleCode, month: WatchedMonth): Promise<string[]> {
  const text = EVIDENCE[rule];
  if (text === undefined) return [];
  const { rows } = await db.query<{ id: string }>(`${text} LIMIT ${MOST_SHOWN}`, valuesOf(month));
  return rows.map(({ id }) => id);
}
