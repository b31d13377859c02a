import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { allAtOnce } from '../../dev/demo/all.ts';
import type { EndedPurchase } from '../../dev/demo/lawful-end.ts';
import { Office } from '../../dev/demo/office.ts';
import type { Environment } from '../../dev/environment.ts';
import { startTestEnvironment } from '../../dev/test-environment.ts';

/**
 * Of its mishaps: a supplier stays away from the tender, which leaves two; the documents of the consultation are returned
 * once; the officer asks to end the comparison, and the approver agrees.
 */
const SEED = 723;

/** Long enough that sealing a bid takes less than the three days of a comparison on a busy machine too. */
const DAY_SECONDS = 1.2;

/** `npm run demo -- --all` in short: three methods at once, whose ends are lawful or it throws (dev/demo/lawful-end.ts). */
let ends: Record<'tender' | 'consultation' | 'comparison', EndedPurchase>;

let environment: Environment;

beforeAll(async () => {
  environment = await startTestEnvironment('methods', DAY_SECONDS);
  const office = await Office.open(environment.apiUrl!, () => undefined);
  const methods = ['open-tender', 'competitive-consultation', 'below-threshold'] as const;
  const [tender, consultation, comparison] = await allAtOnce(office, SEED, methods);
  ends = { tender: tender!, consultation: consultation!, comparison: comparison! };
}, 480_000);

afterAll(() => environment.stop(), 30_000);

const kinds = ({ notices }: EndedPurchase) => notices.map(({ kind }) => kind).sort();

test('a tender with two bidders is never opened; its failure is published with the rule (M87 41)', () => {
  const { state, bidsOpenedAt, lots, awards } = ends.tender;
  expect([state, bidsOpenedAt, lots.map(({ failureRule }) => failureRule), awards]).toEqual([
    'failed',
    null,
    ['ME-13'],
    [],
  ]);
  expect(kinds(ends.tender)).toContain('failure-notice');
  expect(kinds(ends.tender)).not.toContain('opening-record');
});

test('a consultation goes on to its close although its documents were returned once', () => {
  const { state, awards, contracts } = ends.consultation;
  expect([state, awards.filter((award) => award.state === 'live').length]).toEqual(['closed', 1]);
  expect(contracts.filter(({ kind }) => kind === 'main').map((contract) => contract.state)).toEqual(['closed']);
  expect(kinds(ends.consultation)).toEqual(
    expect.arrayContaining(['opening-record', 'result-notice', 'acceptance-notice']),
  );
});

test('a comparison that the buyer ends is terminated with its reason published (PB-06), and leaves nobody a task', () => {
  expect([ends.comparison.state, ends.comparison.openTasks]).toEqual(['terminated', 0]);
  expect(kinds(ends.comparison)).toContain('termination-notice');
  expect(ends.comparison.awards.filter(({ state }) => state === 'live')).toEqual([]);
});
