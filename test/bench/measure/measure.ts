import type { Job } from '../load/jobs.ts';
import { Load } from '../load/load.ts';
import { untilQuiet } from './machine.ts';
import { NOISE, whenSteady, type Pace, type Steady } from './steady.ts';

/** Runs a job until it is steady and measures it, as undisturbed as the machine allows. */
export async function measure(pace: Pace, job: Job): Promise<Steady> {
  await untilQuiet(NOISE, pace.patienceMs);
  return Load.during(job, (load) => whenSteady(pace, (ms) => load.window(ms)));
}
