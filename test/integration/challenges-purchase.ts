import type { Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { rankFirst } from './api-world.ts';
import { openBidding, type Bidding } from './bids-bidding.ts';

/** How far a purchase has come, for a challenge: each step implies those before it. */
export type Reached = 'announced' | 'opened' | 'evaluated' | 'published';

const ORDER: readonly Reached[] = ['announced', 'opened', 'evaluated', 'published'];

/**
 * A purchase as the worker leaves it, with bids of provider1 and provider2 for both lots; its steps were `daysAgo` calendar
 * days ago, all of them.
 */
export async function challengeable(
  { database }: { readonly database: Database },
  reached: Reached,
  daysAgo = 0,
): Promise<Bidding> {
  const { prisma } = database;
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  const bidding = await openBidding({ database }, { announcedAt: at });
  const { purchaseId } = bidding;
  const has = (step: Reached) => ORDER.indexOf(step) <= ORDER.indexOf(reached);
  const opened = has('opened') ? { openedAt: at, priceFen: 68_000_000n, proposal: '示例方案' } : {};
  for (const lotId of bidding.lotIds) {
    for (const { id: providerId } of [DEMO_ORGANISATIONS.provider1, DEMO_ORGANISATIONS.provider2]) {
      const envelope = { envelope: Buffer.from('sealed'), envelopeHash: '00', receivedAt: at };
      const bid = await prisma.bid.create({ data: { purchaseId, lotId, providerId, ...envelope, ...opened } });
      if (has('evaluated') && providerId === DEMO_ORGANISATIONS.provider1.id) await rankFirst(database, lotId, bid.id);
    }
  }
  const event = (key: string, kind: string, lotId: string | null = null) =>
    prisma.purchaseEvent.create({ data: { purchaseId, key, kind, stage: 'evaluation', lotId, at } });
  if (has('opened')) {
    await event('opening', 'opening');
    await prisma.purchase.update({ where: { id: purchaseId }, data: { bidsOpenedAt: at, stage: 'evaluation' } });
  }
  if (has('evaluated')) for (const lotId of bidding.lotIds) await event(`ranking:${lotId}`, 'ranking', lotId);
  if (has('published')) {
    const notice = { key: 'result-notice', kind: 'result-notice', title: '示例采购', body: {}, publishedAt: at };
    await prisma.notice.create({ data: { purchaseId, ...notice } });
  }
  return bidding;
}

export function aChallenge(ground: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ground,
    matters: [
      {
        matter: '评分因素与项目需求无关（示例）',
        facts: '采购文件第三章将本地网点作为加分项',
        basis: '实施条例第二十条',
      },
    ],
    request: '删除该评分因素并重新公告',
    contactName: '示例联系人',
    contactPhone: '10000000001',
    ...change,
  };
}

export function challengesPath({ purchaseId }: Bidding): string {
  return `/api/v1/purchases/${purchaseId}/challenges`;
}
