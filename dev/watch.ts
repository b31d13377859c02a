import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from './launch.ts';
import { isRunning } from './processes.ts';
import type { WatchedProgram } from './watched-program.ts';
import { UserError } from './user-error.ts';

const LOOK_EVERY_MS = 200;
const MOST_CRASHES = 5;
const WINDOW_MS = 60_000;
const LONGEST_PAUSE_MS = 5000;

/**
 * Starts a service again whenever it ends by itself, after a pause that grows; the others run on meanwhile.
 *
 * @param until aborted when the service is to be stopped
 * @returns resolves when watching ends; rejects with a UserError when the service ended more than five times in a minute
 */
export async function keepRunning(service: WatchedProgram, until: AbortSignal): Promise<void> {
  let crashes: number[] = [];
  while (await passes(LOOK_EVERY_MS, until)) {
    const mark = service.mark();
    if (mark && isRunning(mark)) continue;
    crashes = [...crashes.filter((at) => at > Date.now() - WINDOW_MS), Date.now()];
    if (crashes.length > MOST_CRASHES) throw gaveUp(service);
    const pause = Math.min(250 * 2 ** crashes.length, LONGEST_PAUSE_MS);
    console.log(`${service.name} has ended unexpectedly; starting it again in ${pause / 1000} s (${service.log})`);
    if (await passes(pause, until)) await startAgain(service, until);
  }
}

async function startAgain(service: WatchedProgram, until: AbortSignal): Promise<void> {
  try {
    await service.start();
    console.log(`${service.name} is running again`);
  } catch (error) {
    if (until.aborted) return;
    if (!(error instanceof UserError)) throw error;
    // Told by the next look, which counts it; a service that hangs is ended so that it counts too.
    await service.stop(0);
  }
}

function gaveUp(service: WatchedProgram): UserError {
  const times = `${MOST_CRASHES + 1} times within a minute`;
  return new UserError(`${service.name} has ended ${times}, so everything is stopped. ${lastLines(service.log, 20)}`);
}

async function passes(milliseconds: number, until: AbortSignal): Promise<boolean> {
  await sleep(milliseconds, undefined, { signal: until }).catch(() => undefined);
  return !until.aborted;
}
