import { formatInstant, formatSecond, type Instant } from '../../../domain/time/shanghai.ts';
import type { components } from '../../generated/api.ts';

export type OwnBid = components['schemas']['OwnBids']['items'][number];
export type OpenedBid = components['schemas']['OpenedBid'];

/** What a receipt says beside the bid's own facts. */
export interface ReceiptContext {
  readonly number: string;
  readonly name: string;
  readonly lot: string;
  readonly provider: string;
  readonly deadlineLegal: string | undefined;
}

const MARK = 'JIELI-RECEIPT';

/**
 * The receipt as a file of plain text, which any office keeps and prints. It is in Chinese, as the file of a Chinese
 * procedure is; its last line is for machines.
 */
export function receiptText(
  { bidId, envelopeHash, receivedAt }: Pick<OwnBid, 'bidId' | 'envelopeHash' | 'receivedAt'>,
  context: ReceiptContext,
): string {
  const { number, name, lot, provider, deadlineLegal } = context;
  return [
    '响应文件签收回执',
    '',
    `采购项目：${name}（编号 ${number}）`,
    `标段：${lot}`,
    `供应商：${provider}`,
    `收讫时间：${formatSecond(receivedAt as Instant)}（北京时间，服务器时钟）`,
    ...(deadlineLegal === undefined ? [] : [`提交截止：${formatInstant(deadlineLegal as Instant)}（北京时间）`]),
    '密封情况：密封完好（加密信封，未开启）',
    `密封信封校验码（SHA-256）：${envelopeHash}`,
    `回执编号：${bidId}`,
    '',
    '开标后，开标记录中本供应商本标段的校验码应与本回执完全一致；在系统的回执页选择本文件即可核对。',
    '',
    `${MARK} 1 ${bidId} ${envelopeHash} ${receivedAt}`,
    '',
  ].join('\r\n');
}

/** The bid and hash that a receipt file names; undefined for any other file. */
export function readReceipt(text: string): { readonly bidId: string; readonly envelopeHash: string } | undefined {
  const [, bidId, envelopeHash] = /JIELI-RECEIPT 1 ([0-9a-f-]{36}) ([0-9a-f]{64}) /.exec(text) ?? [];
  return bidId === undefined || envelopeHash === undefined ? undefined : { bidId, envelopeHash };
}

/**
 * How a receipt stands beside the record of the opening. `same`: what was opened is what was handed in. `refused`: it is,
 * but the envelope was invalid. `missing`: the record does not have it, though it stood at the deadline.
 */
export type ReceiptCheck = 'not-opened' | 'same' | 'refused' | 'different' | 'missing' | 'not-in-force';

/** @param opened the bids of the opening record that this bidder may see; null before the opening */
export function checkReceipt(
  receipt: { readonly bidId: string; readonly envelopeHash: string },
  state: OwnBid['state'],
  opened: readonly OpenedBid[] | null,
): ReceiptCheck {
  if (state !== 'current') return 'not-in-force';
  if (opened === null) return 'not-opened';
  const entry = opened.find(({ id }) => id === receipt.bidId);
  if (entry === undefined) return 'missing';
  if (entry.envelopeHash !== receipt.envelopeHash) return 'different';
  return entry.priceFen === null ? 'refused' : 'same';
}
