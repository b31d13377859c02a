import { randomUUID } from 'node:crypto';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import type { Database } from '../../prisma/database.ts';

export const LOT_BUDGET = 70_000_000;
export const LOT_CEILING = 69_000_000;
export const LEGAL_DEADLINE = new Date('2027-03-18T01:00:00Z');
const LEGAL_QUESTIONS_END = new Date('2027-03-14T16:00:00Z');

/** An announced purchase that takes bids. */
export interface Bidding {
  readonly purchaseId: string;
  readonly number: string;
  /** The first has a ceiling, the second only its budget. */
  readonly lotIds: readonly [string, string];
  /** age identity that opens its envelopes. */
  readonly identity: string;
}

/** Opens bidding as the worker's activities would leave it; `deadline` is the database's, ten minutes on by default. */
export async function openBidding(
  { database: { prisma } }: { readonly database: Database },
  options: {
    readonly deadline?: Date;
    readonly announced?: boolean;
    readonly announcedAt?: Date;
    readonly questionsUntil?: Date;
    /** Ids of the suppliers that an invited tender has invited; announced by its prequalification notice alone. */
    readonly invited?: readonly string[];
    /** For whom its plan has it (PL-15). */
    readonly smeReserve?: 'reserved';
    /** Id of the purchase that it repeats. */
    readonly restartOf?: string;
  } = {},
): Promise<Bidding> {
  const identity = await generateIdentity();
  const lotIds = [randomUUID(), randomUUID()] as const;
  const { invited } = options;
  const notice = invited === undefined ? NOTICE : PREQUALIFICATION;
  const { id, number } = await prisma.purchase.create({
    data: {
      number: `BID-${randomUUID()}`,
      name: '示例采购',
      method: invited === undefined ? 'competitive-consultation' : 'invited-tender',
      invitation: invited === undefined ? 'notice' : 'prequalification',
      regionCode: DEMO_COUNTY,
      buyerId: DEMO_ORGANISATIONS.buyer.id,
      drafterId: DEMO_USERS[0]!.id,
      budgetFen: BigInt(2 * LOT_BUDGET),
      budgetYear: 2027,
      fundSource: '困难群众救助补助资金（示例）',
      restartOfId: options.restartOf ?? null,
      smeReserve: options.smeReserve ?? null,
      clockEpoch: new Date(),
      startedAt: new Date(),
      stage: 'bidding',
      bidDeadlineAt: options.deadline ?? new Date(Date.now() + 600_000),
      bidDeadlineLegal: LEGAL_DEADLINE,
      questionsUntilAt: options.questionsUntil ?? new Date(Date.now() + 300_000),
      questionsUntilLegal: LEGAL_QUESTIONS_END,
      candidates: {
        create: (invited ?? []).map((providerId) => ({ providerId, origin: 'library', invitedAt: new Date() })),
      },
      sealRecipient: await identityToRecipient(identity),
      lots: { create: lotIds.map((lotId, index) => lot(lotId, index)) },
      ...(options.announced === false
        ? {}
        : { notices: { create: { ...notice, publishedAt: options.announcedAt ?? new Date() } } }),
    },
  });
  return { purchaseId: id, number, lotIds, identity };
}

const PREQUALIFICATION = {
  key: 'prequalification-notice',
  kind: 'prequalification-notice',
  title: '示例采购',
  body: {},
};
const NOTICE = { key: 'tender-notice', kind: 'tender-notice', title: '示例采购', body: {} };

function lot(id: string, index: number) {
  return {
    id,
    seq: index + 1,
    name: `示例标段${index + 1}`,
    budgetFen: BigInt(LOT_BUDGET),
    ceilingFen: index === 0 ? BigInt(LOT_CEILING) : null,
    termUnit: 'month',
    termCount: 12,
    catalogueItems: ['A01', 'B01'],
    townships: ['示例一镇'],
  };
}

export function bidsPath({ purchaseId }: Bidding): string {
  return `/api/v1/purchases/${purchaseId}/bids`;
}

export function questionsPath({ purchaseId }: Bidding): string {
  return `/api/v1/purchases/${purchaseId}/questions`;
}

/** A bid for the first lot. */
export function aBid({ lotIds }: Bidding, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { lotId: lotIds[0], priceFen: 68_800_000, proposal: '示例响应方案', ...overrides };
}
