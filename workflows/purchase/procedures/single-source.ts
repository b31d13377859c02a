import { approvedDocuments } from '../documents.ts';
import { ranking } from '../evaluation.ts';
import { methodApproval } from '../method-approval.ts';
import { opening } from '../opening.ts';
import { plan } from '../planning.ts';
import { priceAgreement } from '../price-agreement.ts';
import { eachLot, type Procedure } from '../procedure.ts';
import { qualification } from '../qualification.ts';
import { noticeAndBids } from '../sealed-bids.ts';
import { publicity, statements } from '../single-source.ts';
import { AWARD_TO_ACCEPTANCE } from './award-to-acceptance.ts';

/** 单一来源采购 (GPL 31, 39; M74 38-43): stated by professionals, made public before approval, the price agreed and signed. */
export const singleSource: Procedure = {
  planning: [plan, statements],
  publication: [publicity, methodApproval, approvedDocuments],
  bidding: [noticeAndBids, opening],
  evaluation: [eachLot(qualification, priceAgreement, ranking)],
  ...AWARD_TO_ACCEPTANCE,
};
