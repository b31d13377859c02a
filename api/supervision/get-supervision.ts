import { z } from 'zod';
import { IN_FORCE } from '../../domain/contracts/contract-state.ts';
import { FINDINGS, RISK_LEVELS, type FindingCode, type RiskLevel } from '../../domain/contracts/risk.ts';
import { startOfDay, dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import { regionPrefix } from '../access/scope.ts';
import { route } from '../route.ts';
import { findingSchema, riskAnswer, riskOfRow } from './assessment.ts';
import { contractRows } from './contract-rows.ts';

const count = z.int();
const MOST_ALERTS = 100;

const alertSchema = findingSchema
  .extend({
    contract: z.object({ id: z.uuid(), number: z.string(), lotName: z.string(), provider: z.string() }),
  })
  .meta({ id: 'SupervisionAlert' });

const supervisionSchema = z
  .object({
    uncovered: count.meta({ description: 'Recipients’ services without a responsible provider now; must be 0 (I6)' }),
    services: count.meta({ description: 'Recipients’ services owed now' }),
    contracts: z.object({ running: count, suspended: count }),
    byLevel: z.object({ high: count, watch: count, low: count }),
    takeovers: z.object({ running: count, drills: count }),
    drillsThisYear: count,
    drillsWithGaps: count.meta({ description: 'Of them those whose report names something to mend' }),
    alertCount: z.object({ urgent: count, other: count }),
    byFinding: z.array(z.object({ code: z.enum(FINDINGS), contracts: count })),
    alerts: z.array(alertSchema).meta({ description: `The heaviest first, at most ${MOST_ALERTS}` }),
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'Supervision' });

export const getSupervision = route({
  method: 'get',
  path: '/supervision',
  operationId: 'getSupervision',
  summary: '监督总览 · Coverage, takeovers and alerts of the own region',
  tag: 'contracts',
  access: ['read', 'Supervision'],
  success: { status: 200, schema: supervisionSchema, description: 'The region as it is now' },
  problems: [],
  async handle({ caller }, { database }) {
    const prefix = regionPrefix(caller.region);
    const [rows, region] = await Promise.all([contractRows(database, prefix), regionFigures(database, prefix)]);
    const judged = rows.map((row) => ({ row, risk: riskOfRow(row) }));
    const findings = judged.flatMap(({ row, risk }) =>
      riskAnswer(risk, row).findings.map((finding) => ({ row, score: risk.score, finding })),
    );
    findings.sort((a, b) => b.finding.points - a.finding.points || b.score - a.score);
    const urgent = findings.filter(({ finding }) => finding.urgent).length;
    return {
      ...region,
      contracts: tally(
        rows.map(({ state }) => state),
        IN_FORCE,
      ),
      byLevel: tally(
        judged.map(({ risk }): RiskLevel => risk.level),
        RISK_LEVELS,
      ),
      alertCount: { urgent, other: findings.length - urgent },
      byFinding: findingCounts(findings.map(({ finding }) => finding.code)),
      alerts: findings.slice(0, MOST_ALERTS).map(({ row, finding }) => ({
        ...finding,
        contract: { id: row.id, number: row.number, lotName: row.lotName, provider: row.providerName },
      })),
      asOf: new Date().toISOString(),
    };
  },
});

function tally<K extends string>(values: readonly K[], keys: readonly K[]): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const value of values) counts[value] += 1;
  return counts;
}

function findingCounts(codes: readonly FindingCode[]) {
  const counts = tally(codes, FINDINGS);
  return FINDINGS.filter((code) => counts[code] > 0).map((code) => ({ code, contracts: counts[code] }));
}

interface RegionFigures {
  readonly uncovered: number;
  readonly services: number;
  readonly takeovers: { readonly running: number; readonly drills: number };
  readonly drillsThisYear: number;
  readonly drillsWithGaps: number;
}

/** Counted over every contract, ended ones too: recipients of a terminated contract are owed their service still. */
async function regionFigures({ pool }: Database, prefix: string): Promise<RegionFigures> {
  const year = dayOf(instantOfMillis(Date.now())).slice(0, 4);
  const { rows } = await pool.query<{
    uncovered: number;
    services: number;
    running: number;
    drills: number;
    drillsThisYear: number;
    drillsWithGaps: number;
  }>({ name: 'region-figures', text: REGION, values: [prefix, startOfDay(`${year}-01-01` as Day)] });
  const { running, drills, ...figures } = rows[0]!;
  return { ...figures, takeovers: { running, drills } };
}

const REGION = `
  SELECT owed.*, going.*
  FROM (
    SELECT count(*)::int AS services,
           (count(*) FILTER (WHERE NOT EXISTS (
             SELECT 1 FROM coverage v
             WHERE v.recipient_id = o.recipient_id AND v.service_code = o.service_code AND upper_inf(v.period)
           )))::int AS uncovered
    FROM service_order o JOIN contract c ON c.id = o.contract_id
    WHERE o.state = 'active' AND starts_with(c.region_code, $1)
  ) owed, (
    SELECT (count(*) FILTER (WHERE NOT drill AND state IN ('requested', 'running', 'bridging')))::int AS running,
           (count(*) FILTER (WHERE drill AND state IN ('requested', 'running')))::int AS drills,
           (count(*) FILTER (WHERE outcome = 'drilled' AND closed_at >= $2))::int AS "drillsThisYear",
           (count(*) FILTER (WHERE outcome = 'drilled' AND closed_at >= $2 AND gaps > 0))::int AS "drillsWithGaps"
    FROM takeover LEFT JOIN drill_report ON takeover_id = id WHERE starts_with(region_code, $1)
  ) going`;
