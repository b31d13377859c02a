import {
  CancellationScope,
  condition,
  isCancellation,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { tellHeld } from '../purchase-told.ts';
import { SEARCH } from '../search-attributes.ts';
import { ComplaintCourse, type ComplaintEnd, type ComplaintInput } from './course.ts';
import { decision } from './decision.ts';
import { acceptance } from './examination.ts';

/**
 * A complaint from its receipt to the decision of the finance department, which is served, published and carried out (GPL
 * 55-57; M94 chapter 3). The complainant may take it back until it is decided. Id: `complaint:<purchase number>:<n>`.
 */
export async function complaint(input: ComplaintInput): Promise<ComplaintEnd> {
  const course = new ComplaintCourse(input);
  await local.recordComplaint.executeWithOptions({ summary: 'received' }, [course.ref]);
  const end = await unlessWithdrawn(course, () => handled(course));
  course.is(end, end === 'withdrawn' ? 'CH-12' : 'CH-14');
  upsertSearchAttributes([{ key: SEARCH.stage, value: end }]);
  setCurrentDetails(`complaint **${input.seq}** to purchase **${input.purchaseNumber}** · ${end}`);
  return end;
}

async function handled(course: ComplaintCourse): Promise<ComplaintEnd> {
  if (!(await acceptance(course))) return 'refused';
  return decision(course);
}

/** A withdrawal ends the handling at once, in writing to everybody concerned (M94 29; CH-12). */
async function unlessWithdrawn(course: ComplaintCourse, handling: () => Promise<ComplaintEnd>): Promise<ComplaintEnd> {
  const working = new CancellationScope();
  const watching = new CancellationScope();
  const watched = watching
    .run(async () => {
      await condition(() => course.withdrawn);
      working.cancel();
    })
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  try {
    return await working.run(handling);
  } catch (error) {
    if (!course.withdrawn || !isCancellation(error)) throw error;
    await condition(() => course.desk.idle());
    await local.endWithdrawn.executeWithOptions({ summary: 'withdrawn' }, [course.ref]);
    await tellHeld(course.input);
    return 'withdrawn';
  } finally {
    watching.cancel();
    await watched;
  }
}
