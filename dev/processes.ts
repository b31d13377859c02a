import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process named so that it cannot be mistaken for a later one that got the same number. */
export interface ProcessMark {
  pid: number;
  /** When it started, in whatever form the system tells it; only compared, never read. */
  startedAt: string;
}

/** Marks a running process; undefined when there is none of that number. */
export function markOf(pid: number): ProcessMark | undefined {
  const startedAt = startOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isRunning(mark: ProcessMark): boolean {
  return startOf(mark.pid) === mark.startedAt;
}

/**
 * Asks a process to end, and makes it end after the grace period. Resolves when it is gone.
 *
 * @param graceMs milliseconds between the two signals
 */
export async function endProcess(
  mark: ProcessMark,
  graceMs: number,
  first: NodeJS.Signals = 'SIGTERM',
  last: NodeJS.Signals = 'SIGKILL',
): Promise<void> {
  signal(mark, first);
  if (await isGoneWithin(mark, graceMs)) return;
  signal(mark, last);
  await isGoneWithin(mark, 5000);
}

/** The process that listens on a port of this machine, as far as this user may see it. */
export function listenerOn(port: number): { pid: number; name: string } | undefined {
  try {
    return process.platform === 'linux' ? listenerFromProc(port) : listenerFromLsof(port);
  } catch {
    return undefined;
  }
}

async function isGoneWithin(mark: ProcessMark, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (isRunning(mark)) {
    if (Date.now() >= end) return false;
    await sleep(25);
  }
  return true;
}

function signal(mark: ProcessMark, name: NodeJS.Signals): void {
  if (!isRunning(mark)) return;
  try {
    process.kill(mark.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    }
    // The program's name, in brackets, may hold spaces; the fields after it are the 3rd (state) to the 22nd (start).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function listenerFromProc(port: number): { pid: number; name: string } | undefined {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1));
  const columns = rows.map((row) => row.trim().split(/\s+/));
  const LISTENING = '0A';
  const socket = columns.find((column) => column[1]?.endsWith(`:${hex}`) && column[3] === LISTENING);
  const pid = socket && processesHere().find((id) => openFiles(id).includes(`socket:[${socket[9]}]`));
  return pid === undefined ? undefined : { pid, name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() };
}

function processesHere(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
}

function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  const orNothing = <T>(read: () => T[]): T[] => {
    try {
      return read();
    } catch {
      return []; // another user's process, or gone meanwhile
    }
  };
  return orNothing(() => readdirSync(folder)).flatMap((fd) => orNothing(() => [readlinkSync(`${folder}/${fd}`)]));
}

function listenerFromLsof(port: number): { pid: number; name: string } | undefined {
  const output = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' });
  const pid = /^p(\d+)/m.exec(output)?.[1];
  return pid ? { pid: Number(pid), name: /^c(.+)/m.exec(output)?.[1] ?? '' } : undefined;
}
