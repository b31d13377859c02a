import { figure, type FigureName } from '../procurement/rules.ts';
import type { Day } from '../time/shanghai.ts';
import { freeCapacityOf, type RiskFacts } from './contract-facts.ts';

/** What can speak against a contract; each is worth the points that HS-13 gives it. */
export const FINDINGS = [
  'uncovered',
  'takeover-weighing',
  'no-standby',
  'inspection-problems',
  'missed-visits',
  'satisfaction-low',
  'ending-soon',
  'standby-short',
  'satisfaction-falling',
  'inspection-overdue',
  'payments-frozen',
  'payment-withheld',
  'tasks-overdue',
  'record-alerts',
] as const satisfies readonly FigureName<'HS-13'>[];
export type FindingCode = (typeof FINDINGS)[number];

/** One thing that is wrong, with the numbers that say so. */
export interface Finding {
  readonly code: FindingCode;
  readonly points: number;
  readonly urgent: boolean;
  /** What was found and what it was held against, by name: `{ actual: 71, limit: 80 }`. */
  readonly figures: Readonly<Record<string, number>>;
}

export const RISK_LEVELS = ['high', 'watch', 'low'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export interface Risk {
  /** 0–100: the sum of the findings' points. */
  readonly score: number;
  readonly level: RiskLevel;
  /** The heaviest first. */
  readonly findings: readonly Finding[];
}

const MOST = 100;

type Found = readonly [FindingCode, Readonly<Record<string, number>>];

/**
 * The risk of a contract on a day by the house rules of that day (HS-12, HS-13): every point comes from a finding that
 * names its numbers. It puts contracts into an order for people; it decides nothing.
 */
export function riskOf(facts: RiskFacts, on: Day): Risk {
  const urgentFrom = figure('HS-12', 'urgentFinding', on).count;
  const findings = [...serviceFindings(facts, on), ...courseFindings(facts, on), ...standbyFindings(facts)]
    .map(([code, figures]): Finding => {
      const points = figure('HS-13', code, on).count;
      return { code, points, urgent: points >= urgentFrom, figures };
    })
    .sort((a, b) => b.points - a.points);
  const score = Math.min(
    MOST,
    findings.reduce((sum, { points }) => sum + points, 0),
  );
  return { score, level: levelOf(score, on), findings };
}

function levelOf(score: number, on: Day): RiskLevel {
  if (score >= figure('HS-12', 'high', on).count) return 'high';
  return score >= figure('HS-12', 'watch', on).count ? 'watch' : 'low';
}

/** What recipients feel: nobody responsible, missed visits, dissatisfaction. */
function serviceFindings({ uncovered, inspections }: RiskFacts, on: Day): Found[] {
  const found: Found[] = [];
  if (uncovered > 0) found.push(['uncovered', { actual: uncovered, limit: 0 }]);
  const [last, ...before] = inspections;
  if (last === undefined) return found;
  const { month, problems, visitsPlanned, visitsDone, satisfaction } = last;
  if (problems) found.push(['inspection-problems', { month }]);
  const missed = visitsPlanned - visitsDone;
  if (missed > 0 && missed * 10_000 >= visitsPlanned * figure('HS-12', 'missedVisits', on).basisPoints)
    found.push(['missed-visits', { month, actual: missed, planned: visitsPlanned }]);
  const low = figure('HS-12', 'satisfactionLow', on).basisPoints / 100;
  if (satisfaction < low) found.push(['satisfaction-low', { month, actual: satisfaction, limit: low }]);
  const best = Math.max(...before.map((earlier) => earlier.satisfaction));
  if (best - satisfaction >= figure('HS-12', 'satisfactionDrop', on).basisPoints / 100)
    found.push(['satisfaction-falling', { month, actual: satisfaction, before: best }]);
  return found;
}

/** How the contract is run: inspections, money, tasks, its end. */
function courseFindings(facts: RiskFacts, on: Day): Found[] {
  const { overdueInspections, overdueTasks, recordAlerts, paymentsFrozen, paymentsWithheld, daysLeft, succeeded } =
    facts;
  const found: Found[] = [];
  if (facts.weighings > 0) found.push(['takeover-weighing', { actual: facts.weighings }]);
  if (overdueInspections > 0) found.push(['inspection-overdue', { actual: overdueInspections }]);
  if (paymentsFrozen) found.push(['payments-frozen', {}]);
  if (paymentsWithheld > 0) found.push(['payment-withheld', { actual: paymentsWithheld }]);
  if (overdueTasks > 0) found.push(['tasks-overdue', { actual: overdueTasks }]);
  if (recordAlerts > 0) found.push(['record-alerts', { actual: recordAlerts }]);
  const soon = figure('HS-12', 'endingSoon', on).count;
  if (daysLeft !== null && daysLeft <= soon && !succeeded)
    found.push(['ending-soon', { actual: Math.max(0, daysLeft), limit: soon }]);
  return found;
}

/** Who would step in. */
function standbyFindings({ standby, recipients }: RiskFacts): Found[] {
  if (standby.length === 0) return [['no-standby', { limit: recipients }]];
  const free = freeCapacityOf(standby);
  return free < recipients ? [['standby-short', { actual: free, limit: recipients }]] : [];
}
