import { DEPENDENCY_ORDER, type Dependency } from './dependency.ts';
import type { LastResortRung } from './last-resort.ts';
import type { PassReason } from './standby-room.ts';

/** What a drill can show to be missing, in the order in which it is told. */
export const DRILL_GAPS = [
  'not-started',
  'decision-late',
  'no-standby',
  'passed-over',
  'answer-missing',
  'answer-declined',
  'no-room',
  'no-township-unit',
  'coverage-late',
] as const;
export type DrillGapCode = (typeof DRILL_GAPS)[number];

/** What became of asking a standby provider; `passed` is one that was not asked at all. */
export const DRILL_ANSWERS = ['asked', 'accepted', 'declined', 'expired', 'failed', 'passed'] as const;
export type DrillAnswer = (typeof DRILL_ANSWERS)[number];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One standby provider as the drill asked it. Times are minutes of the business clock since the drill was asked for. */
export interface DrillAsked {
  readonly position: number;
  readonly provider: Named;
  readonly answer: DrillAnswer;
  /** Why it was passed over; null where it was asked. */
  readonly passReason: PassReason | null;
  /** Null where it was passed over. */
  readonly askedMinutes: number | null;
  readonly dueMinutes: number | null;
  readonly answeredMinutes: number | null;
  /** Recipients it would have taken, and those of them it was given. */
  readonly capacity: number;
  readonly takes: number;
}

/** Recipients of one level whom one provider would have taken. */
export interface DrillPlaced {
  readonly dependency: Dependency;
  readonly recipients: number;
  readonly township: boolean;
  readonly firstMinutes: number;
  readonly lastMinutes: number;
}

export interface DrillFacts {
  readonly urgent: boolean;
  /** Who would have served whoever was left; null where nobody was. */
  readonly lastResort: LastResortRung | null;
  readonly decision: {
    readonly outcome: 'start' | 'dismiss';
    readonly minutes: number;
    readonly dueMinutes: number;
  } | null;
  readonly asked: readonly DrillAsked[];
  readonly placed: readonly DrillPlaced[];
}

export interface DrillLevel {
  readonly dependency: Dependency;
  readonly recipients: number;
  /** Of them those whom no standby provider had room for. */
  readonly township: number;
  readonly firstMinutes: number;
  readonly lastMinutes: number;
}

export interface DrillGap {
  readonly code: DrillGapCode;
  /** Recipients, or minutes beyond what was due; null where neither says anything. */
  readonly count: number | null;
  readonly provider: Named | null;
}

/** What a drill showed (演练报告), as it is kept. */
export interface DrillReport {
  readonly urgent: boolean;
  readonly lastResort: LastResortRung | null;
  readonly decision: DrillFacts['decision'];
  readonly asked: readonly DrillAsked[];
  readonly levels: readonly DrillLevel[];
  /** Null where nobody was covered, because the drill was not started. */
  readonly coverage: { readonly firstMinutes: number; readonly lastMinutes: number } | null;
  /** Within how many minutes everybody is covered if each person asked uses up the time given. */
  readonly coverageDueMinutes: number;
  readonly gaps: readonly DrillGap[];
}

/** Reads the report out of what happened; the same facts give the same report. */
export function drillReport({ urgent, lastResort, decision, asked, placed }: DrillFacts): DrillReport {
  const levels = DEPENDENCY_ORDER.flatMap((dependency) => levelOf(dependency, placed));
  const coverage =
    levels.length === 0
      ? null
      : {
          firstMinutes: Math.min(...levels.map(({ firstMinutes }) => firstMinutes)),
          lastMinutes: Math.max(...levels.map(({ lastMinutes }) => lastMinutes)),
        };
  const windows = asked.map(({ askedMinutes, dueMinutes }) => (dueMinutes ?? 0) - (askedMinutes ?? 0));
  const coverageDueMinutes = windows.reduce((sum, window) => sum + window, urgent ? 0 : (decision?.dueMinutes ?? 0));
  const known = { urgent, lastResort, decision, asked, levels, coverage, coverageDueMinutes };
  return { ...known, gaps: gapsOf(known) };
}

function levelOf(dependency: Dependency, placed: readonly DrillPlaced[]): DrillLevel[] {
  const own = placed.filter((group) => group.dependency === dependency);
  if (own.length === 0) return [];
  const recipients = (groups: readonly DrillPlaced[]) => groups.reduce((sum, group) => sum + group.recipients, 0);
  return [
    {
      dependency,
      recipients: recipients(own),
      township: recipients(own.filter(({ township }) => township)),
      firstMinutes: Math.min(...own.map(({ firstMinutes }) => firstMinutes)),
      lastMinutes: Math.max(...own.map(({ lastMinutes }) => lastMinutes)),
    },
  ];
}

const OF_ANSWER = { passed: 'passed-over', expired: 'answer-missing', declined: 'answer-declined' } as const;

function gapsOf({
  lastResort,
  decision,
  asked,
  levels,
  coverage,
  coverageDueMinutes,
}: Omit<DrillReport, 'gaps'>): DrillGap[] {
  const found: DrillGap[] = asked.flatMap(({ answer, provider }) => {
    const code = OF_ANSWER[answer as keyof typeof OF_ANSWER];
    return code === undefined ? [] : [{ code, count: null, provider }];
  });
  const add = (code: DrillGapCode, count: number | null) => found.push({ code, count, provider: null });
  const township = levels.reduce((sum, level) => sum + level.township, 0);
  if (decision?.outcome !== 'start') add('not-started', null);
  if (decision !== null && decision.minutes > decision.dueMinutes)
    add('decision-late', decision.minutes - decision.dueMinutes);
  if (asked.length === 0 && coverage !== null) add('no-standby', null);
  if (township > 0) add('no-room', township);
  if (lastResort !== null && lastResort !== 'township') add('no-township-unit', township);
  if (coverage !== null && coverage.lastMinutes > coverageDueMinutes)
    add('coverage-late', coverage.lastMinutes - coverageDueMinutes);
  return found.sort((a, b) => DRILL_GAPS.indexOf(a.code) - DRILL_GAPS.indexOf(b.code));
}
