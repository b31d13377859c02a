import type { Stage } from '../../domain/procurement/stages.ts';
import { award } from './award.ts';
import { bidding } from './bidding.ts';
import { contracting } from './contract.ts';
import { Course, type PurchaseEnd, type PurchaseInput } from './course.ts';
import { acceptance, endOfLots, monitoring } from './delivery.ts';
import { evaluation } from './evaluation.ts';
import { planning } from './planning.ts';
import { publication } from './publication.ts';

type StageRun = (course: Course) => Promise<PurchaseEnd | undefined>;

/** The procedure in the order of the law. A stage that returns an end state ends the purchase there. */
const PROCEDURE: readonly (readonly [Stage, StageRun])[] = [
  ['planning', planning],
  ['publication', publication],
  ['bidding', bidding],
  ['evaluation', evaluation],
  ['award', award],
  ['contract', contracting],
  ['monitoring', monitoring],
  ['acceptance', acceptance],
];

/** One purchase from its plan to its close (§2.4). Id: `purchase:<number>`. */
export async function purchase(input: PurchaseInput): Promise<PurchaseEnd> {
  const course = new Course(input);
  for (const [stage, run] of PROCEDURE) {
    if (stage !== 'planning') await course.enter(stage);
    const end = await run(course);
    if (end !== undefined) return course.end(end);
  }
  await course.enter('closed');
  return course.end(endOfLots(course));
}
