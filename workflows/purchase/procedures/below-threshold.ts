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

/** 限额以下简易比选 (HS-10): a short published comparison of at least two, scored as a whole. */
export const belowThreshold: Procedure = {
  planning: [plan],
  publication: [approvedDocuments],
  bidding: [noticeAndBids, opening],
  evaluation: [eachLot(qualification), committee, eachLot(conformity, lowPrices, scoring, scoreCheck, ranking, report)],
  ...AWARD_TO_ACCEPTANCE,
};
