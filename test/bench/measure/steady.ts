import { loadAverage, Neighbours } from './machine.ts';
import { median, quantile, rateOf, type Sample } from './statistics.ts';

/** How long to look; the short form is for a test that only wants to see the benchmark work. */
export interface Pace {
  readonly warmMs: number;
  readonly windowMs: number;
  /** Warm windows before an unsteady side is measured all the same. */
  readonly mostWarm: number;
  /** Windows measured again because other programs disturbed them. */
  readonly mostRepeats: number;
}

export interface Steady {
  /** Operations a second: the median of three windows, which are `rates`. */
  readonly rate: number;
  readonly rates: readonly number[];
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly warmSeconds: number;
  readonly isSteady: boolean;
  /** Share of the machine that other programs took (0–1), the worst of the three windows. */
  readonly neighbours: number | undefined;
  readonly load: number;
}

const WINDOWS = 3;
const STEADY_WITHIN = 0.1;
/** A window during which others took more than this share of the machine is measured again. */
const NOISE = 0.15;

/** Warms until three windows in a row differ by less than a tenth, then takes the median of three. */
export async function whenSteady(pace: Pace, take: (ms: number) => Promise<Sample>): Promise<Steady> {
  const warm: number[] = [];
  while (!settled(warm) && warm.length < pace.mostWarm) warm.push(rateOf(await take(pace.warmMs)));
  const samples: Sample[] = [];
  const noise: number[] = [];
  const neighbours = new Neighbours();
  for (let repeats = 0; samples.length < WINDOWS;) {
    const sample = await take(pace.windowMs);
    const share = neighbours.share();
    if (share !== undefined && share > NOISE && repeats < pace.mostRepeats) {
      repeats += 1;
      continue;
    }
    samples.push(sample);
    if (share !== undefined) noise.push(share);
  }
  const warmSeconds = (warm.length * pace.warmMs) / 1000;
  return { ...summary(samples), warmSeconds, isSteady: settled(warm), neighbours: worst(noise), load: loadAverage() };
}

/** The medians of windows that were measured already. */
export function summary(samples: readonly Sample[]): Pick<Steady, 'rate' | 'rates' | 'p50' | 'p95'> {
  const rates = samples.map(rateOf);
  const of = (share: number) => median(samples.map(({ latencies }) => quantile(latencies, share)));
  return { rate: median(rates), rates, p50: of(0.5), p95: of(0.95) };
}

function settled(rates: readonly number[]): boolean {
  const last = rates.slice(-WINDOWS);
  return last.length === WINDOWS && Math.max(...last) - Math.min(...last) <= STEADY_WITHIN * Math.max(...last);
}

function worst(shares: readonly number[]): number | undefined {
  return shares.length === 0 ? undefined : Math.max(...shares);
}
