import { z } from 'zod';
import { allot, levelsOf } from '../../domain/contracts/allotment.ts';
import { DEPENDENCY_ORDER } from '../../domain/contracts/dependency.ts';
import { LAST_RESORT_RUNGS } from '../../domain/contracts/last-resort.ts';
import { PASS_REASONS, shareOf } from '../../domain/contracts/standby-room.ts';
import { findRuleInForce, periodOf, type RuleId } from '../../domain/procurement/rules.ts';
import { answerStandbyDue } from '../../domain/tasks/takeover-tasks.ts';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import type { TaskPeriod } from '../../domain/tasks/task-kind.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Day, type Instant } from '../../domain/time/shanghai.ts';
import { contractScope } from '../access/scope.ts';
import { recipientGroups, type RecipientGroup } from '../contracts/coverage-now.ts';
import { contractNotFound, contractParams } from '../contracts/visible-contract.ts';
import { route } from '../route.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { previewFacts, type PreviewFacts } from './preview-facts.ts';
import { takeoverRefusal } from './takeover-refusal.ts';

const count = z.int();
const organisation = z.object({ id: z.uuid(), name: z.string() });
const levels = z.object({ full: count, partial: count, 'self-care': count });
const hours = count.meta({ description: 'Hours' });

const previewSchema = z
  .object({
    contract: z.object({ id: z.uuid(), number: z.string(), lotName: z.string(), provider: organisation }),
    urgency: z.enum(['ordinary', 'urgent']),
    drill: z.boolean(),
    refusal: z
      .object({ code: z.string(), detail: BilingualSchema, takeoverId: z.uuid().nullable() })
      .nullable()
      .meta({ description: 'Why a request would be refused now' }),
    businessNow: z.iso.datetime().meta({ description: 'Now on the clock that the periods run by' }),
    payments: z.object({
      frozenFen: z.int().meta({ description: 'Scheduled instalments that may not be paid any more; 0 in a drill' }),
      count,
      alreadyFrozenAt: z.iso.datetime().nullable(),
    }),
    affected: z.object({
      recipients: count,
      services: count,
      byDependency: z.array(z.object({ dependency: z.enum(DEPENDENCY_ORDER), recipients: count, services: count })),
      townships: z.array(z.object({ township: z.string(), services: count })),
    }),
    standby: z
      .array(
        z.object({
          position: count,
          provider: organisation,
          capacity: count.meta({ description: 'Recipients it can serve at once, as stated' }),
          serving: count.meta({ description: 'Recipients it is responsible for already' }),
          stated: z.boolean().meta({ description: 'Has stated a capability: it is asked within it only' }),
          passed: z.enum(PASS_REASONS).nullable().meta({ description: 'Why it would not be asked' }),
          takes: levels.meta({ description: 'Recipients it would be asked for with what is free; its answer decides' }),
          answerWithin: hours,
        }),
      )
      .meta({ description: 'In the order in which they are asked, one after the other; nobody once all are placed' }),
    lastResort: z.object({
      organisation,
      rung: z.enum(LAST_RESORT_RUNGS).meta({ description: 'The own region’s unit, one above it, or the purchaser' }),
      takes: levels,
    }),
    decision: z.object({
      within: hours,
      people: z.array(z.object({ id: z.uuid(), displayName: z.string() })).meta({ description: 'Who may decide' }),
    }),
    firstVisitsWithin: hours,
    costCapPercent: count.nullable().meta({ description: 'Of the plan' }),
    trigger: z.string().nullable().meta({ description: 'Of the plan' }),
    basis: z.array(z.object({ rule: z.string(), title: BilingualSchema, source: z.string() })),
  })
  .meta({ id: 'TakeoverPreview' });

type Preview = z.input<typeof previewSchema>;

/** Follows the same rules as the contingency workflow, on today's figures; it changes nothing. */
export const previewTakeover = route({
  method: 'get',
  path: '/contracts/{contractId}/takeovers/preview',
  operationId: 'previewTakeover',
  summary: '接管预演：提出后会发生什么 · What a takeover would do',
  description: 'Changes nothing. Who takes how many is an estimate: the standby providers’ own answers decide.',
  tag: 'takeovers',
  access: ['create', 'Takeover'],
  params: contractParams,
  query: z.object({
    urgency: z.enum(['ordinary', 'urgent']).default('urgent'),
    drill: z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
  }),
  success: { status: 200, schema: previewSchema, description: 'What would happen, with today’s figures' },
  problems: ['not-found'],
  async handle({ params: { contractId }, query: { urgency, drill }, caller }, { database }) {
    const where = { AND: [{ id: contractId }, contractScope(caller)] };
    if ((await database.prisma.contract.count({ where })) === 0) throw contractNotFound();
    const [facts, groups] = await Promise.all([
      previewFacts(database, contractId, caller.userId),
      recipientGroups(database, contractId),
    ]);
    const now = toBusiness(facts.clock, instantOfMillis(Date.now()));
    const today = dayOf(now);
    const refusal = takeoverRefusal(facts.contract, drill);
    return {
      contract: { ...facts.contract.named, provider: facts.contract.provider },
      urgency,
      drill,
      refusal: refusal
        ? { code: refusal.code, detail: refusal.detail, takeoverId: (refusal.extra['takeoverId'] as string) ?? null }
        : null,
      businessNow: now satisfies Instant,
      payments: drill ? { ...facts.payments, frozenFen: 0, count: 0 } : facts.payments,
      affected: affectedOf(groups),
      ...handoverOf(facts, hoursOf(answerStandbyDue(urgency === 'urgent'), today)),
      decision: { within: hoursOf(taskKindDefinition('decide-takeover').due, today), people: [...facts.deciders] },
      firstVisitsWithin: hoursOf(taskKindDefinition('confirm-first-visits').due, today),
      costCapPercent: facts.contract.costCapPercent,
      trigger: facts.contract.trigger,
      basis: basisOf(urgency === 'urgent' ? ['CT-01', 'CT-06', 'CO-10'] : ['CT-01', 'CO-10'], today),
    };
  },
});

/** Periods of a takeover are in hours: they run over nights and holidays. */
function hoursOf({ rule, figure }: TaskPeriod, on: Day): number {
  const period = periodOf(rule, figure, on);
  if (period.unit !== 'hour') throw new Error(`${rule} is not in hours`);
  return period.count;
}

function affectedOf(groups: readonly RecipientGroup[]): Preview['affected'] {
  const total = (of: readonly RecipientGroup[], field: 'recipients' | 'services') =>
    of.reduce((sum, group) => sum + group[field], 0);
  const townships = [...new Set(groups.map(({ township }) => township))];
  return {
    recipients: total(groups, 'recipients'),
    services: total(groups, 'services'),
    byDependency: DEPENDENCY_ORDER.map((dependency) => {
      const level = groups.filter((group) => group.dependency === dependency);
      return { dependency, recipients: total(level, 'recipients'), services: total(level, 'services') };
    }),
    townships: townships.map((township) => ({
      township,
      services: total(
        groups.filter((group) => group.township === township),
        'services',
      ),
    })),
  };
}

function handoverOf(
  { standby, rooms, groups, lastResort }: PreviewFacts,
  answerWithin: number,
): Pick<Preview, 'standby' | 'lastResort'> {
  const inOrder = standby.map((one) => ({ ...one, room: rooms.get(one.provider.id)! }));
  const { shares, left } = allot(
    groups,
    inOrder.map(({ room }) => room),
  );
  return {
    standby: inOrder.map(({ position, provider, capacity, serving, room }, at) => {
      const { taken } = shares[at]!;
      const stated = room.stated !== null;
      // Whoever is not needed is asked if an earlier one declines: told as if it were the only one.
      const { passed } = shareOf(groups, room);
      return { position, provider, capacity, serving, stated, passed, takes: levelsOf(taken), answerWithin };
    }),
    lastResort: {
      organisation: { id: lastResort.id, name: lastResort.name },
      rung: lastResort.rung,
      takes: levelsOf(left),
    },
  };
}

function basisOf(ids: readonly RuleId[], on: Day): Preview['basis'] {
  return ids.flatMap((id) => {
    const rule = findRuleInForce(id, on);
    return rule === undefined ? [] : [{ rule: id, title: rule.title, source: rule.source }];
  });
}
