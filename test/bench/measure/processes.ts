import { readdirSync, readFileSync } from 'node:fs';

/** Parts of the installation whose work is told apart. */
const PARTS: readonly (readonly [part: string, command: RegExp])[] = [
  ['api', /api\/main\.ts/],
  ['worker', /worker\/main\.ts|-worker\.ts/],
  ['temporal', /temporal server/],
  ['database', /postgres/],
  ['load', /load\/generator\.ts/],
];

const TICKS_PER_SECOND = 100;

/** Processor seconds that a process has used, of this benchmark's own processes. */
export interface ProcessTime {
  readonly part: string;
  readonly seconds: number;
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** Processor seconds that all programs of the machine have used since it was started; undefined where it does not tell. */
export function machineTime(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
}

/** This process and whatever it started, by process number. */
export function ownProcesses(): Map<number, ProcessTime> {
  const own = new Map<number, ProcessTime>();
  if (process.platform !== 'linux') return own;
  const all = readdirSync('/proc').map(Number).filter(Boolean).flatMap(stat);
  const include = ({ pid, seconds }: Stat): void => {
    own.set(pid, { part: partOf(pid), seconds });
    for (const child of all.filter(({ parent }) => parent === pid)) include(child);
  };
  for (const self of all.filter(({ pid }) => pid === process.pid)) include(self);
  return own;
}

function stat(pid: number): Stat[] {
  const text = read(pid, 'stat');
  if (text === undefined) return [];
  // The program's name, in brackets, may hold spaces; after it come state (3rd), parent (4th), … user (14th), system (15th).
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return [{ pid, parent: fields[1] ?? 0, seconds: ((fields[11] ?? 0) + (fields[12] ?? 0)) / TICKS_PER_SECOND }];
}

function partOf(pid: number): string {
  const command = (read(pid, 'cmdline') ?? '').replaceAll('\0', ' ');
  return PARTS.find(([, pattern]) => pattern.test(command))?.[0] ?? 'other';
}

function read(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined; // ended meanwhile
  }
}
