import { formatYuan } from '../../domain/money.ts';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import { notFound, Problem } from '../problem.ts';

/** What decides whether a bid is taken, on the database's clock. Nothing here depends on other bids. */
export interface Bidding {
  readonly stage: string;
  readonly state: string;
  readonly sealRecipient: string | null;
  readonly deadlineWall: Date | null;
  readonly deadlineLegal: Date | null;
  readonly late: boolean;
  readonly buyer: string;
  /** Fen: the ceiling, or the budget where there is none. Null when the lot is not one of this purchase. */
  readonly ceilingFen: bigint | null;
  readonly bidderKind: string;
}

/** A purchase that takes bids now. */
export interface OpenBidding {
  readonly sealRecipient: string;
  readonly deadline: { readonly wall: string; readonly legal: string };
}

/** Who may deliver (PL-02, PL-03). */
const ELIGIBLE_KINDS = ['social-organisation', 'enterprise', 'institution-class-2'];

/** The purchase as the bidder may see it; undefined unless it was announced. */
export async function readBidding(
  tx: Tx,
  purchaseId: string,
  lotId: string,
  providerId: string,
): Promise<Bidding | undefined> {
  const [row] = await tx.$queryRaw<Bidding[]>`
    SELECT p.stage, p.state, p.seal_recipient AS "sealRecipient", p.bid_deadline_at AS "deadlineWall",
           p.bid_deadline_legal AS "deadlineLegal", coalesce(clock_timestamp() >= p.bid_deadline_at, false) AS late,
           buyer.name AS buyer, coalesce(l.ceiling_fen, l.budget_fen) AS "ceilingFen", bidder.kind AS "bidderKind"
    FROM purchase p
    JOIN organisation buyer ON buyer.id = p.buyer_id
    JOIN organisation bidder ON bidder.id = ${providerId}::uuid
    LEFT JOIN lot l ON l.id = ${lotId}::uuid AND l.purchase_id = p.id
    WHERE p.id = ${purchaseId}::uuid AND EXISTS (SELECT 1 FROM notice n WHERE n.purchase_id = p.id)`;
  return row;
}

/**
 * Checks a bid against what is known before it is written.
 *
 * @throws Problem `not-found`, `provider-not-eligible`, `bid-late`, `bids-not-open`, `bid-above-ceiling`
 */
export function admit(bidding: Bidding | undefined, priceFen: number): OpenBidding {
  if (bidding === undefined) throw notFound({ zh: '该采购', en: 'This purchase' });
  if (bidding.ceilingFen === null) throw notFound({ zh: '该标段', en: 'This lot' });
  if (!ELIGIBLE_KINDS.includes(bidding.bidderKind)) throw notEligible();
  if (bidding.late) throw late(bidding);
  const { sealRecipient, deadlineWall, deadlineLegal, stage, state } = bidding;
  const open = stage === 'bidding' && state === 'running';
  if (!open || sealRecipient === null || deadlineWall === null || deadlineLegal === null) throw notOpen(bidding);
  if (priceFen > Number(bidding.ceilingFen)) throw aboveCeiling(Number(bidding.ceilingFen));
  return { sealRecipient, deadline: { wall: deadlineWall.toISOString(), legal: deadlineLegal.toISOString() } };
}

/** The refusal of EV-02, with the legal deadline and who can be asked. */
export function late({ deadlineLegal, buyer }: Pick<Bidding, 'deadlineLegal' | 'buyer'>): Problem {
  const at = deadlineLegal === null ? '' : formatInstant(instantOfMillis(deadlineLegal.getTime()));
  return new Problem('bid-late', {
    detail: {
      zh: `提交截止时间为 ${at}（北京时间），逾期提交的响应文件依法拒收（规则 EV-02），本次内容未被接收。如有疑问请联系采购人${buyer}。`,
      en: `The deadline was ${at} (Asia/Shanghai); a late bid is refused by law (rule EV-02) and was not taken. Ask the buyer, ${buyer}.`,
    },
    extra: { rule: 'EV-02', ...(deadlineLegal === null ? {} : { deadline: deadlineLegal.toISOString() }) },
  });
}

function notOpen({ buyer }: Bidding): Problem {
  return new Problem('bids-not-open', {
    detail: {
      zh: `该采购现在不接收响应文件，本次内容未被接收。请查看公告，或联系采购人${buyer}。`,
      en: `This purchase takes no bids now; yours was not taken. See its notices, or ask the buyer, ${buyer}.`,
    },
  });
}

function aboveCeiling(ceilingFen: number): Problem {
  const amount = formatYuan(ceilingFen);
  const message = `报价不得高于最高限价 ${amount}。 / The price may not exceed the ceiling ${amount}.`;
  return new Problem('bid-above-ceiling', {
    detail: {
      zh: `报价高于最高限价 ${amount}（规则 PB-02），未被接收。请在截止时间前改低后重新提交。`,
      en: `The price is above the ceiling ${amount} (rule PB-02) and was not taken. Lower it and send again before the deadline.`,
    },
    errors: [{ pointer: '/priceFen', in: 'body', code: 'too_big', message, rule: 'PB-02' }],
    extra: { rule: 'PB-02' },
  });
}

function notEligible(): Problem {
  return new Problem('provider-not-eligible', {
    detail: {
      zh: '只有社会组织、企业和公益二类事业单位可以承接（规则 PL-02、PL-03）。如单位性质登记有误，请联系系统管理员更正。',
      en: 'Only social organisations, enterprises and class-II institutions may deliver (rules PL-02, PL-03). If the kind of your organisation is wrong, ask the administrator.',
    },
    extra: { rule: 'PL-03' },
  });
}
