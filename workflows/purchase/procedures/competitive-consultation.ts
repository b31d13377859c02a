import { committee } from '../committee.ts';
import { conformity } from '../conformity.ts';
import { approvedDocuments } from '../documents.ts';
import { ranking, report, scoreCheck, scoring } from '../evaluation.ts';
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

/** 竞争性磋商 (K214): first responses, talks, last offers, scored as a whole; two suffice for 政府购买服务, one ends it. */
export const competitiveConsultation: Procedure = {
  planning: [plan, methodApproval],
  publication: [approvedDocuments, invitation],
  bidding: [noticeAndBids, opening],
  evaluation: [
    eachLot(qualification),
    committee,
    eachLot(conformity, talks, lastOffers, lowPrices, scoring, scoreCheck, ranking, report),
  ],
  ...AWARD_TO_ACCEPTANCE,
};
