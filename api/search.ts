import { z } from 'zod';
import { STAGES, PURCHASE_STATES, type PurchaseState, type Stage } from '../domain/procurement/stages.ts';
import { TASK_KIND_CODES, taskKindDefinition, type TaskKind } from '../domain/tasks/task-kinds.ts';
import type { Database } from '../prisma/database.ts';
import type { Caller } from './access/caller.ts';
import { contractScope, purchaseScope } from './access/scope.ts';
import { route, type Route } from './route.ts';
import { BilingualSchema } from './tasks/task-item.ts';
import { containing } from './text-search.ts';

/** As many of each as fit under a command menu. */
const MOST = 6;

const found = z
  .object({
    purchases: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        name: z.string(),
        stage: z.enum(STAGES),
        state: z.enum(PURCHASE_STATES),
      }),
    ),
    contracts: z.array(
      z.object({ id: z.uuid(), number: z.string(), provider: z.string(), purchaseId: z.uuid(), state: z.string() }),
    ),
    tasks: z.array(
      z.object({ id: z.string(), title: BilingualSchema, purchaseNumber: z.string(), purchaseName: z.string() }),
    ),
  })
  .meta({ id: 'Found' });

type Found = z.input<typeof found>;

const search = route({
  method: 'get',
  path: '/search',
  operationId: 'search',
  summary: '查找 · Purchases, contracts and own tasks by part of a name or number',
  description: `In the caller's scope, at most ${MOST} of each, the newest first. Recipients are not searched here.`,
  tag: 'system',
  access: 'signed-in',
  query: z.object({ q: z.string().trim().min(1).max(100) }),
  success: { status: 200, schema: found, description: 'What matches' },
  problems: [],
  async handle({ query: { q }, caller }, { database }) {
    const [purchases, contracts, tasks] = await Promise.all([
      caller.ability.can('read', 'Purchase') ? purchasesLike(database, caller, q) : [],
      caller.ability.can('read', 'Contract') ? contractsLike(database, caller, q) : [],
      tasksLike(database, caller, q),
    ]);
    return { purchases, contracts, tasks };
  },
});

async function purchasesLike({ prisma }: Database, caller: Caller, q: string): Promise<Found['purchases']> {
  const rows = await prisma.purchase.findMany({
    where: { AND: [purchaseScope(caller), { OR: [{ name: containing(q) }, { number: containing(q) }] }] },
    select: { id: true, number: true, name: true, stage: true, state: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  return rows.map((row) => ({ ...row, stage: row.stage as Stage, state: row.state as PurchaseState }));
}

async function contractsLike({ prisma }: Database, caller: Caller, q: string): Promise<Found['contracts']> {
  const rows = await prisma.contract.findMany({
    where: {
      AND: [
        contractScope(caller),
        { state: { not: 'draft' } },
        {
          OR: [{ number: containing(q) }, { provider: { name: containing(q) } }, { purchase: { name: containing(q) } }],
        },
      ],
    },
    select: { id: true, number: true, purchaseId: true, state: true, provider: { select: { name: true } } },
    orderBy: { number: 'desc' },
    take: MOST,
  });
  return rows.map(({ provider, ...row }) => ({ ...row, provider: provider.name }));
}

const TASKS = `
  SELECT t.id, t.kind, p.number AS "purchaseNumber", p.name AS "purchaseName"
  FROM task t JOIN purchase p ON p.id = t.purchase_id
  WHERE t.inbox = ANY ($1) AND t.state IN ('open', 'claimed')
    AND (t.kind = ANY ($2) OR strpos(lower(p.name), lower($3)) > 0 OR strpos(lower(p.number), lower($3)) > 0)
  ORDER BY t.due_at, t.id LIMIT ${MOST}`;

/** Tasks of the own inboxes, by what they are called or what they belong to; the most urgent first. */
async function tasksLike({ pool }: Database, caller: Caller, q: string): Promise<Found['tasks']> {
  const wanted = q.toLowerCase();
  const kinds = TASK_KIND_CODES.filter((kind) => {
    const { zh, en } = taskKindDefinition(kind).title;
    return zh.includes(q) || en.toLowerCase().includes(wanted);
  });
  const { rows } = await pool.query<{ id: string; kind: TaskKind; purchaseNumber: string; purchaseName: string }>({
    name: 'search-tasks',
    text: TASKS,
    values: [caller.inboxes, kinds, q],
  });
  return rows.map(({ kind, ...row }) => ({ ...row, title: taskKindDefinition(kind).title }));
}

export const SEARCH_ROUTES: readonly Route[] = [search];
