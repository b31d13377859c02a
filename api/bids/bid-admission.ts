import { formatYuan } from '../../domain/money.ts';
import type { RuleId } from '../../domain/procurement/rules.ts';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import { PROVIDER_KINDS } from '../../domain/providers/organisation-kind.ts';
import { notFound, Problem } from '../problem.ts';

/** What decides whether a bid is taken, on the database's clock. Nothing here depends on other bids. */
export interface Bidding {
  readonly stage: string;
  readonly state: string;
  readonly sealRecipient: string | null;
  readonly deadlineWall: Date | null;
  readonly deadlineLegal: Date | null;
  readonly late: boolean;
  /** Force majeure suspends the purchase: its time stands still. */
  readonly suspended: boolean;
  readonly buyer: string;
  /** Fen: the ceiling, or the budget where there is none. Null when the lot is not one of this purchase. */
  readonly ceilingFen: bigint | null;
  readonly bidderKind: string;
  /** By notice everybody is; otherwise only who was drawn, recommended or named. */
  readonly invited: boolean;
  /** none | applied | admitted | suspended | exited: `applied` is what nobody has decided yet. */
  readonly bidderAdmission: string;
  /** Banned from government procurement today. */
  readonly debarred: boolean;
  /** Number of the purchase that this one repeats and whose contract the bidder refused without a lawful reason. */
  readonly refusedIn: string | null;
  /** The bidder designed or otherwise prepared the purchase (PB-12). */
  readonly designed: boolean;
}

/** A purchase that takes bids now. */
export interface OpenBidding {
  readonly sealRecipient: string;
  readonly deadline: { readonly wall: string; readonly legal: string };
  /** Fen. */
  readonly ceilingFen: number;
}

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
           is_suspended(p.id) AS suspended,
           buyer.name AS buyer, coalesce(l.ceiling_fen, l.budget_fen) AS "ceilingFen", bidder.kind AS "bidderKind",
           p.invitation = 'notice' OR c.invited_at IS NOT NULL AS invited,
           is_debarred(bidder.credit_code) AS debarred,
           (SELECT min(r.number) FROM refusers_of(p.restart_of_id) r WHERE r.provider_id = bidder.id) AS "refusedIn",
           EXISTS (SELECT FROM purchase_designer d
                   WHERE d.purchase_id = p.id AND d.credit_code = bidder.credit_code) AS designed,
           CASE WHEN bidder.admission IN ('none', 'exited') AND EXISTS (
             SELECT 1 FROM admission a WHERE a.organisation_id = bidder.id AND a.state = 'reviewing'
           ) THEN 'applied' ELSE bidder.admission END AS "bidderAdmission"
    FROM purchase p
    JOIN organisation buyer ON buyer.id = p.buyer_id
    JOIN organisation bidder ON bidder.id = ${providerId}::uuid
    LEFT JOIN lot l ON l.id = ${lotId}::uuid AND l.purchase_id = p.id
    LEFT JOIN supplier_candidate c ON c.purchase_id = p.id AND c.provider_id = bidder.id AND c.invited_at IS NOT NULL
    WHERE p.id = ${purchaseId}::uuid
      AND (c.invited_at IS NOT NULL OR EXISTS (SELECT 1 FROM notice n WHERE n.purchase_id = p.id))`;
  return row;
}

/**
 * Checks a bid against what is known before it is written.
 *
 * @throws Problem `not-found`, `provider-not-eligible`, `bid-late`, `bids-not-open`
 */
export function admit(bidding: Bidding | undefined): OpenBidding {
  if (bidding === undefined) throw notFound({ zh: '该采购', en: 'This purchase' });
  if (bidding.ceilingFen === null) throw notFound({ zh: '该标段', en: 'This lot' });
  refuseOutsider(bidding);
  if (!bidding.invited) throw ineligible(NOT_INVITED, 'ME-18');
  if (bidding.suspended) throw suspended(bidding);
  if (bidding.late) throw late(bidding);
  const { sealRecipient, deadlineWall, deadlineLegal, stage, state } = bidding;
  const open = stage === 'bidding' && state === 'running';
  if (!open || sealRecipient === null || deadlineWall === null || deadlineLegal === null) throw notOpen(bidding);
  const deadline = { wall: deadlineWall.toISOString(), legal: deadlineLegal.toISOString() };
  return { sealRecipient, deadline, ceilingFen: Number(bidding.ceilingFen) };
}

/** @throws Problem `bid-above-ceiling` */
export function admitPrice({ ceilingFen }: OpenBidding, priceFen: number): void {
  if (priceFen > ceilingFen) throw aboveCeiling(ceilingFen);
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

function suspended({ buyer }: Bidding): Problem {
  return new Problem('bids-not-open', {
    detail: {
      zh: `该采购因不可抗力暂停，期限停止计算，恢复前不接收响应文件（规则 PB-06），本次内容未被接收。恢复公告会写明新的截止时间；如有疑问请联系采购人${buyer}。`,
      en: `Force majeure suspends this purchase and its time stands still; no bid is taken until it goes on (rule PB-06), and yours was not. The notice will name the new deadline. Ask the buyer, ${buyer}.`,
    },
    extra: { rule: 'PB-06' },
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

/** Whoever has applied may bid while the office examines: the bank is no closed list (AD-03). */
function refuseOutsider({ bidderKind, bidderAdmission, debarred, refusedIn, designed }: Bidding): void {
  if (debarred) throw ineligible(DEBARRED, 'DB-01');
  if (designed) throw new Problem('provider-not-eligible', { detail: DESIGNED, extra: { rule: 'PB-12' } });
  if (refusedIn !== null) throw barredFromReRun(refusedIn);
  if (bidderAdmission === 'suspended') throw ineligible(SUSPENDED, 'DB-01');
  if (bidderAdmission === 'admitted' || bidderAdmission === 'applied') return;
  throw PROVIDER_KINDS.includes(bidderKind) ? ineligible(NOT_ADMITTED, 'AD-01') : ineligible(WRONG_KIND, 'PL-03');
}

function ineligible(detail: Bilingual, rule: RuleId): Problem {
  return new Problem('provider-not-eligible', { detail, extra: { rule, apply: '/console/provider/admission' } });
}

/** Whoever refused to sign stays out of the purchase that is made anew (CO-08; M74 22, K214 33). */
export function barredFromReRun(number: string): Problem {
  return new Problem('provider-not-eligible', {
    detail: {
      zh: `贵单位在采购 ${number} 中无正当理由拒绝签订合同，不得参加对该项目重新开展的采购活动（规则 CO-08，财政部令第74号第二十二条），本次内容未被接收。`,
      en: `Your organisation refused, without a lawful reason, to sign the contract of ${number} and may not take part when it is bought anew (rule CO-08; Order 74, art. 22); nothing was taken.`,
    },
    extra: { rule: 'CO-08' },
  });
}

const DESIGNED: Bilingual = {
  zh: '贵单位为本项目提供过整体设计、规范编制或者项目管理、监理、检测等服务，不得再参加本项目的采购活动（规则 PB-12，政府采购法实施条例第十八条），本次内容未被接收。',
  en: 'Your organisation designed or otherwise prepared this purchase and may not take part in it (rule PB-12; Implementing Regulations, art. 18); nothing was taken.',
};
const NOT_INVITED: Bilingual = {
  zh: '本项目只接受受邀供应商的响应（规则 ME-18），贵单位未受邀请，本次内容未被接收。',
  en: 'Only invited suppliers may respond to this purchase (rule ME-18); your organisation is not, and nothing was taken.',
};
const WRONG_KIND: Bilingual = {
  zh: '国家机关、公益一类事业单位等不得承接（规则 PL-02、PL-03）。单位性质登记有误的，请在“准入申请”中如实填写后提交，提交后即可投标。',
  en: 'State organs, class-I institutions and the like may not deliver (rules PL-02, PL-03). If the kind of your organisation is wrong, hand in an application for admission; you may bid as soon as you have.',
};
const NOT_ADMITTED: Bilingual = {
  zh: '贵单位还没有申请准入（规则 AD-01）。请先在“准入申请”中提交申请，提交后即可投标，不必等待审核结果。',
  en: 'Your organisation has not applied for admission (rule AD-01). Hand in an application; you may bid as soon as you have.',
};
const DEBARRED: Bilingual = {
  zh: '贵单位在禁止参加政府采购活动的期限内（规则 DB-01），期限届满前不得参加，本次内容未被接收。',
  en: 'Your organisation is debarred from government procurement (rule DB-01) and may not take part; nothing was taken.',
};
const SUSPENDED: Bilingual = {
  zh: '贵单位的准入资格已暂停，暂停期间不得参加采购活动。请联系受理机关。',
  en: 'Your admission is suspended; you may not take part meanwhile. Ask the office.',
};
