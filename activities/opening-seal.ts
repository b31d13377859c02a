import { ApplicationFailure } from '@temporalio/common';
import { OPENING_HOLDERS, OPENING_THRESHOLD } from '../domain/procurement/opening.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import { newSplitKey } from './opening-key.ts';
import { newWorkerKey, type SealKey } from './seal.ts';

/** The key that a purchase's bids are sealed to, and how it is kept. */
export interface OpeningSeal {
  readonly columns: Pick<Prisma.PurchaseUpdateInput, 'sealRecipient' | 'sealedIdentity' | 'openingBy'>;
  /** What the notice says of it: by this anybody recognises the key at the opening. */
  readonly published:
    | { readonly recipient: string; readonly keyCheck: string; readonly threshold: number; readonly holders: number }
    | undefined;
  /** Writes the holders' shares; call it in the transaction that publishes. */
  keep(tx: Tx): Promise<void>;
}

interface PublishForm {
  readonly openingHolders?: readonly string[];
}

interface Holder {
  readonly id: string;
  readonly officeId: string;
  readonly recipient: string;
}

/**
 * A new opening key, split among the people whom the publisher has named. Where the publisher could name none (the form
 * asks for them as soon as five people of three offices have keys), it is sealed with the worker's key, as before.
 *
 * @throws ApplicationFailure `NO_HOLDERS` when one of those named has no key any more
 */
export async function newOpeningSeal(
  prisma: Database['prisma'],
  sealKey: SealKey,
  purchase: { readonly id: string },
): Promise<OpeningSeal> {
  const named = await namesOf(prisma, purchase.id);
  const holders = await holdersOf(prisma, named);
  if (holders.length === OPENING_HOLDERS) return splitSeal(sealKey, purchase.id, holders);
  if (named.length > 0) {
    throw ApplicationFailure.create({ type: 'NO_HOLDERS', message: 'the holders of the opening key are not named' });
  }
  const { recipient, sealedIdentity } = await newWorkerKey(sealKey, purchase.id);
  const columns = { sealRecipient: recipient, sealedIdentity, openingBy: 'worker' };
  return { columns, published: undefined, keep: () => Promise.resolve() };
}

async function namesOf(prisma: Database['prisma'], purchaseId: string): Promise<readonly string[]> {
  const task = await prisma.task.findFirst({
    where: { purchaseId, kind: 'publish-notice', outcome: 'publish', state: { in: ['submitted', 'done'] } },
    orderBy: { submittedAt: 'desc' },
    select: { form: true },
  });
  return (task?.form as PublishForm | null | undefined)?.openingHolders ?? [];
}

/** In the order in which the publisher named them. */
async function holdersOf(prisma: Database['prisma'], named: readonly string[]): Promise<Holder[]> {
  const users = await prisma.user.findMany({
    where: { id: { in: [...named] }, active: true, holderKey: { isNot: null } },
    select: { id: true, organisationId: true, holderKey: { select: { recipient: true } } },
  });
  return named.flatMap((id) => {
    const user = users.find((candidate) => candidate.id === id);
    return user ? [{ id, officeId: user.organisationId, recipient: user.holderKey!.recipient }] : [];
  });
}

async function splitSeal(sealKey: SealKey, purchaseId: string, holders: readonly Holder[]): Promise<OpeningSeal> {
  const key = await newSplitKey(holders.map(({ recipient }) => recipient));
  const desk = await newWorkerKey(sealKey, purchaseId);
  const { recipient, keyCheck } = key;
  return {
    columns: { sealRecipient: recipient, openingBy: 'holders' },
    published: { recipient, keyCheck, threshold: OPENING_THRESHOLD, holders: holders.length },
    async keep(tx) {
      await tx.openingKey.create({
        data: {
          ...{ purchaseId, keyCheck, threshold: OPENING_THRESHOLD },
          ...{ deskRecipient: desk.recipient, deskIdentity: desk.sealedIdentity },
        },
      });
      const rows = holders.map(({ id, officeId }, at) => {
        const { wrapped, shareCheck } = key.shares[at]!;
        return { purchaseId, seat: at + 1, holderId: id, officeId, wrapped, shareCheck };
      });
      await tx.openingShare.createMany({ data: rows });
    },
  };
}
