import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Database } from '../../prisma/database.ts';
import { hirePeople, type Person } from './data/people.ts';
import { Floors } from './floors.ts';
import { Installation } from './installation.ts';
import type { EvaluationSize } from './data/evaluation.ts';
import type { Report } from './measure/report.ts';
import type { Pace } from './measure/steady.ts';

/** Sizes of a run: the whole one, or the short one that a test may run in under a minute. */
export interface Size {
  readonly pace: Pace;
  /** Whole workflows take seconds each, so they are watched longer. */
  readonly slowPace: Pace;
  /** Most operations a second that work is laid in for. */
  readonly stockPerSecond: number;
  readonly runningPurchases: number;
  readonly inboxes: readonly number[];
  readonly evaluation: EvaluationSize;
  /** In the bank that a committee is drawn from. */
  readonly experts: number;
  /** Rows of what providers say they can serve. */
  readonly capabilities: number;
  /** Records of service, and how many of them one request hands in. */
  readonly visits: { readonly rows: number; readonly aRequest: number };
  /** Of the contract that is taken over. */
  readonly recipients: number;
}

const IDLE_MS = 2_000;
const MOST_PEOPLE = 32;

/** What every measurement needs. */
export interface Bench {
  readonly installation: Installation;
  readonly database: Database;
  readonly people: readonly Person[];
  readonly size: Size;
  readonly report: Report;
  readonly floors: Floors;
}

/** Runs measurements on a fresh installation, and removes it. */
export async function withBench(size: Size, report: Report, work: (bench: Bench) => Promise<void>): Promise<void> {
  const installation = await Installation.start('bench');
  const database = connect(installation.environment.databaseUrl, 4);
  try {
    await sleep(IDLE_MS);
    report.addMemory('api, idle', installation.apiMemory());
    await database.pool.query(
      'CREATE TABLE bench_floor (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload text)',
    );
    const people = await hirePeople(database.pool, MOST_PEOPLE);
    const floors = new Floors(installation, size.pace, report);
    await work({ installation, database, people, size, report, floors });
  } finally {
    await database.close();
    await installation.stop();
  }
}

/** Operations that a steady measurement may use up at most. */
export function stockOf({ pace, stockPerSecond }: Size): number {
  const windows = 3 + pace.mostRepeats;
  return Math.ceil(((pace.mostWarm * pace.warmMs + windows * pace.windowMs) / 1000) * stockPerSecond);
}
