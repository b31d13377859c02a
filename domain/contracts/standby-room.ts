import { isWithin } from '../region.ts';
import { DEPENDENCY_ORDER, type Dependency } from './dependency.ts';

/** Recipients of one region and level who need the same services: they are placed alike. */
export interface PlacingGroup {
  /** GB/T 2260. */
  readonly region: string;
  /** Codes of the directory, ascending. */
  readonly services: readonly string[];
  readonly dependency: Dependency;
  readonly recipients: number;
}

/** What is free of one line of a provider's stated capability; it holds for every region below its own. */
export interface StatedRoom {
  readonly item: string;
  readonly region: string;
  /** Recipients besides those it serves there and those it keeps a place for. */
  readonly room: number;
}

/** Why a provider may stand in for nobody now. */
export const BARS = ['debarred', 'suspended', 'not-in-bank'] as const;
export type Bar = (typeof BARS)[number];

export interface StandbyRoom {
  readonly barred: Bar | null;
  /** Recipients over all its services, besides those it serves and those it keeps a place for. */
  readonly overall: number;
  /** Null where it has stated no capability: its own answer alone says how many it takes (CT-01). */
  readonly stated: readonly StatedRoom[] | null;
}

/** Why a standby provider is not asked in a takeover, in the order in which it is looked for. */
export const PASS_REASONS = [...BARS, 'nobody-left', 'service-not-stated', 'region-not-stated', 'no-room'] as const;
export type PassReason = (typeof PASS_REASONS)[number];

/** Whom a standby provider is asked for, and who is left after it. */
export interface StandbyShare {
  /** Null where it is asked. */
  readonly passed: PassReason | null;
  /** Whom it can take: what it is asked for where it has stated a capability, otherwise an estimate. */
  readonly taken: readonly PlacingGroup[];
  readonly left: readonly PlacingGroup[];
}

/**
 * Whom one standby provider is asked for: the most dependent first (CT-06), each with all their services, and only where it
 * has stated every one of them for their region and still has room in each line that holds there.
 */
export function shareOf(groups: readonly PlacingGroup[], standby: StandbyRoom): StandbyShare {
  if (standby.barred !== null) return passed(standby.barred, groups);
  if (countOf(groups) === 0) return passed('nobody-left', groups);
  const { stated } = standby;
  const free = new Map((stated ?? []).map((line) => [line, Math.max(0, line.room)]));
  let overall = Math.max(0, standby.overall);
  const taken: PlacingGroup[] = [];
  const left: PlacingGroup[] = [];
  for (const group of inOrder(groups)) {
    const lines = stated === null ? [] : linesFor(group, stated);
    const most = lines === undefined ? 0 : Math.min(group.recipients, overall, ...lines.map((line) => free.get(line)!));
    for (const line of lines ?? []) free.set(line, free.get(line)! - most);
    overall -= most;
    if (most > 0) taken.push({ ...group, recipients: most });
    if (most < group.recipients) left.push({ ...group, recipients: group.recipients - most });
  }
  if (stated !== null && taken.length === 0) return passed(reasonFor(groups, stated), groups);
  return { passed: null, taken, left };
}

/** The most dependent first; those of one level in a fixed order. */
export function inOrder(groups: readonly PlacingGroup[]): readonly PlacingGroup[] {
  const key = ({ region, services }: PlacingGroup) => [region, ...services].join(' ');
  return groups.toSorted(
    (a, b) =>
      DEPENDENCY_ORDER.indexOf(a.dependency) - DEPENDENCY_ORDER.indexOf(b.dependency) || (key(a) < key(b) ? -1 : 1),
  );
}

export function countOf(groups: readonly PlacingGroup[]): number {
  return groups.reduce((sum, { recipients }) => sum + recipients, 0);
}

/** The first of them, as many as a provider says it takes of what it was asked for. */
export function upTo(groups: readonly PlacingGroup[], capacity: number): readonly PlacingGroup[] {
  let free = capacity;
  return inOrder(groups).flatMap((group) => {
    const recipients = Math.min(free, group.recipients);
    free -= recipients;
    return recipients === 0 ? [] : [{ ...group, recipients }];
  });
}

function passed(reason: PassReason, groups: readonly PlacingGroup[]): StandbyShare {
  return { passed: reason, taken: [], left: inOrder(groups) };
}

/** Every line that says something of the group's services where it lives; undefined where a service has none. */
function linesFor({ region, services }: PlacingGroup, stated: readonly StatedRoom[]): StatedRoom[] | undefined {
  const lines = services.map((item) => stated.filter((line) => line.item === item && isWithin(line.region, region)));
  return lines.some((of) => of.length === 0) ? undefined : lines.flat();
}

function reasonFor(groups: readonly PlacingGroup[], stated: readonly StatedRoom[]): PassReason {
  const items = new Set(stated.map(({ item }) => item));
  const served = groups.filter(({ services }) => services.every((item) => items.has(item)));
  if (served.length === 0) return 'service-not-stated';
  return served.some((group) => linesFor(group, stated) !== undefined) ? 'no-room' : 'region-not-stated';
}
