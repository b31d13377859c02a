import { z } from 'zod';
import { METHOD_GROUNDS } from '../../domain/procurement/method-grounds.ts';
import { INVITATION_WAYS, type InvitationWay, type MethodCode } from '../../domain/procurement/methods.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { seesRegion } from '../access/scope.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase, withheldFrom } from '../purchases/visible-purchase.ts';
import { refusersOf, type Refuser } from '../purchases/refusers.ts';
import { route } from '../route.ts';
import { movedDeadline } from './moved-deadline.ts';
import { suspensionsOf, suspensionsSchema } from './suspensions.ts';

const instant = z.iso.datetime();
const other = z.object({ id: z.uuid(), number: z.string(), state: z.string() }).meta({ id: 'OtherPurchase' });

const procedureSchema = z
  .object({
    invitation: z.enum(INVITATION_WAYS),
    ground: z
      .object({ code: z.string(), rule: z.string(), zh: z.string(), en: z.string(), statement: z.string() })
      .nullable()
      .meta({ description: 'Why this method; for officials' }),
    atThreshold: z.boolean(),
    draw: z
      .object({
        poolSize: z.int(),
        poolHash: z.string(),
        nonceHash: z.string(),
        heldAt: instant.nullable(),
        invited: z.int().nullable(),
        opened: z
          .object({
            seed: z.string(),
            nonce: z.string(),
            pool: z.array(z.object({ id: z.uuid(), name: z.string(), drawn: z.boolean() })),
          })
          .nullable()
          .meta({ description: 'Nobody learns who was drawn before the opening (令87 art. 28)' }),
      })
      .nullable(),
    own: z
      .object({
        ...{ invited: z.boolean(), applied: z.boolean(), objected: z.boolean() },
        barredBy: z
          .string()
          .nullable()
          .meta({ description: 'Number of the purchase whose contract it refused (CO-08)' }),
      })
      .nullable()
      .meta({ description: 'Of a provider: what it has to do with the purchase' }),
    applyUntil: instant.nullable(),
    publicityUntil: instant.nullable(),
    talks: z.array(
      z.object({
        lotId: z.uuid(),
        round: z.int(),
        heldAt: instant,
        record: z.string().nullable(),
        changedNeeds: z.string().nullable(),
      }),
    ),
    objections: z
      .array(
        z.object({
          id: z.uuid(),
          at: instant,
          text: z.string(),
          outcome: z.string().nullable(),
          answer: z.string().nullable(),
        }),
      )
      .meta({ description: 'To officials when the publicity is over; to a provider its own' }),
    changes: z.array(
      z.object({
        ...{ seq: z.int(), at: instant, item: z.string(), before: z.string().nullable(), after: z.string() },
        ...{ reason: z.string(), affectsBids: z.boolean(), rule: z.string(), deadlineBefore: instant },
        deadlineAfter: instant.nullable(),
      }),
    ),
    endings: z
      .array(z.object({ id: z.uuid(), kind: z.string(), reason: z.string(), requestedAt: instant, state: z.string() }))
      .meta({ description: 'For officials' }),
    restartOf: other.nullable(),
    restarts: z.array(other),
    barred: z
      .array(z.object({ providerId: z.uuid(), name: z.string(), number: z.string() }))
      .meta({ description: 'Who refused to sign in what is repeated, and may not take part (CO-08); for officials' }),
    ifChanged: z
      .object({ deadlineBefore: instant, deadlineAfter: instant.nullable(), rule: z.string() })
      .nullable()
      .meta({ description: 'What a change of the documents now would do to the deadline; to whoever may change them' }),
    suspensions: suspensionsSchema,
    may: z.object({
      ...{ change: z.boolean(), end: z.boolean(), apply: z.boolean(), object: z.boolean() },
      ...{ suspend: z.boolean(), resume: z.boolean() },
    }),
  })
  .meta({ id: 'Procedure' });

type Answer = z.input<typeof procedureSchema>;

const OTHER = { select: { id: true, number: true, state: true } } as const;
const ROWS = {
  invitationDraw: true,
  candidates: { include: { provider: { select: { id: true, name: true } } }, orderBy: { providerId: 'asc' } },
  lots: { include: { talks: { orderBy: { round: 'asc' } } }, orderBy: { seq: 'asc' } },
  objections: { orderBy: { at: 'asc' } },
  changes: { orderBy: { seq: 'asc' } },
  endings: { orderBy: { requestedAt: 'asc' } },
  suspensions: { orderBy: { seq: 'asc' } },
  contracts: { where: { state: { not: 'draft' } }, select: { id: true } },
  restartOf: OTHER,
  restarts: OTHER,
} satisfies Prisma.PurchaseInclude;
type Row = Prisma.PurchaseGetPayload<{ include: typeof ROWS }>;

/** What the method of a purchase brings with it beyond the stages: ground, draw, talks, publicity, changes, restart. */
export const getProcedure = route({
  method: 'get',
  path: '/purchases/{purchaseId}/procedure',
  operationId: 'getProcedure',
  summary: '采购方式的办理情况 · What the method brings with it',
  tag: 'purchases',
  access: ['read', 'Purchase'],
  params: purchaseParams,
  success: { status: 200, schema: procedureSchema, description: 'As far as the caller may know' },
  problems: ['not-found'],
  async handle({ params, caller }, { database }) {
    const row = await database.prisma.purchase.findFirst({
      where: visiblePurchase(caller, params.purchaseId),
      include: ROWS,
    });
    if (row === null) throw purchaseNotFound();
    const official = seesRegion(caller, row.regionCode);
    const own = row.buyerId === caller.organisationId && caller.roles.includes('officer');
    const provider = caller.roles.includes('provider') ? caller.organisationId : undefined;
    const withheld = (await withheldFrom(database, caller, [row.id])).has(row.id);
    const calendar = await workingCalendar(database);
    const barred = await refusersOf(database.prisma, row.restartOfId);
    return answerOf(row, { official, own, provider, withheld, barred }, calendar);
  },
});

interface Reader {
  readonly official: boolean;
  readonly own: boolean;
  readonly provider: string | undefined;
  /** Is a supplier and not invited: the documents and what became of them are not for it. */
  readonly withheld: boolean;
  readonly barred: readonly Refuser[];
}

function answerOf(row: Row, reader: Reader, calendar: WorkingCalendar): Answer {
  const { official, provider, withheld } = reader;
  const may = mayOf(row, reader);
  return {
    invitation: row.invitation as InvitationWay,
    ground: official ? groundOf(row) : null,
    atThreshold: row.atThreshold,
    draw: drawOf(row),
    own: provider === undefined ? null : ownOf(row, provider, reader),
    applyUntil: row.applyUntilAt?.toISOString() ?? null,
    publicityUntil: row.publicityUntilAt?.toISOString() ?? null,
    talks: withheld ? [] : talksOf(row, official),
    objections: objectionsOf(row, reader),
    changes: (withheld ? [] : row.changes).map(
      ({ seq, at, item, before, after, reason, affectsBids, rule, deadlineBefore, deadlineAfter }) => ({
        ...{ seq, at: at.toISOString(), item, before, after, reason, affectsBids, rule },
        ...{ deadlineBefore: deadlineBefore.toISOString(), deadlineAfter: deadlineAfter?.toISOString() ?? null },
      }),
    ),
    endings: official
      ? row.endings.map(({ id, kind, reason, requestedAt, state }) => ({
          id,
          kind,
          reason,
          state,
          requestedAt: requestedAt.toISOString(),
        }))
      : [],
    restartOf: official ? row.restartOf : null,
    restarts: official ? row.restarts : [],
    barred: official ? [...reader.barred] : [],
    suspensions: suspensionsOf(row, official, calendar),
    ifChanged: may.change ? ifChanged(row, calendar) : null,
    may,
  };
}

function ifChanged(row: Row, calendar: WorkingCalendar): Answer['ifChanged'] {
  const moved = movedDeadline(row, calendar);
  if (moved === undefined) return null;
  const { rule, before, extended } = moved;
  return { rule, deadlineBefore: before.toISOString(), deadlineAfter: extended?.at ?? null };
}

function groundOf({ method, methodGround, groundStatement }: Row): Answer['ground'] {
  const ground = METHOD_GROUNDS[method as MethodCode].find(({ code }) => code === methodGround);
  return ground ? { code: ground.code, rule: ground.rule, ...ground.title, statement: groundStatement ?? '' } : null;
}

/** The names stay closed until the bids are open: then seed, nonce and pool let anybody repeat the draw. */
function drawOf({ invitationDraw, bidsOpenedAt, candidates }: Row): Answer['draw'] {
  if (invitationDraw === null) return null;
  const { poolSize, poolHash, nonceHash, nonce, seed, heldAt, invited } = invitationDraw;
  const pool = candidates.filter(({ origin, qualified }) => origin !== 'application' || qualified === true);
  return {
    ...{ poolSize, poolHash, nonceHash, invited, heldAt: heldAt?.toISOString() ?? null },
    opened:
      bidsOpenedAt === null || seed === null
        ? null
        : {
            seed,
            nonce,
            pool: pool.map(({ provider: { id, name }, invitedAt }) => ({ id, name, drawn: invitedAt !== null })),
          },
  };
}

function ownOf({ candidates, objections }: Row, provider: string, { barred }: Reader): Answer['own'] {
  const candidate = candidates.find(({ providerId }) => providerId === provider);
  return {
    invited: candidate?.invitedAt != null,
    applied: candidate?.origin === 'application',
    objected: objections.some(({ providerId }) => providerId === provider),
    barredBy: barred.find(({ providerId }) => providerId === provider)?.number ?? null,
  };
}

/** A bidder reads what changed, which was told to all; the records name what others said. */
function talksOf({ lots }: Row, official: boolean): Answer['talks'] {
  return lots.flatMap(({ id: lotId, talks }) =>
    talks
      .filter(({ changedNeeds }) => official || changedNeeds !== null)
      .map(({ round, heldAt, record, changedNeeds }) => {
        return { lotId, round, heldAt: heldAt.toISOString(), record: official ? record : null, changedNeeds };
      }),
  );
}

function objectionsOf({ objections, publicityUntilAt }: Row, { official, provider }: Reader): Answer['objections'] {
  const over = publicityUntilAt !== null && publicityUntilAt <= new Date();
  return objections
    .filter(({ providerId }) => (official && over) || providerId === provider)
    .map(({ id, at, text, outcome, answer }) => ({ id, at: at.toISOString(), text, outcome, answer }));
}

const SUSPENDING: readonly string[] = ['requested', 'standing'];

function mayOf(row: Row, reader: Reader): Answer['may'] {
  const { own, provider } = reader;
  const running = row.state === 'running';
  const now = new Date();
  const before = (date: Date | null): boolean => running && date !== null && date > now;
  const done = provider === undefined ? null : ownOf(row, provider, reader);
  const ended = ['monitoring', 'acceptance', 'closed'].includes(row.stage) || row.contracts.length > 0;
  return {
    change: own && row.stage === 'bidding' && row.method !== 'single-source' && before(row.bidDeadlineAt),
    end: own && running && !ended && row.endings.every(({ state }) => state !== 'requested'),
    suspend: own && running && !ended && !row.suspensions.some(({ state }) => SUSPENDING.includes(state)),
    resume: own && running && row.suspensions.some((one) => one.state === 'standing' && one.resumeReason === null),
    apply: done !== null && !done.applied && done.barredBy === null && before(row.applyUntilAt),
    object: done !== null && !done.objected && before(row.publicityUntilAt),
  };
}
