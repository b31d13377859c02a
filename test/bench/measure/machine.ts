import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

const CLOCK_TICKS_PER_SECOND = 100;

interface Usage {
  /** Ticks that all processors have worked since the machine was started. */
  readonly all: number;
  /** Ticks of this process and whatever it started, by process. */
  readonly own: ReadonlyMap<number, number>;
  readonly at: number;
}

/** Share (0–1) of the machine that other people's programs took while the benchmark measured. */
export class Neighbours {
  #before = usage();

  /** The share since the last call; undefined where the system does not tell. */
  share(): number | undefined {
    const [before, now] = [this.#before, usage()];
    this.#before = now;
    if (before === undefined || now === undefined) return undefined;
    const seconds = (now.at - before.at) / 1000;
    let own = 0;
    for (const [pid, ticks] of now.own) own += ticks - (before.own.get(pid) ?? 0);
    const others = now.all - before.all - own;
    return Math.max(0, others / CLOCK_TICKS_PER_SECOND / seconds / availableParallelism());
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

function usage(): Usage | undefined {
  if (process.platform !== 'linux') return undefined;
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { all: user + nice + system + irq + softirq, own: ownTicks(), at: performance.now() };
}

interface ProcessUsage {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

function ownTicks(): Map<number, number> {
  const processes = readdirSync('/proc').map(Number).filter(Boolean).flatMap(read);
  const own = new Map<number, number>();
  const include = (pid: number): void => {
    for (const process of processes.filter(({ parent }) => parent === pid)) {
      own.set(process.pid, process.ticks);
      include(process.pid);
    }
  };
  own.set(process.pid, read(process.pid)[0]?.ticks ?? 0);
  include(process.pid);
  return own;
}

function read(pid: number): ProcessUsage[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in brackets, may hold spaces; after it come state (3rd), parent (4th), … user (14th), system (15th).
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return [{ pid, parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }];
  } catch {
    return []; // ended meanwhile
  }
}
