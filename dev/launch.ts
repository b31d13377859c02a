import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, isRunning, markOf, type ProcessMark } from './processes.ts';
import { UserError } from './user-error.ts';

export interface Program {
  command: string;
  parameters: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  log: string;
  user?: { uid: number; gid: number } | undefined;
  /** Keep a channel to it that closes when this process ends, however it ends. */
  channel?: boolean;
  /** Where to leave its mark, so that the next start can end it if this process is killed. */
  markFile?: string;
  endSignal?: NodeJS.Signals;
}

const launched: { mark: ProcessMark; endSignal: NodeJS.Signals }[] = [];
const RUN_HEADING = '=== started';
const HURRIED_MS = 2000;

/** Starts a program whose output goes to its log, and which Ctrl-C in our terminal does not reach. */
export function launch(program: Program): ProcessMark {
  const output = openSync(program.log, 'a');
  writeSync(output, `${RUN_HEADING} ${new Date().toISOString()}\n`);
  const child = spawn(program.command, program.parameters, {
    ...program.user,
    cwd: program.cwd,
    env: program.env,
    // Of its own group: Ctrl-C must reach only the process that then stops everything in order.
    detached: true,
    stdio: program.channel ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
  });
  closeSync(output);
  let failure = '';
  child.on('error', (error) => (failure = error.message));
  if (child.pid === undefined) throw new UserError(`${program.command} cannot be run ${failure}`.trim());
  child.unref();
  child.channel?.unref();
  const mark = markOf(child.pid) ?? { pid: child.pid, startedAt: 'gone' };
  if (program.markFile) writeFileSync(program.markFile, JSON.stringify(mark));
  launched.push({ mark, endSignal: program.endSignal ?? 'SIGTERM' });
  return mark;
}

/** Ends whatever this process has started, the last first: for a start that is broken off half way. */
export async function endLaunched(): Promise<void> {
  for (const { mark, endSignal } of launched.toReversed()) await endProcess(mark, HURRIED_MS, endSignal);
}

/**
 * Waits until a program answers.
 *
 * @param probe resolves to undefined when it does, else to the reason why not
 * @throws UserError with the last lines of its log when it ends first, or is not ready in time
 */
export async function untilReady(
  { name, log, mark }: { name: string; log: string; mark: ProcessMark },
  probe: () => Promise<string | undefined>,
  timeoutMs: number,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const refusal = await probe();
    if (refusal === undefined) return;
    if (!isRunning(mark)) throw new UserError(`${name} ended before it was ready. ${lastLines(log)}`);
    if (Date.now() >= end) throw new UserError(`${name} is not ready (${refusal}). ${lastLines(log)}`);
    await sleep(40);
  }
}

/** The end of a log, to be shown below a sentence about what went wrong. */
export function lastLines(log: string, count = 12): string {
  const text = existsSync(log) ? lastRun(readFileSync(log, 'utf8')) : '';
  if (/No space left on device|ENOSPC|database or disk is full/.test(text.slice(-5000))) {
    return `The disk is full: free some space, then start again (${log}).`;
  }
  return `The end of ${log}:\n${text.split('\n').slice(-count).join('\n')}`;
}

function lastRun(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(RUN_HEADING), 0)).trim();
}
