import type { Route } from '../route.ts';
import { biddingTerms } from './bidding-terms.ts';
import { getDebriefing } from '../debriefing/get-debriefing.ts';
import { listOwnBids, ownBids } from './own-bids.ts';
import { submitBid } from './submit-bid.ts';
import { submitSealedBid } from './submit-sealed-bid.ts';
import { bidFile } from './bid-file.ts';
import { submitEnvelope } from './submit-envelope.ts';
import { withdrawBid } from './withdraw-bid.ts';

export const BID_ROUTES: readonly Route[] = [
  biddingTerms,
  submitBid,
  submitSealedBid,
  submitEnvelope,
  bidFile,
  withdrawBid,
  ownBids,
  listOwnBids,
  getDebriefing,
];
