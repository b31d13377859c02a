import { z } from 'zod';
import { CONTRACT_STATES, type ContractState } from '../../domain/contracts/contract-state.ts';
import type { Contract } from '../../prisma/generated/client.ts';
import { workflowId } from '../../domain/workflow-id.ts';

const day = z.iso.date().nullable();

export const contractItemSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    kind: z.enum(['main', 'interim']).meta({ description: 'interim: a standby provider’s bridge during a takeover' }),
    state: z.enum(CONTRACT_STATES),
    purchaseId: z.uuid(),
    lotId: z.uuid(),
    region: z.string(),
    provider: z.object({ id: z.uuid(), name: z.string() }),
    amountFen: z.int().meta({ description: 'Fen' }),
    startsOn: day,
    endsOn: day,
    paymentsFrozenAt: z.iso.datetime().nullable(),
    workflowId: z.string().nullable().meta({ description: 'Null for interim contracts, which have none of their own' }),
  })
  .meta({ id: 'ContractItem' });

/** A contract as lists show it. */
export function contractItem(
  row: Contract & { readonly provider: { readonly id: string; readonly name: string } },
): z.input<typeof contractItemSchema> {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind === 'interim' ? 'interim' : 'main',
    state: row.state as ContractState,
    purchaseId: row.purchaseId,
    lotId: row.lotId,
    region: row.regionCode,
    provider: { id: row.provider.id, name: row.provider.name },
    amountFen: Number(row.amountFen),
    startsOn: dayText(row.startsOn),
    endsOn: dayText(row.endsOn),
    paymentsFrozenAt: row.paymentsFrozenAt?.toISOString() ?? null,
    workflowId: row.kind === 'interim' ? null : workflowId.contract(row.number),
  };
}

/** A `date` column as a day. */
export function dayText(value: Date | null): string | null {
  return value === null ? null : value.toISOString().slice(0, 10);
}
