import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { awardRank } from './award.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse } from './lot.ts';
import { failedIfNoLotLeft, failLot } from './lot-failure.ts';
import { draftersOf } from './planning.ts';

/** Contracts are drafted with their takeover plan, signed by both sides, published and filed (CO-01 to CO-04, CT-01). */
export async function contracting(course: Course): Promise<PurchaseEnd | undefined> {
  await Promise.all(course.openLots.map((lot) => contractLot(course, lot)));
  return failedIfNoLotLeft(course);
}

async function contractLot(course: Course, lot: LotCourse): Promise<void> {
  while (!(await signed(course, lot))) {
    const next = lot.awarded!.rank + 1;
    await local.voidAward.executeWithOptions({ summary: `lot ${lot.seq}: winner refused` }, [
      { ...course.task, lotId: lot.lotId, awardId: lot.awarded!.awardId },
    ]);
    course.note(`lot ${lot.seq}: rank ${lot.awarded!.rank} refused to sign`, 'CO-08');
    if (next > lot.bids.length) return failLot(course, lot, 'CO-08');
    await awardRank(course, lot, next, false);
  }
  const subject = { lotId: lot.lotId, contractId: lot.contract!.contractId };
  const officer = { ...course.task, subject };
  await Promise.all([publishContract(course, lot), humanTask(course.desk, { ...officer, kind: 'file-contract' })]);
  course.note(`lot ${lot.seq}: contract published and filed`, 'CO-04');
}

/** One candidate's contract; false when the candidate refuses to sign. */
async function signed(course: Course, lot: LotCourse): Promise<boolean> {
  const { awardId, providerId } = lot.awarded!;
  for (;;) {
    const subject = { lotId: lot.lotId, awardId };
    const draft = await humanTask(course.desk, { ...course.task, kind: 'draft-contract', subject });
    const contract = await local.adoptContractDraft({ ...course.task, ...subject, taskId: draft.taskId });
    const signing = { ...course.task, subject: { ...subject, contractId: contract.contractId } };
    const excluded = draftersOf(course, draft.by);
    const buyer = await humanTask(course.desk, { ...signing, kind: 'approve-contract', excluded });
    if (buyer.outcome === 'return') continue;
    const provider = await humanTask(course.desk, { ...signing, kind: 'sign-contract', organisationId: providerId });
    if (provider.outcome === 'refuse') return false;
    await local.signContract.executeWithOptions({ summary: `sign ${contract.number}` }, [
      { ...course.task, contractId: contract.contractId },
    ]);
    lot.contract = { ...contract, providerId };
    lot.phase = 'contracted';
    course.note(`lot ${lot.seq}: contract ${contract.number} signed`, 'CO-01');
    return true;
  }
}

async function publishContract(course: Course, lot: LotCourse): Promise<void> {
  const contractId = lot.contract!.contractId;
  await humanTask(course.desk, { ...course.task, kind: 'publish-contract', subject: { lotId: lot.lotId, contractId } });
  await local.publishContract({ ...course.task, contractId });
}
