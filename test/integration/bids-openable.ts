import { randomBytes } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { openingActivities, type OpenedLot } from '../../activities/opening.ts';
import { newWorkerKey } from '../../activities/seal.ts';
import { readSigningKey } from '../../prisma/signing-key.ts';
import { openBidding, type Bidding } from './bids-bidding.ts';
import type { Database } from '../../prisma/database.ts';
import { moveDeadline } from './deadline.ts';

const SEAL_KEY = randomBytes(32);
const SIGNING_KEY = readSigningKey(randomBytes(32).toString('base64'));

export interface OpenableBidding extends Bidding {
  /** age recipient of the opening key. */
  readonly recipient: string;
}

/** Bidding whose envelopes can be opened as the worker opens them. */
export async function openableBidding(
  world: { readonly database: Database },
  options: Parameters<typeof openBidding>[1] = {},
): Promise<OpenableBidding> {
  const bidding = await openBidding(world, options);
  const { recipient, sealedIdentity } = await newWorkerKey(SEAL_KEY, bidding.purchaseId);
  await world.database.prisma.purchase.update({
    where: { id: bidding.purchaseId },
    data: { sealRecipient: recipient, sealedIdentity, openingBy: 'worker' },
  });
  return { ...bidding, recipient };
}

/** Lets the deadline pass and opens every envelope, by the worker's own activity. */
export async function openBids(
  { database }: { readonly database: Database },
  { purchaseId }: Bidding,
): Promise<OpenedLot[]> {
  const past = new Date(Date.now() - 1000);
  await moveDeadline(database, purchaseId, past);
  const activities = openingActivities(database, SEAL_KEY, SIGNING_KEY);
  return new MockActivityEnvironment().run(activities.openBids, { purchaseId }) as Promise<OpenedLot[]>;
}
