import { appendFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Steady } from './steady.ts';
import { tableOf } from './table.ts';

/** A figure measured in the same run that nothing on this machine could beat. */
export interface Floor {
  readonly what: string;
  /** Operations a second. */
  readonly rate: number;
}

/** One line of the table. Rates are operations a second, latencies milliseconds, memory bytes. */
export interface Row extends Partial<Omit<Steady, 'neighbours'>> {
  readonly neighbours?: number | undefined;
  readonly section: string;
  readonly what: string;
  /** People, connections or workflows at once. */
  readonly atOnce?: number;
  readonly perMinute?: boolean;
  readonly bytes?: number;
  readonly aim?: string;
  readonly floor?: Floor;
}

const HEADINGS = ['', 'at once', 'rate', 'p50 ms', 'p95 ms', 'aim', 'floor', 'of floor', 'warm s', 'others'];

/** Collects the figures; each is also written down at once as a JSON line, so that a broken run keeps what it has. */
export class Report {
  readonly #rows: Row[] = [];
  readonly #file: string;
  readonly #run = new Date().toISOString();

  constructor(file: string) {
    this.#file = file;
  }

  add(row: Row): void {
    this.#rows.push(row);
    const ratio = ratioOf(row);
    const context = { run: this.#run, node: process.version, processors: availableParallelism() };
    appendFileSync(
      this.#file,
      `${JSON.stringify({ ...context, ...row, ...(ratio === undefined ? {} : { ratio }) })}\n`,
    );
    console.log(`  ${[...cells(row), costText(row)].filter(Boolean).join(' · ')}`);
  }

  /** Resident memory; nothing where the system does not tell. */
  addMemory(what: string, bytes: number | undefined): void {
    if (bytes !== undefined) this.add({ section: 'memory', what: `memory of the ${what}`, bytes });
  }

  /** The whole table as Markdown. */
  table(): string {
    return tableOf(HEADINGS, this.#rows.map(cells));
  }
}

function ratioOf({ rate, floor }: Row): number | undefined {
  return rate === undefined || floor === undefined ? undefined : rate / floor.rate;
}

function cells(row: Row): string[] {
  const { rate, floor, perMinute = false } = row;
  const ratio = ratioOf(row);
  return [
    row.what,
    row.atOnce === undefined ? '' : String(row.atOnce),
    row.bytes !== undefined
      ? `${Math.round(row.bytes / 2 ** 20)} MiB`
      : rate === undefined
        ? ''
        : rateText(rate, perMinute),
    row.p50 === undefined ? '' : row.p50.toFixed(1),
    row.p95 === undefined ? '' : row.p95.toFixed(1),
    row.aim ?? '',
    floor === undefined ? '' : `${rateText(floor.rate, perMinute)} ${floor.what}`,
    ratio === undefined ? '' : ratio.toFixed(2),
    row.warmSeconds === undefined ? '' : `${row.warmSeconds.toFixed(0)}${row.isSteady === false ? ' unsteady' : ''}`,
    row.neighbours === undefined ? '' : `${Math.round(row.neighbours * 100)} %`,
  ];
}

function costText({ cost = {} }: Row): string {
  const parts = Object.entries(cost).map(([part, milliseconds]) => `${part} ${milliseconds.toFixed(2)}`);
  return parts.length === 0 ? '' : `processor ms each: ${parts.join(', ')}`;
}

function rateText(rate: number, perMinute: boolean): string {
  return perMinute ? `${(rate * 60).toFixed(0)}/min` : `${rate.toFixed(0)}/s`;
}
