import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { machineTime, ownProcesses, type ProcessTime } from './processes.ts';

/** Who used the processors in a stretch of time. */
export interface Work {
  /** Share (0–1) of the machine that other people's programs took. */
  readonly neighbours: number;
  /** Processor seconds by part of the installation. */
  readonly parts: Readonly<Record<string, number>>;
}

interface Reading {
  readonly machine: number | undefined;
  readonly own: ReadonlyMap<number, ProcessTime>;
  readonly at: number;
}

/** Watches who uses the processors. */
export class Watch {
  #before = reading();

  /** Since the last call; undefined where the system does not tell. */
  look(): Work | undefined {
    const [before, now] = [this.#before, reading()];
    this.#before = now;
    if (before.machine === undefined || now.machine === undefined) return undefined;
    const parts: Record<string, number> = {};
    let own = 0;
    for (const [pid, { part, seconds }] of now.own) {
      const used = seconds - (before.own.get(pid)?.seconds ?? 0);
      parts[part] = (parts[part] ?? 0) + used;
      own += used;
    }
    const others = now.machine - before.machine - own;
    const capacity = ((now.at - before.at) / 1000) * availableParallelism();
    return { neighbours: Math.max(0, others / capacity), parts };
  }
}

const LOOK_MS = 1_000;

/** Waits until others leave the machine alone, but not for ever. */
export async function untilQuiet(share: number, patienceMs: number): Promise<void> {
  const watch = new Watch();
  for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt;) {
    await sleep(LOOK_MS);
    const work = watch.look();
    if (work === undefined || work.neighbours <= share) return;
  }
}

/** Programs that wanted a processor in the last minute, on average, the benchmark's own included. */
export function loadAverage(): number {
  return loadavg()[0] ?? 0;
}

/** Resident memory of a process in bytes; undefined where the system does not tell. */
export function residentMemory(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function reading(): Reading {
  return { machine: machineTime(), own: ownProcesses(), at: performance.now() };
}
