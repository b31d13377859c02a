import { committee } from '../committee.ts';
import { conformity } from '../conformity.ts';
import { approvedDocuments } from '../documents.ts';
import { ranking, report } from '../evaluation.ts';
import { invitation } from '../invitation.ts';
import { lastOffers } from '../last-offers.ts';
import { lowPrices } from '../low-prices.ts';
import { methodApproval } from '../method-approval.ts';
import { opening } from '../opening.ts';
import { plan } from '../planning.ts';
import { eachLot, type Procedure } from '../procedure.ts';
import { qualification } from '../qualification.ts';
import { noticeAndBids } from '../sealed-bids.ts';
import { talks } from '../talks.ts';
import { AWARD_TO_ACCEPTANCE } from './award-to-acceptance.ts';

/**
 * 竞争性谈判 (GPL 30, 38; M74): talks, last offers, and the lowest of those that meet every substantive need. Always approved:
 * for services the consultation, which scores quality too, is the rule (§2.4).
 */
export const competitiveNegotiation: Procedure = {
  planning: [plan, methodApproval],
  publication: [approvedDocuments, invitation],
  bidding: [noticeAndBids, opening],
  evaluation: [eachLot(qualification), committee, eachLot(talks, lastOffers, conformity, lowPrices, ranking, report)],
  ...AWARD_TO_ACCEPTANCE,
};
