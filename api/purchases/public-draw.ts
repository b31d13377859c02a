import { createHash } from 'node:crypto';
import { z } from 'zod';
import { EXCLUSION_REASONS, type Exclusion } from '../../domain/experts/draw-eligibility.ts';
import type { Database } from '../../prisma/database.ts';

export const publicDrawSchema = z
  .object({
    seed: z.string().meta({ description: 'Hash over the hashes of the opened envelopes' }),
    poolHash: z.string().meta({ description: 'SHA-256 of the ids of the pool, sorted, one a line' }),
    poolSize: z.int(),
    members: z.int(),
    drawnAt: z.iso.datetime().meta({ description: 'Legal (business) instant' }),
    struckOut: z
      .array(z.object({ reason: z.enum(EXCLUSION_REASONS), count: z.int() }))
      .nullable()
      .meta({ description: 'How many of the pool were struck out, by reason; to officials only' }),
    committee: z
      .object({
        members: z.array(z.object({ id: z.uuid(), name: z.string() })),
        chair: z.string().nullable().meta({ description: 'Name of whoever the members elected (EV-07)' }),
        pool: z
          .array(z.uuid())
          .nullable()
          .meta({ description: 'Null when experts have joined or left since: ask the bank for the list of the day' }),
        excluded: z.array(z.uuid()).meta({ description: 'Struck out before the draw (EV-04, EV-06)' }),
      })
      .nullable()
      .meta({ description: 'Secret until the result notice (EV-08)' }),
  })
  .meta({ id: 'PublicDraw' });

type PublicDraw = z.input<typeof publicDrawSchema>;

/** What anybody needs to repeat the draw (EV-04); who was drawn is told with the published result only. */
export async function publicDraw(
  database: Database,
  purchaseId: string,
  { resultPublished, official }: { readonly resultPublished: boolean; readonly official: boolean },
): Promise<PublicDraw | null> {
  const { prisma } = database;
  const [draw, event] = await Promise.all([
    prisma.expertDraw.findFirst({ where: { purchaseId }, orderBy: { round: 'desc' } }),
    prisma.purchaseEvent.findUnique({ where: { purchaseId_key: { purchaseId, key: 'draw' } }, select: { at: true } }),
  ]);
  if (draw === null) return null;
  const { seed, poolHash, poolSize, drawn, drawnAt } = draw;
  const exclusions = draw.exclusions as unknown as readonly Exclusion[];
  return {
    ...{ seed, poolHash, poolSize, members: drawn.length },
    drawnAt: (event?.at ?? drawnAt).toISOString(),
    struckOut: official ? countsOf(exclusions) : null,
    committee: resultPublished ? await committeeOf(database, purchaseId, { drawn, poolHash, exclusions }) : null,
  };
}

function countsOf(exclusions: readonly Exclusion[]): NonNullable<PublicDraw['struckOut']> {
  return EXCLUSION_REASONS.flatMap((reason) => {
    const count = exclusions.filter((exclusion) => exclusion.reason === reason).length;
    return count === 0 ? [] : [{ reason, count }];
  });
}

interface DrawMade {
  readonly drawn: string[];
  readonly poolHash: string;
  readonly exclusions: readonly Exclusion[];
}

/** Draws from before the bank of experts have kept no exclusions: then those whose organisation bids. */
async function committeeOf(
  { prisma }: Database,
  purchaseId: string,
  { drawn, poolHash, exclusions }: DrawMade,
): Promise<NonNullable<PublicDraw['committee']>> {
  const [members, chair, experts, bidders] = await Promise.all([
    prisma.user.findMany({ where: { id: { in: drawn } }, select: { id: true, displayName: true } }),
    chairOf(prisma, purchaseId),
    prisma.user.findMany({
      where: { roles: { has: 'expert' }, active: true },
      select: { id: true, organisationId: true },
      orderBy: { id: 'asc' },
    }),
    prisma.bid.findMany({ where: { purchaseId }, select: { providerId: true }, distinct: ['providerId'] }),
  ]);
  const pool = experts.map(({ id }) => id);
  const unchanged = createHash('sha256').update(pool.join('\n')).digest('hex') === poolHash;
  const bidding = new Set(bidders.map(({ providerId }) => providerId));
  return {
    members: members.map(({ id, displayName }) => ({ id, name: displayName })),
    chair,
    pool: unchanged ? pool : null,
    excluded:
      exclusions.length > 0
        ? exclusions.map(({ id }) => id)
        : experts.filter(({ organisationId }) => bidding.has(organisationId)).map(({ id }) => id),
  };
}

async function chairOf(prisma: Database['prisma'], purchaseId: string): Promise<string | null> {
  const chair = await prisma.committeeChair.findUnique({ where: { purchaseId } });
  if (chair === null) return null;
  return (await prisma.user.findUniqueOrThrow({ where: { id: chair.expertId } })).displayName;
}
