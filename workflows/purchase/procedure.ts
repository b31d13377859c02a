import { STAGES, type Stage } from '../../domain/procurement/stages.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse } from './lot.ts';
import { underOrders } from './orders.ts';
import { resumption } from './suspensions.ts';

/** One step of a procedure. A step that returns an end state ends the purchase there. */
export type Step = (course: Course) => Promise<PurchaseEnd | undefined>;

/** One step for one lot; it may fail the lot, which ends the lot's way and nobody else's. */
export type LotStep = (course: Course, lot: LotCourse) => Promise<void>;

/** A method as a table: under each stage its steps, in the order of the law. */
export type Procedure = Readonly<Record<Exclude<Stage, 'closed'>, readonly Step[]>>;

/** The lots side by side, each through these steps in order until it fails; a purchase fails when no lot is left. */
export function eachLot(...steps: readonly LotStep[]): Step {
  return async (course) => {
    await Promise.all(course.openLots.map((lot) => underOrders(course, lot, () => lotThrough(course, lot, steps))));
    return course.openLots.length === 0 ? 'failed' : undefined;
  };
}

async function lotThrough(course: Course, lot: LotCourse, steps: readonly LotStep[]): Promise<void> {
  for (const step of steps) {
    if (lot.phase === 'failed') return;
    if (course.suspended) await resumption(course);
    await step(course, lot);
  }
}

/** Runs the stages in their order; undefined when all have been passed. */
export async function runStages(course: Course, procedure: Procedure): Promise<PurchaseEnd | undefined> {
  for (const stage of STAGES) {
    if (stage !== 'planning') await course.enter(stage);
    if (stage === 'closed') return undefined;
    for (const step of procedure[stage]) {
      if (course.suspended) await resumption(course);
      const end = await step(course);
      if (end !== undefined) return end;
    }
  }
  return undefined;
}
