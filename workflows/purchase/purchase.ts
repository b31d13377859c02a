import type { MethodCode } from '../../domain/procurement/methods.ts';
import { bidBondsSettled } from './bid-bonds.ts';
import { Course, type PurchaseEnd, type PurchaseInput } from './course.ts';
import { endOfLots } from './delivery.ts';
import { orEnded } from './ending.ts';
import { orRestarted } from './orders.ts';
import { runStages, type Procedure } from './procedure.ts';
import { belowThreshold } from './procedures/below-threshold.ts';
import { competitiveConsultation } from './procedures/competitive-consultation.ts';
import { competitiveNegotiation } from './procedures/competitive-negotiation.ts';
import { invitedTender } from './procedures/invited-tender.ts';
import { openTender } from './procedures/open-tender.ts';
import { underSuspensions } from './suspensions.ts';
import { singleSource } from './procedures/single-source.ts';

const PROCEDURES: Readonly<Record<MethodCode, Procedure>> = {
  'open-tender': openTender,
  'invited-tender': invitedTender,
  'competitive-negotiation': competitiveNegotiation,
  'competitive-consultation': competitiveConsultation,
  'single-source': singleSource,
  'below-threshold': belowThreshold,
};

/** One purchase from its plan to its close (§2.4). Id: `purchase:<number>`. */
export async function purchase(input: PurchaseInput): Promise<PurchaseEnd> {
  const course = new Course(input);
  const end = await orEnded(course, () =>
    underSuspensions(course, () => orRestarted(course, () => runStages(course, PROCEDURES[input.method]))),
  );
  const ended = await course.end(end ?? endOfLots(course));
  await bidBondsSettled(course);
  return ended;
}
