import { METHODS, type MethodCode } from '../domain/procurement/methods.ts';
import type { RuleId } from '../domain/procurement/rules.ts';
import type { Instant } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { suppliersConcerned } from './procedure-end.ts';
import { publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

/** When bids are due as things stand. */
export interface StandingDeadline {
  readonly rule: RuleId;
  readonly legal: Instant;
  readonly wall: Instant;
}

export function documentChangeActivities({ prisma }: Database) {
  return {
    /**
     * The correction notice of a change that the api has recorded, and word to every supplier concerned (M87 27). The
     * deadline stands in the database already, so that no bid is refused in between. Returns it.
     */
    async announceChange({
      purchaseId,
      changeId,
    }: PurchaseRef & { readonly changeId: string }): Promise<StandingDeadline> {
      return prisma.$transaction(async (tx) => {
        const change = found(await tx.documentChange.findUnique({ where: { id: changeId } }), 'document change');
        const purchase = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
        const { item, before, after, reason, seq, rule, deadlineAfter } = change;
        const body = {
          reason,
          changes: [{ item, ...(before === null ? {} : { before }), after }],
          ...(deadlineAfter === null ? {} : { deadline: deadlineAfter.toISOString() }),
        };
        if (purchase.invitation === 'notice')
          await publish(tx, { purchaseId, kind: 'correction-notice', part: String(seq), body });
        const detail = { seq, extended: deadlineAfter !== null };
        await recordEvent(tx, {
          ...{ purchaseId, key: `change:${seq}`, kind: 'document-change', rule: rule as RuleId, detail },
        });
        for (const organisationId of await suppliersConcerned(tx, purchaseId)) {
          const inbox = { role: 'provider', region: purchase.regionCode, organisationId };
          const key = `${changeId}/changed/${organisationId}`;
          await notify(tx, { key, inbox, kind: 'documents-changed', subject: { purchaseId } });
        }
        const lead = METHODS[purchase.method as MethodCode].clarification;
        return {
          rule: lead?.rule ?? (rule as RuleId),
          legal: found(purchase.bidDeadlineLegal, 'deadline').toISOString() as Instant,
          wall: found(purchase.bidDeadlineAt, 'deadline').toISOString() as Instant,
        };
      });
    },
  };
}
