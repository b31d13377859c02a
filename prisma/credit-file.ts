import type pg from 'pg';
import type { CreditEventCode } from '../domain/providers/credit-event.ts';
import { houseScheme, type CreditScheme } from '../domain/providers/credit-scheme.ts';
import { creditScore, type CreditScore, type ScoredEvent } from '../domain/providers/credit-score.ts';
import { dayOf, instantOfMillis, type Day, type Instant } from '../domain/time/shanghai.ts';

type Sql = pg.Pool | pg.PoolClient;

/** A credit file as it counts: the score, and all that it was computed from. */
export interface CreditFile {
  readonly asOf: Instant;
  readonly scheme: CreditScheme;
  /** Document of the scheme; null where the region has published none (CR-01). */
  readonly source: string | null;
  readonly events: readonly ScoredEvent[];
  readonly result: CreditScore;
}

interface EventRow {
  readonly providerId: string;
  readonly key: string;
  readonly kind: CreditEventCode;
  readonly at: Date;
  readonly annulled: boolean;
  readonly repaired: boolean;
}

const EVENTS = `
  SELECT e.provider_id AS "providerId", e.key, e.kind, e.at,
         coalesce(bool_or(a.kind = 'objection'), false) AS annulled, coalesce(bool_or(a.kind = 'repair'), false) AS repaired
  FROM credit_event e
  LEFT JOIN credit_appeal a ON a.organisation_id = e.provider_id AND a.event_key = e.key AND a.state = 'upheld'
  WHERE e.provider_id = ANY ($1::uuid[]) AND e.at IS NOT NULL
  GROUP BY e.provider_id, e.key, e.kind, e.at ORDER BY e.key`;

const SCHEMES = `
  SELECT o.id, (s.s).scheme, (s.s).source
  FROM organisation o, LATERAL (SELECT credit_scheme_in_force(o.region_code, $2::date) AS s) s
  WHERE o.id = ANY ($1::uuid[])`;

/** The files of some providers, each by the scheme of its own region, as of now. */
export async function creditFiles(db: Sql, providerIds: readonly string[]): Promise<ReadonlyMap<string, CreditFile>> {
  const asOf = instantOfMillis(Date.now());
  const day = dayOf(asOf);
  const { rows: schemes } = await db.query<{ id: string; scheme: CreditScheme | null; source: string | null }>({
    text: SCHEMES,
    values: [providerIds, day],
  });
  const { rows } = await db.query<EventRow>({ text: EVENTS, values: [providerIds] });
  return new Map(
    schemes.map(({ id, scheme: own, source }) => {
      const scheme = schemeOn(day, own);
      const events = rows.filter(({ providerId }) => providerId === id).map(eventOf);
      return [id, { asOf, scheme, source, events, result: creditScore(events, scheme, asOf) }];
    }),
  );
}

/** The same of one provider. Throws if there is no such organisation. */
export async function creditFileOf(db: Sql, providerId: string): Promise<CreditFile> {
  const file = (await creditFiles(db, [providerId])).get(providerId);
  if (file === undefined) throw new Error(`no organisation ${providerId}`);
  return file;
}

/** What the file of a provider scored at an instant that is past, by the scheme of its region that was in force then. */
export async function creditScoreAt(db: Sql, providerId: string, at: Instant): Promise<CreditScore> {
  const day = dayOf(at);
  const values = [[providerId], day];
  const { rows: schemes } = await db.query<{ scheme: CreditScheme | null }>({ text: SCHEMES, values });
  const own = schemes[0]?.scheme ?? null;
  const { rows } = await db.query<EventRow>({ text: EVENTS, values: [[providerId]] });
  const known = rows.map(eventOf).filter((event) => event.at <= at);
  return creditScore(known, schemeOn(day, own), at);
}

/** The scheme of a region on a day, its own or the house's. */
export async function schemeOf(db: Sql, region: string, on: Day): Promise<Pick<CreditFile, 'scheme' | 'source'>> {
  const text = 'SELECT (s.s).scheme, (s.s).source FROM (SELECT credit_scheme_in_force($1, $2::date) AS s) s';
  const { rows } = await db.query<{ scheme: CreditScheme | null; source: string | null }>({
    text,
    values: [region, on],
  });
  const own = rows[0]?.scheme ?? null;
  return { scheme: schemeOn(on, own), source: rows[0]?.source ?? null };
}

/** A region's own scheme as it was entered, else the figures of the day. */
function schemeOn(day: Day, own: CreditScheme | null): CreditScheme {
  return own ?? houseScheme(day);
}

function eventOf({ key, kind, at, annulled, repaired }: EventRow): ScoredEvent {
  return { key, kind, at: instantOfMillis(at.getTime()), annulled, repaired };
}
