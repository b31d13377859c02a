import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import { savedFileHeaders } from '../attachments/saved-file.ts';
import type { Caller } from '../access/caller.ts';
import { anyOf, purchaseScope, REGION_ROLES, regionPrefix } from '../access/scope.ts';
import { hasRole } from '../access/caller.ts';
import { notFound } from '../problem.ts';
import { Download, route } from '../route.ts';

export const bidFile = route({
  method: 'get',
  path: '/bids/{bidId}/files/{seq}',
  operationId: 'bidFile',
  summary: '响应文件附件 · A file of an opened bid',
  description:
    'For the offices of the region, the committee that was drawn, and the bidder. Before the opening there is none.',
  tag: 'bids',
  access: ['read', 'Purchase'],
  params: z.object({ bidId: z.uuid(), seq: z.coerce.number().int().min(1).max(100) }),
  success: { status: 200, media: 'application/octet-stream', description: 'The content, to be saved' },
  problems: ['not-found'],
  async handle({ params: { bidId, seq }, caller }, { database: { prisma } }) {
    const file = await prisma.bidFile.findFirst({
      where: {
        bidId,
        seq,
        bid: { openedAt: { not: null }, purchase: { bidsOpenedAt: { not: null } }, ...readable(caller) },
      },
    });
    if (file?.content == null) throw notFound({ zh: '该附件', en: 'This file' });
    const { name, size, sha256 } = file;
    return new Download(
      Readable.from([file.content]),
      savedFileHeaders({ name, size, sha256, mediaType: file.mediaType! }),
    );
  },
});

/** Competitors see each other's prices at most, never each other's proposals. */
function readable(caller: Caller): Prisma.BidWhereInput {
  const some: Prisma.BidWhereInput[] = [{ providerId: caller.organisationId }];
  if (hasRole(caller, ...REGION_ROLES))
    some.push({ purchase: { regionCode: { startsWith: regionPrefix(caller.region) } } });
  if (hasRole(caller, 'expert')) some.push({ purchase: { draws: { some: { drawn: { has: caller.userId } } } } });
  return { AND: [{ purchase: purchaseScope(caller) }, anyOf(some)] };
}
