import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { addMillis, instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import { database } from './stage.ts';

const EPOCH: Instant = '2026-11-23T01:00:00.000Z';

describe('business time in the database', () => {
  const { pool, close } = database();
  afterAll(() => close());

  test('is what the domain says, for every clock and every instant', async () => {
    const minutes = fc.integer({ min: -10_000, max: 500_000 });
    const clock = fc.record({ scale: fc.integer({ min: 1, max: 200_000 }), catchesUp: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(clock, minutes, async ({ scale, catchesUp }, minute) => {
        const wall = addMillis(EPOCH, minute * 1000);
        const { rows } = await pool.query<{ at: Date }>(
          'SELECT business_time($1::timestamptz, $2::int, $3::boolean, $4::timestamptz) AS at',
          [EPOCH, scale, catchesUp, wall],
        );
        expect(instantOfMillis(rows[0]!.at.getTime())).toBe(toBusiness({ epoch: EPOCH, scale, catchesUp }, wall));
      }),
    );
  });
});
