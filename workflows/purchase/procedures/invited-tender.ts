import { committee } from '../committee.ts';
import { conformity } from '../conformity.ts';
import { approvedDocuments } from '../documents.ts';
import { ranking, report, scoreCheck, scoring } from '../evaluation.ts';
import { invitation } from '../invitation.ts';
import { lowPrices } from '../low-prices.ts';
import { methodApproval } from '../method-approval.ts';
import { opening } from '../opening.ts';
import { plan } from '../planning.ts';
import { eachLot, type Procedure } from '../procedure.ts';
import { qualification } from '../qualification.ts';
import { noticeAndBids } from '../sealed-bids.ts';
import { AWARD_TO_ACCEPTANCE } from './award-to-acceptance.ts';

/** 邀请招标 (GPL 29, 34; M87 14): an open tender among at least three who were drawn before witnesses, and nobody else. */
export const invitedTender: Procedure = {
  planning: [plan, methodApproval],
  publication: [approvedDocuments, invitation],
  bidding: [noticeAndBids, opening],
  evaluation: [eachLot(qualification), committee, eachLot(conformity, lowPrices, scoring, scoreCheck, ranking, report)],
  ...AWARD_TO_ACCEPTANCE,
};
