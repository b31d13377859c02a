import { describe, expect, test } from '@jest/globals';
import {
  committeeSize,
  METHOD_CODES,
  METHODS,
  minimumSuppliers,
  NoCommittee,
  type MethodCode,
} from '../../../domain/procurement/methods.ts';
import { termsOf } from '../../../domain/procurement/method-grounds.ts';
import { cautionsOf, proposeMethod } from '../../../domain/procurement/method-proposal.ts';
import { RuleNotInForce, RULES } from '../../../domain/procurement/rules.ts';

const YUAN = 100;

describe('the methods', () => {
  test('are the five of §2.4 and the simple comparison, each under its own code', () => {
    expect(Object.keys(METHODS)).toEqual([...METHOD_CODES]);
    for (const code of METHOD_CODES) expect(METHODS[code].code).toBe(code);
  });

  test.each(METHOD_CODES)('%s refers only to figures that exist', (code) => {
    const method = METHODS[code];
    for (const ref of [method.notice, method.documentSupply, method.preparation, method.clarification]) {
      if (ref === undefined) continue;
      expect(RULES.find(({ id }) => id === ref.rule)?.figures).toHaveProperty(ref.figure);
    }
  });

  test.each(METHOD_CODES.filter((code) => !['competitive-negotiation', 'single-source'].includes(code)))(
    '%s chooses by quality and price together (§2.4)',
    (code) => {
      expect(METHODS[code].evaluation).toBe('comprehensive-scoring');
      expect(METHODS[code].priceWeight).toBeDefined();
    },
  );

  test('a negotiation, where the lowest price decides, is cautioned against and always approved (§2.4)', () => {
    expect(cautionsOf('competitive-negotiation').map(({ rule }) => rule)).toEqual(['ME-31']);
    const choice = { method: 'competitive-negotiation', ground: 'urgent', invitation: 'notice' } as const;
    expect(termsOf({ ...choice, atThreshold: false }).approval).toBe(true);
    expect(METHOD_CODES.filter((code) => cautionsOf(code).length > 0)).toEqual(['competitive-negotiation']);
  });
});

describe('the minimum of suppliers', () => {
  test.each<[MethodCode, number, number]>([
    ['open-tender', 3, 3],
    ['invited-tender', 3, 3],
    ['competitive-negotiation', 3, 3],
    ['competitive-consultation', 2, 3],
    ['single-source', 1, 1],
    ['below-threshold', 2, 2],
  ])('%s: %i for a government purchase of services, else %i', (method, services, other) => {
    expect(minimumSuppliers(method, { governmentServicePurchase: true })).toBe(services);
    expect(minimumSuppliers(method, { governmentServicePurchase: false })).toBe(other);
  });

  test('two suffice only since 财库〔2015〕124号', () => {
    const options = { governmentServicePurchase: true };
    expect(minimumSuppliers('competitive-consultation', options, '2015-06-30')).toBe(2);
    expect(() => minimumSuppliers('competitive-consultation', options, '2015-06-29')).toThrow(RuleNotInForce);
  });
});

describe('the committee', () => {
  test.each<[MethodCode, number, number, number]>([
    ['open-tender', 9_999_999, 5, 4],
    ['open-tender', 10_000_000, 7, 5],
    ['competitive-consultation', 700_000, 3, 2],
    ['below-threshold', 100_000, 3, 2],
    ['competitive-negotiation', 4_000_000, 5, 4],
    ['competitive-negotiation', 3_999_999, 3, 2],
  ])('%s with a budget of %i yuan has %i members, %i of them experts', (method, budget, members, experts) => {
    const size = committeeSize(method, budget * YUAN, { openTenderThresholdFen: 4_000_000 * YUAN });
    expect(size).toEqual({ members, experts });
  });

  test('of a negotiation is the larger one where the threshold is not known', () => {
    expect(committeeSize('competitive-negotiation', 1).members).toBe(5);
  });

  test('does not exist for a single-source purchase', () => {
    expect(() => committeeSize('single-source', 1)).toThrow(NoCommittee);
  });
});

describe('the proposal of a method', () => {
  test('is a consultation for services, with what the system cannot know', () => {
    const { method, reasons, cautions } = proposeMethod(70_000_000);
    expect(method).toBe('competitive-consultation');
    expect(reasons.map(({ rule }) => rule)).toEqual(['ME-31']);
    expect(cautions.map(({ rule }) => rule)).toEqual(['PL-17', 'ME-32', 'PL-08']);
  });

  test('is an open tender from the threshold on, the threshold included (CN-03)', () => {
    const limits = { openTenderFen: 400_000_000, procurementFen: 50_000_000 };
    expect(proposeMethod(399_999_999, limits).method).toBe('competitive-consultation');
    expect(proposeMethod(400_000_000, limits)).toMatchObject({
      method: 'open-tender',
      reasons: [{ rule: 'PL-17' }],
    });
  });

  test('is a simple comparison below the procurement limit, the limit itself not included', () => {
    const limits = { openTenderFen: 400_000_000, procurementFen: 50_000_000 };
    expect(proposeMethod(49_999_999, limits).method).toBe('below-threshold');
    expect(proposeMethod(50_000_000, limits).method).toBe('competitive-consultation');
  });
});
