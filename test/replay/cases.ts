import { workflowId } from '../../domain/workflow-id.ts';
import { requestTakeover as takeoverSignal } from '../../workflows/messages.ts';
import { startContract, startPurchase, type Place } from '../workflows/stand-in/start.ts';
import { requestTakeover } from '../workflows/stand-in/takeovers.ts';
import type { World } from '../workflows/stand-in/world.ts';
import { bidsFor } from '../workflows/stand-in/bids.ts';

/** Workflow type and id of a history worth keeping. */
export type Recorded = readonly [type: 'purchase' | 'serviceContract' | 'contingency', workflowId: string];

/** Runs to its end; answers whose histories are kept. */
export type Case = (place: Place, world: World) => Promise<readonly Recorded[]>;

/** One case for each shape that a released history may have. */
export const CASES: Readonly<Record<string, Case>> = {
  happy: async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 2) };
    world.termMonths = 12;
    const [contract] = await purchased(place, world);
    return [...recordedPurchase(place), ['serviceContract', workflowId.contract(contract!)]];
  },

  'failed-lot': async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 1), 'lot-2': bidsFor('lot-2', 2) };
    await purchased(place, world);
    return recordedPurchase(place);
  },

  'deemed-award': async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 2) };
    world.tasks.people.silent('confirm-award');
    await purchased(place, world);
    return recordedPurchase(place);
  },

  'refused-contract': async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 3) };
    world.tasks.people.answer('sign-contract', 'refuse', { n: 1 });
    await purchased(place, world);
    return recordedPurchase(place);
  },

  'takeover-terminated': (place, world) => {
    world.tasks.people.silent('answer-standby', { n: 1 }).silent('monthly-inspection');
    return takenOver(place, world, { urgent: true });
  },

  'takeover-returned': (place, world) => {
    world.tasks.people.answer('resolve-takeover', 'return');
    return takenOver(place, world, { requesterId: 'supervisor-1' });
  },

  drill: (place, world) => takenOver(place, world, { drill: true }),
};

/** Runs a purchase to its end and answers the numbers of its contracts. */
async function purchased(place: Place, world: World): Promise<string[]> {
  const purchase = await startPurchase(place, world);
  await purchase.result();
  return [...world.contracts.values()].map(({ number }) => number);
}

function recordedPurchase({ number }: Place): Recorded[] {
  return [['purchase', workflowId.purchase(number)]];
}

/** A contract that is taken over, or drilled, in its first month. */
async function takenOver(
  place: Place,
  world: World,
  how: Parameters<typeof requestTakeover>[2],
): Promise<readonly Recorded[]> {
  const contract = await startContract(place, world);
  await world.called('contractSchedule');
  const { contractId, number } = [...world.contracts.values()][0]!;
  const { takeoverId, seq, drill } = requestTakeover(world, contractId, how);
  await contract.signal(takeoverSignal, { takeoverId, seq, drill });
  await contract.result();
  return [
    ['serviceContract', contract.workflowId],
    ['contingency', workflowId.takeover(number, seq)],
  ];
}
