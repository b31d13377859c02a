import type { Route } from '../route.ts';
import { ownBids } from './own-bids.ts';
import { submitBid } from './submit-bid.ts';

export const BID_ROUTES: readonly Route[] = [submitBid, ownBids];
