import { performance } from 'node:perf_hooks';
import { loadAverage, untilQuiet } from './machine.ts';
import type { Sample } from './statistics.ts';
import { NOISE, summary, type Summary } from './steady.ts';

const ROUNDS = 3;

/**
 * Long operations that cannot be repeated on the same rows, one after the other: three rounds, whose medians count. A
 * round's operations must do the same amount of work.
 */
export async function oneByOne(
  patienceMs: number,
  round: () => Promise<readonly (() => Promise<unknown>)[]>,
): Promise<Summary & { readonly load: number }> {
  const samples: Sample[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const operations = await round();
    await untilQuiet(NOISE, patienceMs);
    const latencies: number[] = [];
    for (const operation of operations) {
      const began = performance.now();
      await operation();
      latencies.push(performance.now() - began);
    }
    const seconds = latencies.reduce((sum, ms) => sum + ms, 0) / 1000;
    samples.push({ operations: operations.length, seconds, latencies });
  }
  return { ...summary(samples), load: loadAverage() };
}
