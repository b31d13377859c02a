import { z } from 'zod';
import type { Tx } from '../../prisma/database.ts';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { lockOwnBid } from './place-bid.ts';
import { ownBid, OWN_BID_COLUMNS, ownBidShape, type OwnBidRow } from './receipt.ts';

/** Until the deadline a bid may be taken back (令87 art. 34, EV-23). Nobody else can tell that there was one. */
export const withdrawBid = route({
  method: 'post',
  path: '/purchases/{purchaseId}/bids/{bidId}/withdraw',
  operationId: 'withdrawBid',
  summary: '撤回响应文件 · Withdraw a bid',
  description: 'Until the deadline. Withdrawn again it stays as it is; a new bid may be submitted.',
  tag: 'bids',
  access: ['create', 'Bid'],
  params: z.object({ purchaseId: z.uuid(), bidId: z.uuid() }),
  success: {
    status: 200,
    schema: z.object(ownBidShape).meta({ id: 'WithdrawnBid' }),
    description: 'The receipt of the withdrawal',
  },
  problems: ['not-found', 'bid-late', 'bid-not-current'],
  async handle({ params: { purchaseId, bidId }, caller: { organisationId } }, { database: { prisma }, environment }) {
    return prisma.$transaction(async (tx) => {
      const where = { id: bidId, purchaseId, providerId: organisationId };
      const known = await tx.bid.findFirst({ where, select: { lotId: true } });
      if (known === null) throw notFound({ zh: '该响应文件', en: 'This bid' });
      await lockOwnBid(tx, known.lotId, organisationId);
      await withdraw(tx, purchaseId, bidId);
      const bid = await tx.bid.findFirstOrThrow({ where, select: { ...OWN_BID_COLUMNS, purchase: DEADLINE } });
      if (bid.state === 'replaced') throw notCurrent(bid);
      if (bid.state === 'current') throw tooLate(bid.purchase);
      return ownBid(bid, environment.signingKey);
    });
  },
});

const DEADLINE = { select: { number: true, bidDeadlineLegal: true } } as const;

/** Changes nothing when the bid is no longer current, or the deadline has passed on the database's clock. */
async function withdraw(tx: Tx, purchaseId: string, bidId: string): Promise<void> {
  await tx.$executeRaw`
    WITH locked AS MATERIALIZED (
      SELECT id, bid_deadline_at FROM purchase
      WHERE id = ${purchaseId}::uuid AND bids_opened_at IS NULL AND bid_deadline_at > clock_timestamp()
      FOR SHARE
    ), admitted AS MATERIALIZED (
      SELECT id, bid_deadline_at, date_trunc('milliseconds', clock_timestamp()) AS at FROM locked
    )
    UPDATE bid SET state = 'withdrawn', withdrawn_at = admitted.at FROM admitted
    WHERE bid.id = ${bidId}::uuid AND bid.state = 'current' AND admitted.at < admitted.bid_deadline_at`;
}

function notCurrent({ receivedAt }: OwnBidRow): Problem {
  const at = formatInstant(instantOfMillis(receivedAt.getTime()));
  return new Problem('bid-not-current', {
    detail: {
      zh: `${at} 收讫的这一份已被您后来提交的替代，不再有效，无需撤回；如要撤回，请撤回当前有效的一份。`,
      en: `The bid received at ${at} has been replaced by a later one of yours. Withdraw the current one instead.`,
    },
  });
}

function tooLate({ bidDeadlineLegal }: { readonly bidDeadlineLegal: Date | null }): Problem {
  const at = bidDeadlineLegal === null ? '' : formatInstant(instantOfMillis(bidDeadlineLegal.getTime()));
  return new Problem('bid-late', {
    detail: {
      zh: `提交截止时间 ${at}（北京时间）已过，响应文件不能再撤回（规则 EV-23），仍然有效。`,
      en: `The deadline, ${at} (Asia/Shanghai), has passed: the bid can no longer be withdrawn (rule EV-23) and stands.`,
    },
    extra: { rule: 'EV-23' },
  });
}
