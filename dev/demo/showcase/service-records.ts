import type { Dependency } from '../../../domain/contracts/dependency.ts';
import { addDays, dayOf, instantAt, instantOfMillis, type Day } from '../../../domain/time/shanghai.ts';
import { DEMO_ORGANISATIONS } from '../../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../../prisma/seed/demo/users.ts';
import type { Client } from '../client.ts';
import type { Office } from '../office.ts';
import type { PastPurchase } from './past-purchases.ts';

/** A month of service has four weeks here, so that a visit a week keeps the plan. */
const DAYS_BETWEEN = 7;
/** By then everybody has been taken over, however coarse the playback's days are. */
const FIRST_WEEK = 7;
const PLAN = { full: 4, partial: 4, 'self-care': 4 } as const satisfies Record<Dependency, number>;

/** The whole roster; each goes to one recipient at a time. */
const STAFF = ['示例护理员甲', '示例护理员乙', '示例护理员丙', '示例护理员丁', '示例社工戊', '示例社工己'];
/** One provider may have won both contracts: nobody is at two places at once. */
const MORNING = ['08:30', '10:00'] as const;
const AFTERNOON = ['13:30', '15:00', '16:30'] as const;
const MINUTES = 60;
const WORKING_DAYS = 5;

/** Short, as such notes are. */
const WORK = ['测血压、助浴', '备餐、整理居室', '翻身、皮肤护理', '陪同散步、谈心', '代购药品、服药提醒'];

const ALL = 100;

const RATED = 24;
const RATINGS = [5, 5, 4, 5, 4, 3];

interface Contract {
  readonly id: string;
  readonly provider: { readonly id: string };
  readonly startsOn: Day;
}

interface Served {
  readonly recipient: { readonly number: string; readonly township: string };
  readonly service: { readonly code: string };
}

/**
 * What the contractor of a running contract has recorded until yesterday: its roster, a visit a week to each recipient, some
 * ratings that a clerk heard by telephone, and its reports where it missed nothing. Of a hundred visits owed, `visitsMade`
 * took place. All fictitious.
 */
export async function recordService(office: Office, { id, visitsMade }: PastPurchase): Promise<void> {
  if (visitsMade === undefined) return;
  const officer = office.person('officer');
  const { items } = await officer.get<{ items: Contract[] }>(`/contracts?state=running&purchase=${id}`);
  const [contract] = items;
  if (contract === undefined) return; // too few bids came in time
  const provider = office.person(usernameOf(contract.provider.id));
  await enterRoster(provider, contract);
  const served = await everybodyServed(provider, contract);
  const services = new Set(served.map(({ service }) => service.code));
  const levels = Object.entries(PLAN).map(([dependency, perMonth]) => ({ dependency, perMonth }));
  const lines = [...services].flatMap((service) => levels.map((level) => ({ service, ...level })));
  await officer.put(`/contracts/${contract.id}/visits/plan`, { lines });
  await provider.postLines(`/contracts/${contract.id}/visits/bulk`, visitsOf(contract, served, visitsMade));
  await rateNewest(office.person('clerk'), contract);
  if (visitsMade === ALL) await report(provider, contract, served.length);
}

function usernameOf(providerId: string): string {
  const user = DEMO_USERS.find(({ organisation }) => DEMO_ORGANISATIONS[organisation].id === providerId);
  if (user === undefined) throw new Error(`nobody of the demo works for ${providerId}`);
  return user.username;
}

async function enterRoster(provider: Client, { provider: { id }, startsOn }: Contract): Promise<void> {
  const { items: known } = await provider.get<{ items: { name: string }[] }>(`/providers/${id}/staff`);
  const names = new Set(known.map(({ name }) => name));
  for (const name of STAFF.filter((each) => !names.has(each))) {
    const profession = name.includes('社工') ? 'social-worker' : 'carer';
    const joinedOn = addDays(startsOn, -60);
    const qualification = profession === 'carer' ? '养老护理员三级（示例）' : '社会工作师（示例）';
    await provider.post(`/providers/${id}/staff`, { name, profession, qualification, fullTime: true, joinedOn });
  }
}

async function everybodyServed(provider: Client, { id }: Contract): Promise<readonly Served[]> {
  const { items } = await provider.get<{ items: Served[] }>(`/contracts/${id}/visits/months/1?limit=100`);
  return items;
}

function visitsOf({ id, startsOn }: Contract, served: readonly Served[], made: number): readonly object[] {
  const hours = made === ALL ? MORNING : AFTERNOON;
  const today = dayOf(instantOfMillis(Date.now()));
  return served.flatMap(({ recipient, service }, at) => {
    const staff = STAFF[at % STAFF.length]!;
    const turn = Math.floor(at / STAFF.length);
    const first = addDays(startsOn, FIRST_WEEK + (turn % WORKING_DAYS));
    const days = weeksFrom(first, today).filter((_, week) => (at * 37 + week * 61) % 100 < made);
    return days.map((day, week) => {
      const start = instantAt(day, hours[Math.floor(turn / WORKING_DAYS) % hours.length]!);
      const end = instantOfMillis(Date.parse(start) + MINUTES * 60_000);
      const visit = {
        service: service.code,
        recipient: recipient.number,
        staff,
        start,
        end,
        place: recipient.township,
      };
      return { key: `SJ-${id.slice(0, 8)}-${at}-${day}`, ...visit, done: WORK[(at + week) % WORK.length] };
    });
  });
}

function weeksFrom(first: Day, until: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day < until; day = addDays(day, DAYS_BETWEEN)) days.push(day);
  return days;
}

/** Whoever comes as often as agreed also reports, months and years. */
async function report(provider: Client, { id, provider: { id: providerId } }: Contract, served: number): Promise<void> {
  const { months } = await provider.get<{ months: { month: number; state: string }[] }>(`/contracts/${id}/reports`);
  const visits = served * PLAN.full;
  const facts = { visitsPlanned: visits, visitsDone: visits, incidents: 0, staffJoined: 0, staffLeft: 0 };
  const text = '本月按计划完成全部上门服务，无安全事件，人员无变动（示例）。';
  for (const { month } of months.filter(({ state }) => state === 'overdue')) {
    await provider.post(`/contracts/${id}/reports`, { month, ...facts, text });
  }
  const finances = `/providers/${providerId}/finances`;
  const { next } = await provider.get<{ next: { year: number } | null }>(finances);
  if (next === null) return;
  const sums = { incomeFen: 320_000_000, purchasesFen: 240_000_000, expensesFen: 310_000_000 };
  await provider.post(finances, { year: next.year, ...sums, auditor: '示例会计师事务所，无保留意见' });
}

async function rateNewest(clerk: Client, { id }: Contract): Promise<void> {
  const { items } = await clerk.get<{ items: { id: string }[] }>(`/contracts/${id}/visits?limit=${RATED}`);
  for (const [at, visit] of items.entries()) {
    const rating = RATINGS[at % RATINGS.length];
    await clerk.post(`/visits/${visit.id}/feedback`, { tookPlace: true, rating, remark: null });
  }
}
