import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  clockOf,
  InvalidDayLength,
  MIN_TASK_WALL_MILLIS,
  taskWindow,
  toBusiness,
  toWall,
} from '../../../domain/time/business-clock.ts';
import { addMillis, instantOfMillis, millisOf, type Instant } from '../../../domain/time/shanghai.ts';

const EPOCH: Instant = '2026-11-23T01:00:00.000Z';
const YEAR_MILLIS = 365 * 86_400_000;

const clock = fc.oneof(
  fc.integer({ min: 1, max: 86_400 }).map((seconds) => clockOf(seconds, EPOCH)),
  fc.double({ min: 0.5, max: 86_400, noNaN: true }).map((seconds) => clockOf(seconds, EPOCH)),
);
/** Clocks whose epoch lies up to some minutes ahead of `EPOCH`. */
const catchingUp = fc
  .record({ ahead: fc.integer({ min: 1, max: 600_000 }), scale: fc.integer({ min: 1, max: 600_000 }) })
  .map(({ ahead, scale }) => ({ epoch: addMillis(EPOCH, ahead), scale, catchesUp: true }));
const wallInstant = fc.integer({ min: 0, max: YEAR_MILLIS / 100 }).map((ms) => addMillis(EPOCH, ms));
const businessInstant = fc.integer({ min: -YEAR_MILLIS, max: 3 * YEAR_MILLIS }).map((ms) => addMillis(EPOCH, ms));

describe('a business clock', () => {
  test('at scale 1 is the wall clock', () => {
    const ordinary = clockOf(undefined, EPOCH);
    expect(ordinary.scale).toBe(1);
    fc.assert(
      fc.property(businessInstant, (at) => {
        expect(toWall(ordinary, at)).toBe(at);
        expect(toBusiness(ordinary, at)).toBe(at);
      }),
    );
  });

  test('with two seconds a day reaches the next day after two seconds', () => {
    const fast = clockOf(2, EPOCH);
    expect(toBusiness(fast, addMillis(EPOCH, 2000))).toBe(addMillis(EPOCH, 86_400_000));
    expect(toWall(fast, addMillis(EPOCH, 86_400_000))).toBe(addMillis(EPOCH, 2000));
  });

  test('gives back every wall-clock instant', () => {
    fc.assert(
      fc.property(fc.oneof(clock, catchingUp), wallInstant, (c, wall) => {
        expect(toWall(c, toBusiness(c, wall))).toBe(wall);
      }),
    );
  });

  test('has reached a business instant at its wall-clock instant, and not a millisecond before', () => {
    fc.assert(
      fc.property(fc.oneof(clock, catchingUp), businessInstant, (c, business) => {
        const wall = toWall(c, business);
        expect(toBusiness(c, wall) >= business).toBe(true);
        expect(toBusiness(c, addMillis(wall, -1)) < business).toBe(true);
      }),
    );
  });

  test('that catches up lives through its past fast, meets the wall clock at its epoch and stays with it', () => {
    fc.assert(
      fc.property(catchingUp, fc.integer({ min: 0, max: YEAR_MILLIS }), (c, later) => {
        const passed = millisOf(c.epoch) - millisOf(EPOCH);
        expect(millisOf(toBusiness(c, EPOCH))).toBe(millisOf(c.epoch) - passed * c.scale);
        const after = addMillis(c.epoch, later);
        expect(toBusiness(c, after)).toBe(after);
        expect(toWall(c, after)).toBe(after);
        expect(taskWindow(c, after, addMillis(after, 1))).toEqual({
          dueAtWall: addMillis(after, 1),
          dueAtBusiness: addMillis(after, 1),
          stretched: false,
        });
      }),
    );
  });

  test('never runs backwards', () => {
    fc.assert(
      fc.property(fc.oneof(clock, catchingUp), businessInstant, businessInstant, (c, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(toWall(c, earlier) <= toWall(c, later)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(clock, catchingUp), wallInstant, wallInstant, (c, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(toBusiness(c, earlier) <= toBusiness(c, later)).toBe(true);
      }),
    );
  });

  test.each([0, -1, 86_401, Number.NaN, Number.POSITIVE_INFINITY])('refuses a day of %d seconds', (seconds) => {
    expect(() => clockOf(seconds, EPOCH)).toThrow(InvalidDayLength);
  });
});

describe('the window of a human task', () => {
  test('is never shorter than people can answer on a fast clock', () => {
    const fast = clockOf(2, EPOCH);
    const asked = addMillis(EPOCH, 10_000);
    const due = addMillis(toBusiness(fast, asked), 3_600_000);
    const window = taskWindow(fast, asked, due);
    expect(window.stretched).toBe(true);
    expect(millisOf(window.dueAtWall) - millisOf(asked)).toBe(MIN_TASK_WALL_MILLIS);
    expect(window.dueAtBusiness > due).toBe(true);
  });

  test('keeps a legal due date that leaves time enough', () => {
    const fast = clockOf(2, EPOCH);
    const due = addMillis(EPOCH, 5 * 86_400_000);
    expect(taskWindow(fast, EPOCH, due)).toEqual({
      dueAtWall: addMillis(EPOCH, 10_000),
      dueAtBusiness: due,
      stretched: false,
    });
  });

  test('is never stretched at scale 1, even when the due date has passed', () => {
    const ordinary = clockOf(undefined, EPOCH);
    const due = instantOfMillis(millisOf(EPOCH) - 1);
    expect(taskWindow(ordinary, EPOCH, due)).toEqual({ dueAtWall: due, dueAtBusiness: due, stretched: false });
  });
});
