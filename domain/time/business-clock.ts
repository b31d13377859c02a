import { addMillis, instantOfMillis, millisOf, type Instant } from './shanghai.ts';

/**
 * The clock the service lives by: business = epoch + (wall − epoch) × scale. Scale 1 in production, so that both are the
 * same; in a demonstration a day takes seconds and the epoch is the moment the demonstration began.
 */
export interface BusinessClock {
  readonly epoch: Instant;
  /** Business milliseconds per wall-clock millisecond, at least 1. */
  readonly scale: number;
  /**
   * The scale holds before the epoch only, which lies ahead: months that are past are lived through in a minute, and from
   * the epoch on the clock is the wall clock. For demonstration data that must have a history and then stay as it is.
   */
  readonly catchesUp?: boolean;
}

/** When a human task falls due, on both clocks. */
export interface TaskWindow {
  readonly dueAtWall: Instant;
  readonly dueAtBusiness: Instant;
  /** True when the fast clock would have left less than MIN_TASK_WALL_MILLIS. */
  readonly stretched: boolean;
}

/** A length of the day that would make the clock stand still, run backwards or slower than the world. */
export class InvalidDayLength extends Error {
  override readonly name = 'InvalidDayLength';

  constructor(daySeconds: number) {
    super(`a business day must take more than 0 and at most ${DAY_SECONDS} seconds, not ${daySeconds}`);
  }
}

const DAY_SECONDS = 86_400;

/**
 * Nobody reads a task and answers it faster than this, and a virtual officer needs a claim and a completion over HTTP:
 * on a fast clock a shorter window would make every deadline a missed one.
 */
export const MIN_TASK_WALL_MILLIS = 3_000;

/**
 * A clock on which a business day takes `daySeconds` seconds; undefined is the ordinary clock.
 * Throws InvalidDayLength outside (0, 86400].
 */
export function clockOf(daySeconds: number | undefined, epoch: Instant): BusinessClock {
  if (daySeconds === undefined) return { epoch, scale: 1 };
  if (!(daySeconds > 0 && daySeconds <= DAY_SECONDS)) throw new InvalidDayLength(daySeconds);
  return { epoch, scale: DAY_SECONDS / daySeconds };
}

function businessMillis(clock: BusinessClock, wallMillis: number): number {
  const epoch = millisOf(clock.epoch);
  if (hasCaughtUp(clock, wallMillis)) return wallMillis;
  return epoch + Math.floor((wallMillis - epoch) * clock.scale);
}

/** True from the epoch of a clock that catches up on; both clocks pass their epoch at the same instant. */
function hasCaughtUp({ epoch, catchesUp = false }: BusinessClock, millis: number): boolean {
  return catchesUp && millis >= millisOf(epoch);
}

/** What the business clock shows at a wall-clock instant. */
export function toBusiness(clock: BusinessClock, wallInstant: Instant): Instant {
  return instantOfMillis(businessMillis(clock, millisOf(wallInstant)));
}

/**
 * The first wall-clock millisecond at which the business clock has reached the instant: a timer set for it never fires
 * early. The corrections absorb the rounding of the division.
 */
export function toWall(clock: BusinessClock, businessInstant: Instant): Instant {
  const target = millisOf(businessInstant);
  if (hasCaughtUp(clock, target)) return businessInstant;
  const epoch = millisOf(clock.epoch);
  let wall = epoch + Math.ceil((target - epoch) / clock.scale);
  while (businessMillis(clock, wall) < target) wall += 1;
  while (businessMillis(clock, wall - 1) >= target) wall -= 1;
  return instantOfMillis(wall);
}

/** When a task asked at a wall-clock instant and due at a business instant falls due. At scale 1 it is never stretched. */
export function taskWindow(clock: BusinessClock, askedAtWall: Instant, dueAtBusiness: Instant): TaskWindow {
  const dueAtWall = toWall(clock, dueAtBusiness);
  const earliest = addMillis(askedAtWall, MIN_TASK_WALL_MILLIS);
  const ordinary = clock.scale === 1 || hasCaughtUp(clock, millisOf(askedAtWall));
  if (ordinary || dueAtWall >= earliest) return { dueAtWall, dueAtBusiness, stretched: false };
  return { dueAtWall: earliest, dueAtBusiness: toBusiness(clock, earliest), stretched: true };
}
