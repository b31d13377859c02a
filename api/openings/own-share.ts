import { z } from 'zod';
import type { Tx } from '../../prisma/database.ts';
import { DEMO_HOLDER_IDENTITIES } from '../../prisma/seed/demo/holder-keys.ts';
import type { Caller } from '../access/caller.ts';
import { notFound } from '../problem.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { demoRecipient } from './holder-key.ts';

const shareSchema = z
  .object({
    seat: z.int(),
    wrapped: z.base64().nullable().meta({ description: 'age file to the own key; null when it is gone' }),
    shareCheck: z.string().meta({ description: 'SHA-256 of the unwrapped share' }),
    deskRecipient: z.string().meta({ description: 'age recipient: what a share that is given is sealed to' }),
    demoIdentity: z.string().nullable().meta({ description: 'Demonstration only: the public key of a demo person' }),
  })
  .meta({ id: 'OwnShare' });

/** What the holder's browser unwraps with the holder's own key, which the service never has. */
export const ownShare = route({
  method: 'get',
  path: '/purchases/{purchaseId}/opening/share',
  operationId: 'ownShare',
  summary: '本人保管的份额 · The own share of the opening key, wrapped',
  tag: 'bids',
  access: ['create', 'Opening'],
  params: purchaseParams,
  success: { status: 200, schema: shareSchema, description: 'The share, wrapped to the own key' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database: { prisma }, environment }) {
    const share = await heldShare(prisma, caller, purchaseId);
    return {
      seat: share.seat,
      wrapped: share.wrapped === null ? null : Buffer.from(share.wrapped).toString('base64'),
      shareCheck: share.shareCheck,
      deskRecipient: share.key.deskRecipient,
      demoIdentity: environment.mode === 'demo' ? await demoIdentity(prisma, caller, share.key.madeAt) : null,
    };
  },
});

/** The demo key, for as long as this share may be wrapped to it: a demo person may have made a key of their own since. */
async function demoIdentity(
  prisma: Pick<Tx, 'holderKey'>,
  { userId, username }: Caller,
  madeAt: Date,
): Promise<string | null> {
  const key = await prisma.holderKey.findUnique({ where: { userId } });
  const mayBe = key === null || key.madeAt > madeAt || key.recipient === (await demoRecipient(username));
  return mayBe ? (DEMO_HOLDER_IDENTITIES[username] ?? null) : null;
}

/** @throws Problem `not-found` for whoever holds none */
export async function heldShare(prisma: Pick<Tx, 'openingShare'>, caller: Caller, purchaseId: string) {
  const share = await prisma.openingShare.findUnique({
    where: { purchaseId_holderId: { purchaseId, holderId: caller.userId } },
    include: { key: true },
  });
  if (share === null) throw notFound({ zh: '您在该采购中保管的份额', en: 'A share of this purchase that you hold' });
  return share;
}
