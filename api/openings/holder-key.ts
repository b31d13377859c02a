import { Encrypter, identityToRecipient } from 'age-encryption';
import { z } from 'zod';
import { DEMO_HOLDER_IDENTITIES } from '../../prisma/seed/demo/holder-keys.ts';
import { invalid } from '../http/input-errors.ts';
import { route } from '../route.ts';

const keySchema = z
  .object({
    recipient: z.string().nullable().meta({ description: 'age recipient: the public half; null before one is made' }),
    madeAt: z.iso.datetime().nullable(),
    demo: z.boolean().meta({ description: 'The key of a demo person, whose private half is public' }),
    shares: z.array(
      z.object({
        purchaseId: z.uuid(),
        number: z.string(),
        name: z.string(),
        seat: z.int(),
        deadline: z.iso.datetime().nullable().meta({ description: 'Legal instant' }),
        state: z.enum(['held', 'given', 'lost', 'over']),
        olderKey: z.boolean().meta({ description: 'Wrapped to an earlier key: keep that file until the opening' }),
      }),
    ),
  })
  .meta({ id: 'HolderKey' });

export const getHolderKey = route({
  method: 'get',
  path: '/openings/key',
  operationId: 'getHolderKey',
  summary: '本人的开标密钥 · The own key, and the shares that were wrapped to it',
  tag: 'people',
  access: ['create', 'Opening'],
  success: { status: 200, schema: keySchema, description: 'The public half; the service never has the other' },
  problems: [],
  async handle({ caller }, { database: { prisma }, environment }) {
    const key = await prisma.holderKey.findUnique({ where: { userId: caller.userId } });
    const shares = await prisma.openingShare.findMany({
      where: { holderId: caller.userId },
      include: { key: { include: { purchase: true } } },
      orderBy: { key: { madeAt: 'desc' } },
      take: MOST_SHARES,
    });
    return {
      recipient: key?.recipient ?? null,
      madeAt: key?.madeAt.toISOString() ?? null,
      demo: environment.mode === 'demo' && key !== null && key.recipient === (await demoRecipient(caller.username)),
      shares: shares.map(({ purchaseId, seat, lostAt, releasedAt, wrapped, key: { madeAt, purchase } }) => ({
        ...{ purchaseId, seat, number: purchase.number, name: purchase.name },
        deadline: purchase.bidDeadlineLegal?.toISOString() ?? null,
        state: lostAt
          ? ('lost' as const)
          : releasedAt
            ? ('given' as const)
            : wrapped
              ? ('held' as const)
              : ('over' as const),
        olderKey: key !== null && wrapped !== null && key.madeAt > madeAt,
      })),
    };
  },
});

/** The public half of a demo person's key; undefined for everybody else. */
export async function demoRecipient(username: string): Promise<string | undefined> {
  const identity = DEMO_HOLDER_IDENTITIES[username];
  return identity === undefined ? undefined : identityToRecipient(identity);
}

const MOST_SHARES = 200;

const keyInput = z.strictObject({ recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/) }).meta({
  id: 'HolderKeyInput',
  example: { recipient: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p' },
});

/** Whoever replaces a key still needs the earlier one for the shares that were wrapped to it. */
export const putHolderKey = route({
  method: 'put',
  path: '/openings/key',
  operationId: 'putHolderKey',
  summary: '登记公钥 · Register the public half of a key that was made in the own browser',
  tag: 'people',
  access: ['create', 'Opening'],
  body: keyInput,
  success: { status: 204, description: 'Shares are wrapped to it from now on' },
  problems: [],
  async handle({ body: { recipient }, caller }, { database: { prisma } }) {
    refuseUnusable(recipient);
    const { userId } = caller;
    await prisma.$transaction(async (tx) => {
      await tx.holderKey.upsert({
        where: { userId },
        create: { userId, recipient },
        update: { recipient, madeAt: new Date() },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: userId, actorRole: caller.roles[0]!, action: 'holder-key.registered' },
          ...{ objectType: 'user', objectId: userId, detail: {} },
        },
      });
    });
    return undefined;
  },
});

function refuseUnusable(recipient: string): void {
  try {
    new Encrypter().addRecipient(recipient);
  } catch {
    const message = '公钥不完整，请重新生成。 / Not a whole public key: make it again.';
    throw invalid([{ pointer: '/recipient', in: 'body', code: 'not_a_recipient', message }]);
  }
}
