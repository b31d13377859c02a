import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskKind } from '../../../domain/tasks/task-kinds.ts';
import { connect, type Database } from '../../../prisma/database.ts';
import { watchRecords } from '../../../worker/watch-records.ts';
import { DEMO_ORGANISATIONS } from '../../../prisma/seed/demo/organisations.ts';
import { ApiRefusal } from '../client.ts';
import { Office } from '../office.ts';
import { exampleAnswer, VirtualOfficers, type Answer, type InboxTask, type OpenedTask } from '../virtual-officers.ts';
import { gradeYears } from './graded-years.ts';
import { fillProjectBank } from './project-bank.ts';
import { recordService } from './service-records.ts';
import { becomeOrdinary, openInThePast, type PastPurchase } from './past-purchases.ts';
import { SCENES, SHOWCASE_NUMBERS } from './scenes.ts';

/** In which the past is lived through: long enough for two cores, short enough for a first look around. */
const PLAYBACK_MS = 120_000;
const LOOK_EVERY_MS = 400;
/** Longer than the takeover's first steps take, on a busy machine too. */
const PATIENCE_MS = 180_000;

const LONGEST_MONTH_MS = 31 * 86_400_000;

const RECORD = 'showcase';

/**
 * Demonstration data for a first visit: purchases in every stage, one of them with a contractor who fails and a takeover
 * under way. Virtual people live through the months before today in two minutes, through the same api and
 * workflows as everybody; then they stop, and the purchases go on in real time. Runs once an installation; later calls
 * return at once.
 *
 * @returns how many purchases were made; 0 if it had run before
 */
export async function playShowcase(apiUrl: string, databaseUrl: string): Promise<number> {
  const database = connect(databaseUrl, 2);
  try {
    if (!(await isFirstTime(database))) {
      await becomeOrdinary(database); // of one that was cut short
      return 0;
    }
    const office = await Office.open(apiUrl, () => undefined);
    const present = new Date(Date.now() + PLAYBACK_MS);
    const purchases = await openInThePast(database, SCENES, present);
    try {
      await liveThrough(office, purchases, present);
    } finally {
      // Also where somebody could not go on: clocks that run ahead for ever would make nonsense of every date.
      await sleep(Math.max(0, present.getTime() - Date.now()));
      await becomeOrdinary(database);
    }
    for (const purchase of purchases) await recordService(office, purchase);
    const ofPurchases = purchases.map(({ id }) => id);
    await watchRecords(database, ofPurchases); // as it is done every hour
    for (const purchase of purchases) await actToday(office, purchase);
    await fillProjectBank(office);
    await gradeYears(database);
    return purchases.length;
  } finally {
    await database.close();
  }
}

async function isFirstTime({ prisma }: Database): Promise<boolean> {
  const { count } = await prisma.seedRecord.createMany({ data: [{ name: RECORD, hash: '' }], skipDuplicates: true });
  return count === 1;
}

async function liveThrough(office: Office, purchases: readonly PastPurchase[], present: Date): Promise<void> {
  const sceneOf = new Map(purchases.map((purchase) => [purchase.id, purchase]));
  const officers = new VirtualOfficers(office.people(), (task) => answerIn(sceneOf.get(task.purchaseId), task), {
    leaves: (task) => leaves(sceneOf.get(task.purchaseId), task, present),
    search: SHOWCASE_NUMBERS,
    lookEveryMs: LOOK_EVERY_MS,
  });
  const bidding = new Set(purchases);
  const working = officers.work();
  try {
    while (Date.now() < present.getTime()) {
      await Promise.all([...bidding].map(async (each) => (await bid(office, each)) && bidding.delete(each)));
      await Promise.race([sleep(LOOK_EVERY_MS), working]);
    }
  } finally {
    await officers.stop();
  }
}

/** Other people's purchases are never touched. */
function leaves(scene: PastPurchase | undefined, { kind }: InboxTask, present: Date): boolean {
  if (scene === undefined) return true;
  if (!scene.leaves.includes(kind)) return false;
  return kind !== 'monthly-inspection' || isNewest(scene, present);
}

/** Whether the present comes before another month of service is over. */
function isNewest({ scale }: PastPurchase, present: Date): boolean {
  return Date.now() + LONGEST_MONTH_MS / scale > present.getTime();
}

function answerIn(scene: PastPurchase | undefined, task: OpenedTask): Answer | undefined {
  if (task.kind === 'draft-contract' && scene?.today === 'takeover') {
    const { outcome, form } = exampleAnswer(task);
    return { outcome, form: { ...form, standbyProviderIds: standbyOffered(task) } };
  }
  const month = Number(task.subject['month']);
  if (task.kind !== 'monthly-inspection' || !scene?.problemMonths.includes(month)) return undefined;
  return exampleAnswer(task, 'problems');
}

/** Sealed bids once the notice is out. On a busy machine one may come too late, as in life. True when nothing is left to do. */
async function bid(office: Office, { id, lotId, offers, budgetYuan }: PastPurchase): Promise<boolean> {
  const purchase = await office.person('auditor').get<{ bidDeadline: unknown; state: string }>(`/purchases/${id}`);
  if (purchase.state !== 'running') return true;
  if (!purchase.bidDeadline) return false;
  for (const [username, perMille] of Object.entries(offers)) {
    const offer = {
      lotId,
      priceFen: Math.floor((budgetYuan * 100 * perMille) / 1000),
      proposal: '示例响应方案：具名服务团队、首访时限、应急预案。',
    };
    await office.person(username).post(`/purchases/${id}/bids`, offer).catch(unlessTooLate);
  }
  return true;
}

function unlessTooLate(error: unknown): void {
  if (!(error instanceof ApiRefusal && (error.code === 'bid-late' || error.code === 'bids-not-open'))) throw error;
}

interface TakeoverView {
  readonly state: string;
  readonly coverage: { readonly covered: number };
  readonly standby: readonly { readonly position: number; readonly state: string }[];
}

/** The supervisor's drill, or the takeover of a contractor who fails: the first standby declines, the second accepts. */
async function actToday(office: Office, { id, today, leaves: left }: PastPurchase): Promise<void> {
  if (today === undefined) return;
  const supervisor = office.person('supervisor');
  const { items } = await supervisor.get<{ items: { id: string }[] }>(`/contracts?state=running&purchase=${id}`);
  const [contract] = items;
  if (contract === undefined) return; // too few bids came in time
  const takeover = await supervisor.post<{ id: string }>(`/contracts/${contract.id}/takeovers`, REQUESTS[today]);
  const people = office.people().filter(({ username }) => today === 'drill' || username !== LEFT_TO_ANSWER);
  const officers = new VirtualOfficers(people, (task) => (today === 'takeover' ? answerToday(task) : undefined), {
    leaves: ({ purchaseId, kind }) => purchaseId !== id || left.includes(kind) || !TAKEOVER_ANSWERS.has(kind),
    search: SHOWCASE_NUMBERS,
    lookEveryMs: LOOK_EVERY_MS,
  });
  const working = officers.work();
  try {
    const giveUpAt = Date.now() + PATIENCE_MS;
    for (;;) {
      const view = await supervisor.get<TakeoverView>(`/takeovers/${takeover.id}`);
      if (TODAY_IS_OVER[today](view)) return;
      if (Date.now() > giveUpAt) throw new Error(cameToNothing(today, view));
      await Promise.race([sleep(LOOK_EVERY_MS), working]);
    }
  } finally {
    await officers.stop();
  }
}

function cameToNothing(today: 'drill' | 'takeover', { state, coverage, standby }: TakeoverView): string {
  const answers = standby.map((each) => `${each.position} ${each.state}`).join(', ');
  return `the ${today} came to nothing in ${PATIENCE_MS / 1000} s: ${state}, covered ${coverage.covered}, standby ${answers}`;
}

/** The first standby provider declines, the second takes some, so that the third is asked for the rest. */
function answerToday(task: OpenedTask): Answer | undefined {
  if (task.kind !== 'answer-standby') return undefined;
  if (task.subject['position'] === 1) return exampleAnswer(task, 'decline');
  const accepted = exampleAnswer(task, 'accept');
  const capacity = Math.min(SOME, accepted.form['capacity'] as number);
  return { ...accepted, form: { ...accepted.form, capacity } };
}

/** Of ninety recipients. */
const SOME = 50;

const TAKEOVER_ANSWERS: ReadonlySet<TaskKind> = new Set(['answer-standby', 'decide-takeover']);

const REQUESTS = {
  drill: { reasonCode: 'drill', reason: '年度接管演练（示例）', urgency: 'ordinary', drill: true },
  takeover: {
    reasonCode: 'cannot-perform',
    reason: '连续漏访，服务人员撤离，承接主体无法继续履约（示例）',
    urgency: 'urgent',
    drill: false,
  },
} as const;

/** Whom the visitor answers for: asked last, whatever room each has today. */
const LEFT_TO_ANSWER = 'provider4';

/** Providers for whom the demonstration’s people answer, the winner left out, whatever room each has; the visitor’s is last. */
function standbyOffered({ form }: OpenedTask): readonly string[] {
  const { standbyProviderIds } = (form as unknown as DraftForm).schema.properties;
  const offered = new Set(standbyProviderIds.items.enum);
  const { provider1, provider2, provider3 } = DEMO_ORGANISATIONS;
  const answered = [provider1, provider2, provider3].map(({ id }) => id).filter((id) => offered.has(id));
  return [...answered.slice(0, 2), DEMO_ORGANISATIONS[LEFT_TO_ANSWER].id];
}

/** The part of the schema of a contract’s draft that names who may stand by. */
interface DraftForm {
  readonly schema: {
    readonly properties: { readonly standbyProviderIds: { readonly items: { readonly enum: readonly string[] } } };
  };
}

/** In the takeover the rest of the recipients, and the approver's decision, wait for the visitor. */
const TODAY_IS_OVER: Readonly<Record<'drill' | 'takeover', (view: TakeoverView) => boolean>> = {
  drill: ({ state }) => state === 'closed',
  takeover: ({ coverage, standby }) =>
    coverage.covered > 0 || standby.some(({ position, state }) => position === 3 && state === 'asked'),
};
