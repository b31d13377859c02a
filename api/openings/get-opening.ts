import { createHash } from 'node:crypto';
import { isTender } from '../../domain/procurement/notice-kinds.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import type { Database } from '../../prisma/database.ts';
import { keyId } from '../../prisma/signing-key.ts';
import type { Caller } from '../access/caller.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { openingSchema, type OpeningAnswer, type OPENING_STATES, type OpeningPart } from './opening-answer.ts';
import { readOpening, recordText, type BidOfOpening, type Opening } from './read-opening.ts';
import { partOf } from './sign-off.ts';

export const getOpening = route({
  method: 'get',
  path: '/purchases/{purchaseId}/opening',
  operationId: 'getOpening',
  summary: '开标大厅 · The opening, as it goes on',
  description:
    'Before the deadline nothing of any bid. Names and prices come with the record, all at once; where last offers follow, bidders see their own only.',
  tag: 'bids',
  access: ['read', 'Opening'],
  params: purchaseParams,
  success: { status: 200, schema: openingSchema, description: 'The opening' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database, environment }) {
    const opening = await readOpening(database, caller, purchaseId);
    const text = await recordText(database.prisma, opening);
    return {
      ...courseOf(opening, caller),
      record:
        text === null
          ? null
          : {
              format: 'jieli-signed-1' as const,
              signed: text,
              signature: opening.row.openingKey!.recordSignature!,
              key: keyId(environment.signingKey),
            },
      recordHash: text === null ? null : opening.row.openingKey!.recordHash,
      own: await ownPart(database, opening, caller, text !== null),
    };
  },
});

type Course = Omit<OpeningAnswer, 'record' | 'recordHash' | 'own'>;

function courseOf(opening: Opening, caller: Caller): Course {
  const { row, official, readOut, due } = opening;
  const key = row.openingKey;
  const { bidDeadlineAt, bidDeadlineLegal } = row;
  const shown = official || due;
  return {
    purchase: { id: row.id, number: row.number, name: row.name, tender: isTender(row.method as MethodCode) },
    state: stateOf(opening),
    deadline:
      bidDeadlineAt && bidDeadlineLegal
        ? { wall: bidDeadlineAt.toISOString(), legal: bidDeadlineLegal.toISOString() }
        : null,
    by: row.openingBy === 'worker' ? 'worker' : 'holders',
    threshold: key?.threshold ?? 0,
    holders: shown ? holdersOf(opening, caller) : [],
    handovers: official ? handoversOf(opening) : [],
    // A bidder who knows its own hash could tell by this whether it is alone, before its last offer.
    receiptsHash: due && (official || readOut) ? receiptsHash(opening.bids) : null,
    steps: (key?.steps ?? []).map(({ step, at }) => ({ step, at: at.toISOString() })),
    bids: bidsOf(opening, caller),
    failures: row.lots.flatMap(({ seq, failureRule }) =>
      due && row.bidsOpenedAt === null && failureRule !== null ? [{ lot: seq, rule: failureRule }] : [],
    ),
    signOffs: official || readOut ? signOffsOf(opening) : [],
  };
}

function stateOf({ row, due }: Opening): (typeof OPENING_STATES)[number] {
  if (row.bidsOpenedAt !== null) return 'opened';
  if (row.state !== 'running') return 'returned';
  if (row.bidDeadlineAt === null) return 'none';
  if (!due) return 'before';
  return begun(row) || row.openingBy === 'worker' ? 'opening' : 'collecting';
}

/** The key is put together: from here on envelopes are opened. */
function begun(row: Opening['row']): boolean {
  return row.openingKey?.steps.some(({ step }) => step === 'key') === true;
}

function holdersOf({ row, official }: Opening, caller: Caller): Course['holders'] {
  return (row.openingKey?.shares ?? []).map(({ seat, holder, office, lostAt, releasedAt }) => ({
    seat,
    office: office.name,
    name: official ? holder.displayName : null,
    state: lostAt !== null ? ('lost' as const) : releasedAt !== null ? ('given' as const) : ('waiting' as const),
    at: (lostAt ?? releasedAt)?.toISOString() ?? null,
    own: holder.id === caller.userId,
  }));
}

function handoversOf({ row }: Opening): Course['handovers'] {
  return (row.openingKey?.handovers ?? []).map(({ seat, from, to, reason, at }) => {
    return { seat, from: from.displayName, to: to.displayName, reason, at: at.toISOString() };
  });
}

/** What everybody may write down before anything is opened, and compare with the record afterwards. */
function receiptsHash(bids: readonly { readonly envelopeHash: string }[]): string {
  const lines = bids.map(({ envelopeHash }) => `${envelopeHash}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function bidsOf(opening: Opening, caller: Caller): Course['bids'] {
  const { row, official, readOut, due } = opening;
  const returned = row.state !== 'running' && row.bidsOpenedAt === null;
  if (!due || !(begun(row) || row.bidsOpenedAt !== null || returned)) return null;
  return opening.bids
    .filter(({ providerId }) => official || readOut || providerId === caller.organisationId)
    .map((bid) => bidAnswer(bid, opening, caller));
}

function bidAnswer(bid: BidOfOpening, { row, official }: Opening, caller: Caller): NonNullable<Course['bids']>[number] {
  const own = bid.providerId === caller.organisationId;
  const recorded = row.bidsOpenedAt !== null;
  return {
    bidId: bid.id,
    lot: bid.lot.seq,
    envelopeHash: bid.envelopeHash,
    receivedAt: bid.receivedAt.toISOString(),
    state: bidState(bid, recorded),
    refusalReason: bid.openedAt === null && (own || official) ? bid.refusalReason : null,
    // Of what went back unopened only its own bidder is told whose it was: it may bid again.
    provider: own || (recorded && bid.returnedAt === null) ? bid.provider.name : null,
    priceFen: recorded && bid.priceFen !== null ? Number(bid.priceFen) : null,
    own,
  };
}

function bidState(bid: BidOfOpening, recorded: boolean): NonNullable<Course['bids']>[number]['state'] {
  if (bid.returnedAt !== null) return 'returned';
  if (bid.openedAt !== null) return 'opened';
  return bid.refusalReason !== null || recorded ? 'refused' : 'sealed';
}

function signOffsOf({ row, official }: Opening): Course['signOffs'] {
  return (row.openingKey?.signOffs ?? []).map(({ part, user, organisation, objection, at }) => ({
    part: part as OpeningPart,
    organisation: organisation.name,
    name: official ? user.displayName : null,
    objection,
    at: at.toISOString(),
  }));
}

async function ownPart(
  { prisma }: Database,
  opening: Opening,
  caller: Caller,
  recorded: boolean,
): Promise<OpeningAnswer['own']> {
  const { row, due } = opening;
  const own = row.openingKey?.shares.find(({ holderId }) => holderId === caller.userId);
  const task = await prisma.task.findFirst({
    where: {
      ...{ purchaseId: row.id, kind: 'release-opening-share', candidateUserId: caller.userId },
      state: { in: ['open', 'claimed'] },
    },
    select: { id: true },
  });
  const waiting = own !== undefined && own.lostAt === null && own.releasedAt === null;
  return {
    taskId: task?.id ?? null,
    seat: own?.seat ?? null,
    mayHandOn: waiting && !due && row.state === 'running',
    signsOffAs: recorded ? partOf(opening, caller) : null,
  };
}
