import type { Served } from '../domain/contracts/earmark.ts';
import type { Database } from './database.ts';

type Reader = Pick<Database['pool'], 'query'>;

/** A source that an office may name today (BU-03). */
export interface FundChoice {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Codes. */
  readonly programmes: readonly string[];
}

/** What finance has declared of the money of a purchase: the confirmed budget first, then what was added at payments. */
export interface EarmarkRow {
  readonly kind: 'budget' | 'addition';
  readonly nameZh: string;
  readonly nameEn: string;
  /** The document that gives the money its direction. */
  readonly source: string;
  readonly programmes: readonly string[];
  readonly reason: string | null;
  readonly namedAt: Date;
}

/** Somebody served whom no declared source may pay for. */
export interface OutsideRow {
  /** Of the register. */
  readonly number: string;
  readonly programme: string;
}

/** Sources that the office of the purchase may name today. */
export async function fundChoices(db: Reader, purchaseId: string): Promise<FundChoice[]> {
  const { rows } = await db.query<FundChoice>(
    `SELECT f.id, f.name_zh AS "nameZh", f.name_en AS "nameEn", f.programmes
     FROM purchase p CROSS JOIN LATERAL fund_sources_in_force(p.region_code, (now() AT TIME ZONE 'Asia/Shanghai')::date) f
     WHERE p.id = $1 ORDER BY f.code`,
    [purchaseId],
  );
  return rows;
}

/** Codes of the programmes whose recipients the purchase serves, by its edition of the directory. */
export async function purchaseProgrammes(db: Reader, purchaseId: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ programmes: string[] }>('SELECT purchase_programmes($1) AS programmes', [
    purchaseId,
  ]);
  return rows[0]?.programmes ?? [];
}

export async function earmarksOf(db: Reader, purchaseId: string): Promise<EarmarkRow[]> {
  const { rows } = await db.query<EarmarkRow>(
    `SELECT e.kind, f.name_zh AS "nameZh", f.name_en AS "nameEn", f.source, e.programmes, e.reason, e.named_at AS "namedAt"
     FROM earmarks_in_force($1) e JOIN fund_source f ON f.id = e.fund_source_id ORDER BY e.id`,
    [purchaseId],
  );
  return rows;
}

/** How many people of each programme the contract served in the period of an instalment. */
export async function servedBy(db: Reader, contractId: string, seq: number): Promise<Served[]> {
  const { rows } = await db.query<Served>(
    `SELECT programme, count(*)::int AS people FROM served_by_instalment($1, $2) GROUP BY programme ORDER BY programme`,
    [contractId, seq],
  );
  return rows;
}

/** Those of them whom no declared source may pay for, by their numbers, the first so many. */
export async function servedOutsideOf(
  db: Reader,
  contractId: string,
  seq: number,
  most: number,
): Promise<OutsideRow[]> {
  const { rows } = await db.query<OutsideRow>(
    `SELECT number, programme FROM served_outside_earmark($1, $2) ORDER BY number LIMIT $3`,
    [contractId, seq, most],
  );
  return rows;
}

/** Names by code. */
export async function programmeNames(
  db: Reader,
): Promise<ReadonlyMap<string, { readonly zh: string; readonly en: string }>> {
  const { rows } = await db.query<{ code: string; zh: string; en: string }>(
    'SELECT code, name_zh AS zh, name_en AS en FROM programme ORDER BY code',
  );
  return new Map(rows.map(({ code, zh, en }) => [code, { zh, en }]));
}
