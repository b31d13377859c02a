import { patched } from '@temporalio/workflow';
import type { ContractRef } from '../../activities/contracting.ts';
import type { ExcludedTime } from '../../domain/procurement/excluded-time.ts';
import type { DepartureCode } from '../../domain/procurement/award-order.ts';
import { local } from '../activity-proxies.ts';
import { settledBond } from '../bond.ts';
import { humanTask } from '../human-task.ts';
import { awardRank, publishNextWinner } from './award.ts';
import { refundBidBonds } from './bid-bonds.ts';
import type { Course } from './course.ts';
import { released, unlessHeld } from './holds.ts';
import type { LotCourse } from './lot.ts';
import { failLot } from './lot-failure.ts';
import { draftersOf } from './planning.ts';

/** Why no contract came about with this candidate, and the task in which it was said. */
interface Refusal {
  readonly reason: DepartureCode;
  readonly taskId: string;
  /** The contract whose bond is held all the same, and goes back. */
  readonly bondOf?: string;
}

/** The contract is drafted with its takeover plan, signed by both sides, published and filed (CO-01 to CO-04, CT-01). */
export async function signedContract(course: Course, lot: LotCourse): Promise<void> {
  // Signed already where an order came with the signature, and the contract stands.
  while (lot.phase !== 'contracted') {
    const refusal = await signed(course, lot);
    if (refusal !== undefined && !(await nextCandidate(course, lot, refusal))) return;
  }
  const subject = { lotId: lot.lotId, contractId: lot.contract!.contractId };
  const officer = { ...course.task, subject };
  await Promise.all([publishContract(course, lot), humanTask(course.desk, { ...officer, kind: 'file-contract' })]);
  course.note(`lot ${lot.seq}: contract published and filed`, 'CO-04');
}

/** After a refusal: the next in rank, as the buyer decides, or a purchase anew; false when the lot has failed (CO-08). */
async function nextCandidate(course: Course, lot: LotCourse, { reason, taskId, bondOf }: Refusal): Promise<boolean> {
  const next = lot.awarded!.rank + 1;
  await local.voidAward.executeWithOptions({ summary: `lot ${lot.seq}: ${reason}` }, [
    { ...course.task, lotId: lot.lotId, awardId: lot.awarded!.awardId, reason, taskId },
  ]);
  course.note(`lot ${lot.seq}: rank ${lot.awarded!.rank} ${reason}`, 'CO-08');
  if (bondOf !== undefined) await settledBond(course.desk, course.task, bondOf);
  if (!(await turnsToNext(course, lot))) return false;
  await awardRank(course, lot, next, false);
  if (patched('2026-11-publish-next-winner')) await publishNextWinner(course, lot);
  return true;
}

/**
 * The buyer decides what follows, and whether the refusal had a lawful reason: without one the supplier is barred from the
 * re-run (M74 22). With nobody left in rank the lot fails, and the reason is judged all the same.
 */
async function turnsToNext(course: Course, lot: LotCourse): Promise<boolean> {
  const { awardId, rank } = lot.awarded!;
  const last = rank >= lot.bids.length;
  const asked = patched(last ? '2026-11-excused-refusal' : '2026-11-decide-after-refusal');
  if (!asked) {
    if (last) await failLot(course, lot, 'CO-08');
    return !last;
  }
  const subject = { lotId: lot.lotId, awardId };
  const { taskId, outcome } = await humanTask(course.desk, { ...course.task, kind: 'decide-after-refusal', subject });
  if (patched('2026-11-excused-refusal')) await local.judgeRefusal({ ...course.task, awardId, taskId });
  refundBidBonds(course, lot);
  if (outcome !== 'restart' && !last) return true;
  await failLot(course, lot, 'CO-08', taskId);
  return false;
}

/** One candidate's contract; why it did not come about, or undefined when both sides have signed. */
async function signed(course: Course, lot: LotCourse): Promise<Refusal | undefined> {
  const { awardId, providerId } = lot.awarded!;
  for (;;) {
    const subject = { lotId: lot.lotId, awardId };
    const draft = await humanTask(course.desk, { ...course.task, kind: 'draft-contract', subject });
    const contract = await local.adoptContractDraft({ ...course.task, ...subject, taskId: draft.taskId });
    const { contractId } = contract;
    const signing = { ...course.task, subject: { ...subject, contractId } };
    const excluded = draftersOf(course, draft.by);
    await unlessHeld(course);
    const buyer = await humanTask(course.desk, { ...signing, kind: 'approve-contract', excluded });
    if (buyer.outcome === 'return') continue;
    if (contract.bond === true) {
      const bond = await humanTask(course.desk, { ...signing, kind: 'receive-bond' });
      if (bond.outcome === 'unpaid') return { reason: 'bond-not-paid', taskId: bond.taskId };
      await local.recordBond({ ...course.task, contractId, taskId: bond.taskId });
      lot.bondOf = contractId;
    }
    // The thirty days of CO-01 count from the award letter, however long the office took to draft.
    const since = lot.resultAt === undefined ? {} : { since: lot.resultAt, ...(await heldTime(course)) };
    const ask = { ...signing, kind: 'sign-contract', organisationId: providerId, ...since } as const;
    const provider = await humanTask(course.desk, ask);
    if (provider.outcome === 'refuse') {
      delete lot.bondOf;
      const held = contract.bond === true ? { bondOf: contractId } : {};
      return { reason: 'refused-to-sign', taskId: provider.taskId, ...held };
    }
    await signature(course, contract);
    delete lot.bondOf;
    lot.contract = { ...contract, providerId };
    lot.phase = 'contracted';
    course.note(`lot ${lot.seq}: contract ${contract.number} signed`, 'CO-01');
    refundBidBonds(course, lot);
    return undefined;
  }
}

/** The days on which a challenge or complaint held the purchase do not count in the time to sign (CO-01, CO-11). */
async function heldTime(course: Course): Promise<{ readonly without?: readonly ExcludedTime[] }> {
  if (!patched('2026-11-held-time')) return {};
  const without = await local.heldTime(course.task);
  return without.length === 0 ? {} : { without };
}

/** Takes effect as soon as nothing holds the purchase up: a challenge may have come while people signed. */
async function signature(course: Course, { contractId, number }: ContractRef): Promise<void> {
  const request = { ...course.task, contractId };
  while ((await local.signContract.executeWithOptions({ summary: `sign ${number}` }, [request])) === 'held')
    await released(course);
}

async function publishContract(course: Course, lot: LotCourse): Promise<void> {
  const contractId = lot.contract!.contractId;
  await humanTask(course.desk, { ...course.task, kind: 'publish-contract', subject: { lotId: lot.lotId, contractId } });
  await local.publishContract({ ...course.task, contractId });
}
