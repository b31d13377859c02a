import { describe, expect, test } from '@jest/globals';
import type { LotCourse } from '../../workflows/purchase/lot.ts';
import { renderDetails } from '../../workflows/purchase/details.ts';

const contract = { contractId: 'c', number: 'SJ-2027-1', providerId: 'p' };
const lots: LotCourse[] = [
  { lotId: 'a', seq: 1, phase: 'contracted', orders: [], bids: [{ bidId: 'b', providerId: 'p' }], contract },
  { lotId: 'b', seq: 2, phase: 'failed', bids: [], orders: [] },
];

describe('the details of a purchase in the Temporal UI', () => {
  test('strike the stages passed, stress the present one and leave the rest', () => {
    const [line] = renderDetails('bidding', 'running', lots, []).split('\n');
    expect(line).toBe(
      '~~planning~~ → ~~publication~~ → **bidding** → evaluation → award → contract → monitoring → acceptance → closed · running',
    );
  });

  test('list each lot with its state and contract, and neither bids nor providers', () => {
    const details = renderDetails('monitoring', 'running', lots, []);
    expect(details).toContain('| 1 | contracted | SJ-2027-1 |\n| 2 | failed | – |');
    expect(details).not.toMatch(/bid[^d]|provider/);
  });

  test('show the last twelve lines of the timeline, each with its rule if it has one', () => {
    const timeline = Array.from({ length: 20 }, (_, i) => ({
      at: `2027-01-${10 + i}T01:00:00.000Z`,
      what: `event ${i}`,
      ...(i % 2 === 0 ? { rule: 'EV-15' } : {}),
    }));
    const rows = renderDetails('award', 'running', lots, timeline)
      .split('\n')
      .filter((row) => row.includes('event'));
    expect(rows).toHaveLength(12);
    expect(rows[0]).toBe('| 2027-01-18T01:00:00.000Z | event 8 | EV-15 |');
    expect(rows.at(-1)).toBe('| 2027-01-29T01:00:00.000Z | event 19 |  |');
  });
});
