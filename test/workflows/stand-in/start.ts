import type { Client, Workflow, WorkflowHandle, WorkflowStartOptions } from '@temporalio/client';
import type { contingency } from '../../../workflows/contingency/contingency.ts';
import type { ServiceContractInput } from '../../../workflows/contract/course.ts';
import type { serviceContract } from '../../../workflows/contract/service-contract.ts';
import { workflowId } from '../../../domain/workflow-id.ts';
import type { PurchaseInput } from '../../../workflows/purchase/course.ts';
import type { purchase } from '../../../workflows/purchase/purchase.ts';
import { contracts } from './contracts.ts';
import { requestTakeover } from './takeovers.ts';
import type { World } from './world.ts';

/** Where a test's workflows run, and the number that tells them from those of other tests. */
export interface Place {
  readonly client: Client;
  readonly taskQueue: string;
  readonly number: string;
}

const CONTRACT = 'contract-1';
const COMMON = { region: '220100', drafterId: 'officer-1' } as const;

/** A purchase of the lots that the world has bids for. */
export function startPurchase(
  place: Place,
  world: World,
  given: Partial<PurchaseInput> = {},
): Promise<WorkflowHandle<typeof purchase>> {
  const { number } = place;
  const input: PurchaseInput = {
    ...COMMON,
    ...{ purchaseId: number, number, method: world.method, budgetYear: 2027, clockScale: 1 },
    lots: Object.keys(world.bids).map((lotId, i) => ({ lotId, seq: i + 1 })),
    ...given,
  };
  return start<typeof purchase>(place, 'purchase', workflowId.purchase(number), [input]);
}

/** A contract that is signed now. */
export async function startContract(place: Place, world: World): Promise<WorkflowHandle<typeof serviceContract>> {
  const number = await signedContract(place, world);
  const ids = { contractId: CONTRACT, number, purchaseId: place.number, lotId: 'lot-1', providerId: 'provider-1' };
  const input: ServiceContractInput = { ...COMMON, ...ids };
  return start<typeof serviceContract>(place, 'serviceContract', workflowId.contract(number), [input]);
}

/** A takeover of a contract that is signed now, without the contract's own workflow. */
export async function startTakeover(
  place: Place,
  world: World,
  how: Parameters<typeof requestTakeover>[2] = {},
): Promise<WorkflowHandle<typeof contingency>> {
  const contractNumber = await signedContract(place, world);
  const { takeoverId, seq } = requestTakeover(world, CONTRACT, how);
  const input = { ...COMMON, takeoverId, seq, contractId: CONTRACT, contractNumber, purchaseId: place.number };
  return start<typeof contingency>(place, 'contingency', workflowId.takeover(contractNumber, seq), [input]);
}

function start<T extends Workflow>(
  { client, taskQueue }: Place,
  type: string,
  id: string,
  args: Parameters<T>,
): Promise<WorkflowHandle<T>> {
  const options = { workflowId: id, taskQueue, args } as unknown as WorkflowStartOptions<T>;
  return client.workflow.start<T>(type, options);
}

async function signedContract({ number: purchaseId }: Place, world: World): Promise<string> {
  const number = `${purchaseId}-1`;
  const draft = { contractId: CONTRACT, number, lotId: 'lot-1', state: 'draft', frozen: false } as const;
  world.contracts.set(CONTRACT, { ...draft, payments: new Map() });
  await contracts(world).signContract({ purchaseId, contractId: CONTRACT });
  return number;
}
