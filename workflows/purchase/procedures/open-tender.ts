import { committee } from '../committee.ts';
import { conformity } from '../conformity.ts';
import { approvedDocuments } from '../documents.ts';
import { ranking, report, scoreCheck, scoring } from '../evaluation.ts';
import { lowPrices } from '../low-prices.ts';
import { opening } from '../opening.ts';
import { plan } from '../planning.ts';
import { eachLot, type Procedure } from '../procedure.ts';
import { qualification } from '../qualification.ts';
import { noticeAndBids } from '../sealed-bids.ts';
import { AWARD_TO_ACCEPTANCE } from './award-to-acceptance.ts';

/** 公开招标 (GPL 26-27): everybody may bid; three are needed to open, three qualified; scored by a drawn committee. */
export const openTender: Procedure = {
  planning: [plan],
  publication: [approvedDocuments],
  bidding: [noticeAndBids, opening],
  evaluation: [eachLot(qualification), committee, eachLot(conformity, lowPrices, scoring, scoreCheck, ranking, report)],
  ...AWARD_TO_ACCEPTANCE,
};
