import { describe, expect, test } from '@jest/globals';
import { bindsOn, type Avoidance } from '../../../domain/experts/avoidance.ts';
import {
  exclusionsOf,
  type BankEntry,
  type DrawSituation,
  type PoolMember,
} from '../../../domain/experts/draw-eligibility.ts';

const BIDDER = { id: 'provider-1', name: '示例承接主体一', creditCode: '522204229999991113' };
const SITUATION: DrawSituation = {
  suppliers: [BIDDER],
  asked: [],
  onDay: '2027-06-01',
  now: '2027-06-01T01:00:00.000Z',
};

function anEntry(change: Partial<BankEntry> = {}): BankEntry {
  return {
    ...{ state: 'admitted', until: '2028-01-01T00:00:00.000Z', employer: '示例大学', employerCode: null },
    avoidances: [],
    ...change,
  };
}

function anExpert(bank: BankEntry | null = anEntry(), organisationId = 'expert-bank'): PoolMember {
  return { id: 'expert-1', organisationId, bank };
}

function aTie(change: Partial<Avoidance> = {}): Avoidance {
  return { name: BIDDER.name, creditCode: null, relation: 'board', endedOn: null, ...change };
}

const reasons = (member: PoolMember, change: Partial<DrawSituation> = {}) =>
  exclusionsOf([member], { ...SITUATION, ...change }).map(({ reason }) => reason);

describe('of the pool of a draw', () => {
  test('whoever is in the bank and has no tie to a bidder may be drawn', () => {
    expect(reasons(anExpert())).toEqual([]);
  });

  test.each([
    ['was never admitted', anExpert(null), 'not-admitted'],
    ['was removed', anExpert(anEntry({ state: 'removed' })), 'removed'],
    ['has a term that is over', anExpert(anEntry({ state: 'over' })), 'term-over'],
    [
      'has a term that ends at this very instant, before its timer has run',
      anExpert(anEntry({ until: SITUATION.now })),
      'term-over',
    ],
    ['belongs to a bidder', anExpert(anEntry(), BIDDER.id), 'employer'],
    ['works for a bidder by name', anExpert(anEntry({ employer: ` ${BIDDER.name}` })), 'employer'],
    [
      'works for a bidder by credit code, whatever the name',
      anExpert(anEntry({ employer: '旧名称', employerCode: BIDDER.creditCode })),
      'employer',
    ],
    ['has declared a tie to a bidder', anExpert(anEntry({ avoidances: [aTie()] })), 'avoidance'],
  ])('whoever %s is struck out, with the reason', (_, member, reason) => {
    expect(reasons(member)).toEqual([reason]);
  });

  test('an organisation of the same name under another credit code is another organisation', () => {
    const tie = aTie({ creditCode: '9122042299999912XR' });
    expect(reasons(anExpert(anEntry({ avoidances: [tie] })))).toEqual([]);
  });

  test('whoever was asked for this purchase before is not asked again', () => {
    expect(reasons(anExpert(), { asked: ['expert-1'] })).toEqual(['asked']);
  });
});

describe('a tie to an organisation', () => {
  test.each([
    ['board', '2024-06-01', true],
    ['board', '2024-05-31', false],
    ['labour', '2024-05-31', false],
    ['kinship', '2000-01-01', true],
    ['shareholder', null, true],
  ] as const)('of kind %s that ended on %s binds on 2027-06-01: %s (EV-06)', (relation, endedOn, binds) => {
    expect(bindsOn(aTie({ relation, endedOn }), '2027-06-01')).toBe(binds);
  });
});
