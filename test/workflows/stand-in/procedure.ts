import { assertEdge } from '../../../domain/procurement/stages.ts';
import type { Activities } from '../../../activities/activities.ts';
import type { OpenedLot } from '../../../activities/opening.ts';
import { validBids } from './committee.ts';
import type { World } from './world.ts';

type Procedure = Pick<
  Activities,
  | 'enterStage'
  | 'endPurchase'
  | 'failLot'
  | 'adoptDocuments'
  | 'adoptPlan'
  | 'recordEarmark'
  | 'publishIntention'
  | 'publishTenderNotice'
  | 'openBids'
  | 'lotsLeftUnopened'
  | 'returnUnopened'
  | 'openingStall'
  | 'openingSeats'
  | 'adoptShare'
  | 'sharesCollected'
  | 'checkOpeningKey'
  | 'openEnvelopes'
  | 'recordOpening'
  | 'signOpeningRecord'
  | 'adoptQualifications'
  | 'adoptLastOffer'
  | 'adoptScores'
  | 'rankBids'
>;

async function open(world: World): Promise<OpenedLot[]> {
  const now = await world.clock.now();
  if (world.deadline === undefined || now < world.deadline.wall) throw new Error('the bid deadline has not passed');
  world.openedAt ??= now;
  const opened = Object.entries(world.bids).filter(([lotId]) => !world.failedLots.has(lotId));
  return opened.map(([lotId, bids]) => ({ lotId, bids }));
}

type OpeningStep =
  | 'lotsLeftUnopened'
  | 'returnUnopened'
  | 'openingStall'
  | 'openingSeats'
  | 'adoptShare'
  | 'sharesCollected'
  | 'checkOpeningKey'
  | 'openEnvelopes'
  | 'recordOpening'
  | 'signOpeningRecord';

/** The holders of the opening key, where the world has any. */
function opening(world: World): Pick<Procedure, OpeningStep> {
  const { seats } = world;
  const enough = (): void => {
    if ([...seats.values()].filter(({ state }) => state === 'given').length < THRESHOLD)
      throw new Error('too few shares');
  };
  return {
    async lotsLeftUnopened({ least }) {
      const now = await world.clock.now();
      if (world.deadline === undefined || now < world.deadline.wall) throw new Error('the bid deadline has not passed');
      return Object.entries(world.bids).flatMap(([lotId, bids]) => (bids.length < least ? [lotId] : []));
    },
    async returnUnopened() {
      world.returned = true;
    },
    openingStall: () => world.clock.taskDue({ rule: 'HS-17', figure: 'waiting' }),
    async openingSeats() {
      const waiting = [...seats].filter(([, { state }]) => state === 'waiting');
      const given = [...seats.values()].filter(({ state }) => state === 'given').length;
      return {
        threshold: seats.size === 0 ? 0 : THRESHOLD,
        waiting: waiting.map(([seat, { userId }]) => ({ seat, userId })),
        given,
      };
    },
    async adoptShare({ seat, outcome }) {
      const row = seats.get(seat)!;
      if (outcome === 'lost') return (row.state = 'lost');
      if (row.wrongShares > 0) {
        row.wrongShares -= 1;
        return 'wrong';
      }
      return (row.state = 'given');
    },
    async sharesCollected() {
      enough();
    },
    async checkOpeningKey() {
      enough();
    },
    async openEnvelopes() {
      enough();
    },
    recordOpening: () => open(world),
    async signOpeningRecord() {
      if (world.openedAt === undefined) throw new Error('nothing is recorded');
    },
  };
}

const THRESHOLD = 3;

/** From the plan to the ranking. What the database refuses, this refuses too. */
export function procedure(world: World): Procedure {
  return {
    async enterStage({ stage }) {
      if (stage === world.stage) return;
      assertEdge(world.stage, stage);
      world.stage = stage;
    },
    async endPurchase({ state }) {
      if (world.state === 'running') world.state = state as World['state'];
    },
    async failLot({ lotId, rule }) {
      world.failedLots.set(lotId, rule);
    },
    async adoptDocuments() {},
    async adoptPlan() {},
    async recordEarmark() {},
    async publishIntention() {
      return world.clock.intentionEnd();
    },
    async publishTenderNotice() {
      world.deadline ??= await world.clock.bidDeadline(world.method);
      return world.deadline;
    },
    openBids: () => open(world),
    ...opening(world),
    async adoptQualifications({ lotId }) {
      return validBids(world, lotId);
    },
    async adoptLastOffer({ bidId, outcome }) {
      if (outcome === 'withdraw') world.withdrawn.add(bidId);
    },
    async adoptScores() {},
    async rankBids({ lotId }) {
      return validBids(world, lotId).filter(({ bidId }) => !world.aboveCeiling.has(bidId));
    },
  };
}
