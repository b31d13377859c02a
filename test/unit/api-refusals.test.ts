import { describe, expect, test } from '@jest/globals';
import { abilityOf } from '../../api/access/abilities.ts';
import type { Caller } from '../../api/access/caller.ts';
import { isWithin, regionPrefix } from '../../api/access/scope.ts';
import { refusal, seesTask, type TaskAction } from '../../api/tasks/refusals.ts';
import type { TaskRow } from '../../api/tasks/task-row.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import { inboxesOf } from '../../domain/tasks/task-state.ts';

const COUNTY = '220422';

function person(role: Role, more: { region?: string; userId?: string; organisationId?: string } = {}): Caller {
  const { region = COUNTY, userId = `${role}-id`, organisationId = 'office' } = more;
  const roles = [role];
  const names = { username: role, displayName: role, organisationName: organisationId };
  const inboxes = inboxesOf({ userId, organisationId, region, roles });
  return { ...names, userId, organisationId, region, roles, inboxes, standsInFor: [], ability: abilityOf(roles) };
}

function task(more: Partial<TaskRow> = {}): TaskRow {
  const at = new Date('2027-03-18T01:00:00.000Z');
  return {
    id: 'purchase:x/draft-plan/1',
    kind: 'draft-plan',
    state: 'open',
    version: 3,
    regionCode: COUNTY,
    purchaseId: 'p',
    purchaseName: '示例采购',
    clockScale: 1,
    about: null,
    purchaseNumber: 'x',
    subject: {},
    candidateRole: 'officer',
    candidateOrgId: null,
    candidateUserId: null,
    inbox: `role:officer@${COUNTY}`,
    excluded: [],
    assigneeId: null,
    onBehalfOf: null,
    onBehalfName: null,
    candidateName: null,
    assigneeName: null,
    secret: false,
    createdAt: at,
    createdLegal: at,
    dueAt: at,
    dueLegal: at,
    dueRule: 'HS-01',
    provisional: false,
    escalation: 0,
    outcome: null,
    submittedBy: null,
    submittedAt: null,
    ...more,
  };
}

const held = (by: string) => ({ state: 'claimed', assigneeId: by, assigneeName: '示例甲' }) as const;
const decided = (by: string, state: 'submitted' | 'done') =>
  ({
    ...held(by),
    state,
    submittedBy: by,
    submittedAt: new Date('2027-03-18T01:00:00.000Z'),
    outcome: 'submit',
  }) as const;

describe('what a person may do to a task', () => {
  const cases: [string, TaskAction, Partial<TaskRow>, Caller, number | undefined, string][] = [
    ['a candidate claims an open task', 'claim', {}, person('officer'), undefined, 'allowed'],
    ['a candidate with the version seen', 'claim', {}, person('officer'), 3, 'allowed'],
    ['a candidate with a stale version', 'claim', {}, person('officer'), 2, 'task-version-conflict'],
    [
      'a candidate where a colleague was first',
      'claim',
      held('other'),
      person('officer'),
      undefined,
      'task-version-conflict',
    ],
    ['an office of another role', 'claim', {}, person('approver'), undefined, 'task-forbidden'],
    ['an office of another county', 'claim', {}, person('officer', { region: '220723' }), undefined, 'not-found'],
    [
      'an officer of the prefecture sees, but the inbox is the county’s',
      'claim',
      {},
      person('officer', { region: '220400' }),
      undefined,
      'task-forbidden',
    ],
    [
      'an auditor of the province',
      'complete',
      {},
      person('auditor', { region: '220000' }),
      undefined,
      'task-forbidden',
    ],
    ['a provider', 'complete', {}, person('provider'), undefined, 'not-found'],
    ['the owner completes', 'complete', held('officer-id'), person('officer'), 3, 'allowed'],
    ['a candidate completes what is open', 'complete', {}, person('officer'), 3, 'allowed'],
    [
      'a colleague completes what another holds',
      'complete',
      held('other'),
      person('officer'),
      3,
      'task-version-conflict',
    ],
    ['a supervisor who took it over completes', 'complete', held('supervisor-id'), person('supervisor'), 3, 'allowed'],
    ['an owner who lost the role completes', 'complete', held('clerk-id'), person('clerk'), 3, 'task-forbidden'],
    ['an excluded owner of the role', 'complete', { excluded: ['officer-id'] }, person('officer'), 3, 'task-excluded'],
    [
      'an excluded supervisor claims',
      'claim',
      { excluded: ['supervisor-id'] },
      person('supervisor'),
      3,
      'task-excluded',
    ],
    [
      'an excluded supervisor gives it away',
      'takeover',
      { excluded: ['supervisor-id'] },
      person('supervisor'),
      3,
      'allowed',
    ],
    [
      'a supervisor of another county takes over',
      'takeover',
      {},
      person('supervisor', { region: '220723' }),
      3,
      'not-found',
    ],
    ['an officer takes over', 'takeover', {}, person('officer'), 3, 'task-forbidden'],
    [
      'a supervisor takes an expert’s task',
      'takeover',
      { candidateUserId: 'expert-id', inbox: 'user:expert-id' },
      person('supervisor'),
      3,
      'task-forbidden',
    ],
    ['unclaiming what nobody holds', 'unclaim', {}, person('officer'), undefined, 'task-state'],
    [
      'after somebody’s decision that waits for the workflow',
      'complete',
      decided('other', 'submitted'),
      person('officer'),
      undefined,
      'task-version-conflict',
    ],
    [
      'after somebody’s decision, with an open form',
      'complete',
      decided('other', 'done'),
      person('officer'),
      2,
      'task-version-conflict',
    ],
    [
      'after somebody’s decision long ago',
      'complete',
      decided('other', 'done'),
      person('officer'),
      undefined,
      'task-closed',
    ],
    [
      'after one’s own decision',
      'claim',
      decided('officer-id', 'submitted'),
      person('officer'),
      undefined,
      'task-closed',
    ],
    [
      'when overtaken by events',
      'complete',
      { ...held('officer-id'), state: 'cancelled' },
      person('officer'),
      3,
      'task-closed',
    ],
  ];

  test.each(cases)('%s: %s', (_, action, more, caller, version, expected) => {
    expect(refusal(action, task(more), caller, version)?.code ?? 'allowed').toBe(expected);
  });

  test('what one expert was asked is seen by the expert and those who oversee the region, by no office', () => {
    const asked = task({ candidateUserId: 'expert-id', inbox: 'user:expert-id', candidateRole: 'expert' });
    const seen = (['expert', 'supervisor', 'auditor', 'admin', 'officer', 'approver', 'provider'] as const).filter(
      (role) => seesTask(person(role), asked),
    );
    expect(seen).toEqual(['expert', 'supervisor', 'auditor', 'admin']);
  });

  test('every refusal says in both languages what to do', () => {
    for (const [, action, more, caller, version] of cases) {
      const problem = refusal(action, task(more), caller, version);
      if (!problem) continue;
      expect(problem.detail.zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(problem.detail.en).toMatch(/\.$/);
    }
  });
});

describe('a region’s subtree', () => {
  test.each([
    ['220000', '220422', true],
    ['220400', '220422', true],
    ['220422', '220422', true],
    ['220422', '220400', false],
    ['220400', '220723', false],
    ['220000', '230100', false],
  ])('%s over %s: %s', (region, code, expected) => expect(isWithin(region, code)).toBe(expected));

  test('is told by a prefix', () => {
    expect(['220000', '220100', '220122'].map(regionPrefix)).toEqual(['22', '2201', '220122']);
  });
});
