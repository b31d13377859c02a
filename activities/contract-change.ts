import { serviceMonths } from '../domain/contracts/service-months.ts';
import { toWall } from '../domain/time/business-clock.ts';
import { endOfDay, type Day } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Contract, ContractChange } from '../prisma/generated/client.ts';
import type { ContractSchedule } from './delivery.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface ChangeRef extends PurchaseRef {
  readonly changeId: string;
}

interface Signing extends ChangeRef {
  /** Of the buyer, who is not the proposer (four eyes). */
  readonly approvedBy: string;
  /** Where the provider signed. */
  readonly taskId: string;
}

export function contractChangeActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** The buyer or the provider did not want it: the contract goes on as it is, and the row says so. */
    async endChange({ changeId, state }: ChangeRef & { readonly state: 'refused' | 'declined' }): Promise<void> {
      await prisma.contractChange.updateMany({ where: { id: changeId, state: 'proposed' }, data: { state } });
    },

    /**
     * Both sides have signed: the term is longer, what was added to the price is one more instalment, and the delivery hears
     * of the new months (CO-06, CO-10). A second run answers the same; null when the contract is no longer in force.
     */
    async signChange({ purchaseId, changeId, approvedBy, taskId }: Signing): Promise<ContractSchedule | null> {
      const signedAt = await time.businessNow(purchaseId);
      const clock = await time.clockOf(purchaseId);
      return prisma.$transaction(async (tx) => {
        const { contract, ...change } = await withContract(tx, changeId);
        if (contract.state !== 'running') {
          await tx.contractChange.updateMany({
            where: { id: changeId, state: 'proposed' },
            data: { state: 'refused' },
          });
          return null;
        }
        const { signatory } = await formOf<{ readonly signatory: string }>(tx, taskId);
        if (change.state === 'proposed') await takeEffect(tx, contract, { ...change, approvedBy, signatory, signedAt });
        const line = { key: `change:${changeId}`, kind: 'contract-changed', lotId: contract.lotId } as const;
        const detail = { contractId: contract.id, seq: change.seq };
        await recordEvent(tx, { purchaseId, ...line, taskId, rule: 'CO-06', detail });
        const wall = (day: Day): string => toWall(clock, endOfDay(day));
        const payment = await tx.payment.findFirst({ where: { contractId: contract.id, changeId } });
        return {
          months: addedMonths(contract, change).map(({ month, to }) => ({ month, endsAt: wall(to) })),
          payments: payment === null ? [] : [{ seq: payment.seq, payableAt: wall(dayColumn(payment.dueOn)) }],
        };
      });
    },

    /** 合同变更公告, within two working days of the change (CO-03). */
    async publishChange({ purchaseId, changeId }: ChangeRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { contract, ...change } = await withContract(tx, changeId);
        const body = {
          number: contract.number,
          lot: contract.lot.seq,
          seq: change.seq,
          ground: change.ground,
          content: change.content,
          reason: change.reason,
          extraFen: Number(change.extraFen),
          originalFen: Number(contract.amountFen),
          ...(change.newEndsOn && { endsOn: dayColumn(change.newEndsOn) }),
        };
        await publish(tx, { purchaseId, kind: 'contract-change-notice', part: changeId, body });
        const line = {
          key: `change-notice:${changeId}`,
          kind: 'notice',
          lotId: contract.lotId,
          rule: 'CO-03',
        } as const;
        await recordEvent(tx, { purchaseId, ...line });
      });
    },
  };
}

async function withContract(tx: Tx, changeId: string) {
  const include = { contract: { include: { lot: { select: { seq: true } } } } };
  return found(await tx.contractChange.findUnique({ where: { id: changeId }, include }), 'contract change');
}

/** In one transaction with the signature: the new last day, and one instalment more at the end of the service. */
async function takeEffect(
  tx: Tx,
  contract: Contract,
  change: Pick<ContractChange, 'id' | 'extraFen' | 'newEndsOn'> & {
    readonly approvedBy: string;
    readonly signatory: string;
    readonly signedAt: string;
  },
): Promise<void> {
  const { approvedBy, signatory, signedAt, extraFen, newEndsOn } = change;
  await tx.contractChange.update({
    where: { id: change.id },
    data: { state: 'signed', approvedBy, signatory, signedAt },
  });
  const endsOn = newEndsOn ?? found(contract.endsOn, 'end of the contract');
  await tx.contract.update({ where: { id: contract.id }, data: { endsOn } });
  if (extraFen === 0n) return;
  const last = await tx.payment.aggregate({ where: { contractId: contract.id }, _max: { seq: true } });
  const seq = (last._max.seq ?? 0) + 1;
  await tx.payment.create({
    data: { contractId: contract.id, seq, amountFen: extraFen, dueOn: endsOn, changeId: change.id },
  });
}

/** The months of service that the contract did not have before, by number; a month that only grows longer is none. */
function addedMonths(
  contract: Contract,
  { newEndsOn, priorEndsOn }: Pick<ContractChange, 'newEndsOn' | 'priorEndsOn'>,
) {
  if (newEndsOn === null || contract.startsOn === null) return [];
  const startsOn = dayColumn(contract.startsOn);
  const before = serviceMonths(startsOn, dayColumn(priorEndsOn)).length;
  return serviceMonths(startsOn, dayColumn(newEndsOn)).filter(({ month }) => month > before);
}

function dayColumn(date: Date): Day {
  return date.toISOString().slice(0, 10) as Day;
}
