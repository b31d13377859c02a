import { ENTERPRISE_SIZE_CODES, type EnterpriseSize } from '../../../domain/procurement/sme-reserve.ts';
import { LONGEST_PROPOSAL, MOST_PRICE_FEN } from '../../../domain/procurement/bid-content.ts';
import type { Schema } from '../../form/schema.ts';

/** The written parts of a bid, in the order in which they stand in the sealed proposal. */
export const PROPOSAL_PARTS = ['plan', 'team', 'continuity'] as const;
export type ProposalPart = (typeof PROPOSAL_PARTS)[number];

/** Every part of a bid that is filled in, the price first. */
export const BID_PARTS = ['priceFen', ...PROPOSAL_PARTS] as const;
export type BidPart = (typeof BID_PARTS)[number];

/** A bid as it is being written. */
export type BidDraft = { readonly [P in BidPart]?: P extends 'priceFen' ? number : string } & Declared;

/** A bid that may be sealed. */
export type CompleteBid = { readonly [P in BidPart]: P extends 'priceFen' ? number : string } & Declared;

/** Asked only where it matters: in a reserve (PL-15), or where prices of small enterprises are reduced (PL-16). */
interface Declared {
  readonly enterpriseSize?: EnterpriseSize;
}

/** Headings and explanations of the parts, in the reader's language. */
export type PartWords = Readonly<
  Record<BidPart | 'enterpriseSize', { readonly title: string; readonly about: string }>
> & { readonly sizes: Readonly<Record<EnterpriseSize, string>> };

/** The three texts share the room of one proposal, with their headings. */
const LONGEST_PART = Math.floor(LONGEST_PROPOSAL / PROPOSAL_PARTS.length) - 100;
const SHORTEST_PART = 10;

/** What the lot and the documents ask of a bid. */
export interface BidTerms {
  /** The highest lawful price of the lot (PB-02, EV-24). */
  readonly ceilingFen: number;
  /** Per cent off the prices of small enterprises; 0 for none. */
  readonly smallDeductionPercent: number;
  /** For SMEs alone: a bid that declares none is no use to anybody. */
  readonly smeReserved: boolean;
}

/** The bid's form. */
export function bidSchema({ ceilingFen, smallDeductionPercent, smeReserved }: BidTerms, words: PartWords): Schema {
  const text = (part: ProposalPart): Schema => ({
    type: 'string',
    title: words[part].title,
    description: words[part].about,
    minLength: SHORTEST_PART,
    maxLength: LONGEST_PART,
  });
  return {
    type: 'object',
    required: [...BID_PARTS, ...(smeReserved ? ['enterpriseSize'] : [])],
    properties: {
      priceFen: {
        type: 'integer',
        title: words.priceFen.title,
        description: words.priceFen.about,
        minimum: 1,
        maximum: Math.min(ceilingFen, MOST_PRICE_FEN),
      },
      plan: text('plan'),
      team: text('team'),
      continuity: text('continuity'),
      ...((smeReserved || smallDeductionPercent > 0) && {
        enterpriseSize: {
          type: 'string',
          title: words.enterpriseSize.title,
          description: words.enterpriseSize.about,
          enum: ENTERPRISE_SIZE_CODES,
          'x-labels': words.sizes,
        },
      }),
    },
  };
}

/** The proposal as it is sealed and as experts read it: always Chinese headings, whatever the writer's screen says. */
export function proposalOf(bid: Pick<CompleteBid, ProposalPart>): string {
  const parts = PROPOSAL_PARTS.map((part) => `${HEADINGS[part]}\n${bid[part].trim()}`);
  return parts.join('\n\n');
}

const HEADINGS: Readonly<Record<ProposalPart, string>> = {
  plan: '一、服务方案',
  team: '二、服务团队',
  continuity: '三、应急和接续安排',
};
