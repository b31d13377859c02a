import { loadAverage, Watch, type Work } from './machine.ts';
import { median, quantile, rateOf, type Sample } from './statistics.ts';

/** How long to look; the short form is for a test that only wants to see the benchmark work. */
export interface Pace {
  readonly warmMs: number;
  readonly windowMs: number;
  /** Warm windows before an unsteady side is measured all the same. */
  readonly mostWarm: number;
  /** Windows measured again because other programs disturbed them. */
  readonly mostRepeats: number;
  /** Longest wait for a quiet machine before a measurement. */
  readonly patienceMs: number;
}

/** The medians of three windows. */
export interface Summary {
  /** Operations a second, and of each window. */
  readonly rate: number;
  readonly rates: readonly number[];
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

export interface Steady extends Summary {
  readonly warmSeconds: number;
  readonly isSteady: boolean;
  /** Share of the machine that other programs took (0–1), the worst of the windows. */
  readonly neighbours: number | undefined;
  readonly load: number;
  /** Processor milliseconds that each part of the installation spent on one operation. */
  readonly cost: Readonly<Record<string, number>>;
}

interface Seen {
  readonly sample: Sample;
  readonly work: Work | undefined;
}

/** Others may take this share of the machine before a window is measured again. */
export const NOISE = 0.15;

const WINDOWS = 3;
const STEADY_WITHIN = 0.1;

/** Warms until three windows in a row differ by less than a tenth, then takes the median of three. */
export async function whenSteady(pace: Pace, take: (ms: number) => Promise<Sample>): Promise<Steady> {
  const warm: number[] = [];
  while (!settled(warm) && warm.length < pace.mostWarm) warm.push(rateOf(await take(pace.warmMs)));
  const seen = await quietWindows(pace, take);
  const samples = seen.map(({ sample }) => sample);
  const works = seen.flatMap(({ work }) => work ?? []);
  return {
    ...summary(samples),
    warmSeconds: (warm.length * pace.warmMs) / 1000,
    isSteady: settled(warm),
    neighbours: works.length === 0 ? undefined : Math.max(...works.map(({ neighbours }) => neighbours)),
    load: loadAverage(),
    cost: costOf(samples, works),
  };
}

/** The medians of windows that were measured already. */
export function summary(samples: readonly Sample[]): Summary {
  const rates = samples.map(rateOf);
  const of = (share: number) => median(samples.map(({ latencies }) => quantile(latencies, share)));
  return { rate: median(rates), rates, p50: of(0.5), p95: of(0.95) };
}

/** Three windows, the least disturbed of those that the pace allows. */
async function quietWindows(pace: Pace, take: (ms: number) => Promise<Sample>): Promise<Seen[]> {
  const watch = new Watch();
  const seen: Seen[] = [];
  const isQuiet = ({ work }: Seen) => (work?.neighbours ?? 0) <= NOISE;
  while (seen.filter(isQuiet).length < WINDOWS && seen.length < WINDOWS + pace.mostRepeats) {
    seen.push({ sample: await take(pace.windowMs), work: watch.look() });
  }
  return seen.toSorted((a, b) => (a.work?.neighbours ?? 0) - (b.work?.neighbours ?? 0)).slice(0, WINDOWS);
}

function costOf(samples: readonly Sample[], works: readonly Work[]): Record<string, number> {
  const operations = samples.reduce((sum, sample) => sum + sample.operations, 0);
  const seconds: Record<string, number> = {};
  for (const { parts } of works) {
    for (const [part, used] of Object.entries(parts)) seconds[part] = (seconds[part] ?? 0) + used;
  }
  const costs = Object.entries(seconds).map(([part, used]) => [part, (used * 1000) / operations] as const);
  return Object.fromEntries(costs.filter(([, milliseconds]) => milliseconds >= 0.01));
}

function settled(rates: readonly number[]): boolean {
  const last = rates.slice(-WINDOWS);
  return last.length === WINDOWS && Math.max(...last) - Math.min(...last) <= STEADY_WITHIN * Math.max(...last);
}
