import { setTimeout as sleep } from 'node:timers/promises';
import { ApiRefusal, type Client } from '../client.ts';
import type { Office } from '../office.ts';
import { exampleAnswer, VirtualOfficers, type InboxTask } from '../virtual-officers.ts';

interface ShownProject {
  readonly name: string;
  readonly township: string | null;
  /** How far it goes before the visitor comes. */
  readonly until: 'proposed' | 'reviewed' | 'reserved' | 'scheduled' | 'refused';
  readonly items: readonly string[];
  readonly recipients: number;
  readonly budgetYuan: number;
  readonly longTerm: boolean;
}

type Row = readonly [
  name: string,
  township: string | null,
  until: ShownProject['until'],
  item: string,
  recipients: number,
  budgetYuan: number,
  longTerm: boolean,
];

/** All fictitious. */
const SHOWN: readonly ShownProject[] = (
  [
    ['特困老人社区照顾（示例）', '示例二镇', 'proposed', 'B05', 36, 210_000, false],
    ['困境儿童心理疏导（示例）', null, 'reviewed', 'B04', 58, 260_000, false],
    ['失能老人康复训练（示例）', null, 'reserved', 'B02', 45, 380_000, true],
    ['困难群众送医陪护（示例）', '示例一镇', 'scheduled', 'B03', 72, 460_000, true],
    ['社区倡导活动（示例）', null, 'refused', 'B08', 0, 90_000, false],
  ] satisfies readonly Row[]
).map(([name, township, until, item, recipients, budgetYuan, longTerm]) => {
  return { name, township, until, items: [item], recipients, budgetYuan, longTerm };
});

const LOOK_EVERY_MS = 300;
const PATIENCE_MS = 60_000;

/** Fills the bank of projects through the same api as everybody, and enters the special funds of the coming year. */
export async function fillProjectBank(office: Office): Promise<void> {
  const year = new Date().getFullYear() + 1;
  const source = '示例财社〔2026〕1号提前下达文件';
  await office
    .person('finance')
    .put('/funds', { year, centralFen: 24_000_000_000, provincialFen: 8_000_000_000, source });
  const shown = new Map<string, ShownProject>();
  for (const project of SHOWN) shown.set(await propose(office, project, year), project);
  const of = (number: string) => shown.get(number);
  const officers = new VirtualOfficers(
    office.people(),
    (task) =>
      task.kind === 'review-project' && of(numberIn(task))?.until === 'refused'
        ? exampleAnswer(task, 'refuse')
        : undefined,
    { leaves: (task) => leaves(of(numberIn(task)), task), lookEveryMs: LOOK_EVERY_MS },
  );
  const working = officers.work();
  try {
    for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt;) {
      if (await settled(office, shown, year)) return;
      await Promise.race([sleep(LOOK_EVERY_MS), working]);
    }
    throw new Error(`the bank of projects was not filled in ${PATIENCE_MS / 1000} s`);
  } finally {
    await officers.stop();
  }
}

/** The number of the project that a task is about; empty for other tasks. */
function numberIn({ id }: InboxTask): string {
  return /^project:([^/]+)\//.exec(id)?.[1] ?? '';
}

/** Other people's tasks are never touched, and of these each project keeps what the visitor is to find. */
function leaves(project: ShownProject | undefined, { kind }: InboxTask): boolean {
  if (project === undefined || project.until === 'proposed') return true;
  return project.until === 'reviewed' && kind === 'reserve-project';
}

async function propose(office: Office, project: ShownProject, budgetYear: number): Promise<string> {
  const { name, township, items, recipients, budgetYuan, longTerm } = project;
  const by = office.person(township === null ? 'officer' : 'clerk');
  const { number } = await by.post<{ number: string }>('/projects', {
    ...{ name, township, recipients, catalogueItems: items, budgetFen: budgetYuan * 100, budgetYear, longTerm },
    need: '依据年度入户摸底和能力评估结果，为登记在册的救助对象购买服务（示例）。',
    ...{ townships: township === null ? [] : [township], termMonths: 12 },
  });
  return number;
}

interface Listed {
  readonly id: string;
  readonly number: string;
  readonly state: string;
}

/** Where the county already buys up to its cap (BU-01), the office says why it goes beyond. */
async function schedule(officer: Client, id: string, budgetYear: number): Promise<void> {
  const wanted = { budgetYear, quarter: 1 };
  try {
    await officer.post(`/projects/${id}/schedule`, wanted);
  } catch (error) {
    if (!(error instanceof ApiRefusal && error.status === 422)) throw error;
    await officer.post(`/projects/${id}/schedule`, { ...wanted, overCapReason: '县级财政另行安排资金（示例）。' });
  }
}

/** Schedules what is to be scheduled; true when every project is where it should be. */
async function settled(office: Office, shown: ReadonlyMap<string, ShownProject>, year: number): Promise<boolean> {
  const officer = office.person('officer');
  const { items } = await officer.get<{ items: Listed[] }>(`/projects?year=${year}&limit=50`);
  for (const { id, number, state } of items) {
    if (state !== 'reserved' || shown.get(number)?.until !== 'scheduled') continue;
    await schedule(officer, id, year);
  }
  return items.every(({ number, state }) => (shown.get(number)?.until ?? state) === state);
}
