import type { PlacingGroup, StandbyRoom } from './standby-room.ts';

export interface InspectionFacts {
  readonly month: number;
  readonly problems: boolean;
  readonly visitsPlanned: number;
  readonly visitsDone: number;
  /** 0–100 %. */
  readonly satisfaction: number;
}

export interface StandbyFacts {
  /** Recipients it can serve at once, as it has stated. */
  readonly capacity: number;
  /** Recipients it is responsible for already. */
  readonly serving: number;
}

/** The parts of a takeover plan that CT-01 asks for. */
export const PLAN_PARTS = ['trigger', 'scope', 'costCapPercent', 'dataHandover', 'staffHandover', 'end'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

/** What is known of a contract in force on one day: the only things that its risk stands on. */
export interface RiskFacts {
  /** Who would have to be handed over. */
  readonly recipients: number;
  /** In the order in which they are asked. */
  readonly standby: readonly StandbyFacts[];
  /** Recipients' services without a responsible provider now. */
  readonly uncovered: number;
  /** The last three, the newest first. */
  readonly inspections: readonly InspectionFacts[];
  readonly overdueInspections: number;
  /** Other overdue tasks of the contract. */
  readonly overdueTasks: number;
  /** Alerts of its records of service that nobody has looked into yet (record-rules.ts). */
  readonly recordAlerts: number;
  /** What asks for a takeover and no supervisor has weighed yet (takeover-triggers.ts). */
  readonly weighings: number;
  readonly paymentsFrozen: boolean;
  readonly paymentsWithheld: number;
  /** Calendar days to the last day of service, negative after it; null before the dates are set. */
  readonly daysLeft: number | null;
  /** A later purchase for one of the same townships and items is under way. */
  readonly succeeded: boolean;
}

/** What the readiness of its takeover plan stands on. */
export interface ReadinessFacts {
  /** Whom a takeover would have to place now, as it would place them. */
  readonly groups: readonly PlacingGroup[];
  /** What each standby provider can take now, in the order in which they are asked. */
  readonly standby: readonly StandbyRoom[];
  readonly planParts: readonly PlanPart[];
  /** Calendar days since the last drill that was carried through; null when there was none. */
  readonly drilledDaysAgo: number | null;
  /** Gaps that the report of that drill names; null where there is no report. */
  readonly drillGaps: number | null;
  /** The region has a unit of its own staff for whoever nobody takes. */
  readonly hasLastResort: boolean;
}

/** Recipients a standby provider could take besides those it serves. */
export function freeCapacity({ capacity, serving }: StandbyFacts): number {
  return Math.max(0, capacity - serving);
}

export function freeCapacityOf(standby: readonly StandbyFacts[]): number {
  return standby.reduce((sum, provider) => sum + freeCapacity(provider), 0);
}
