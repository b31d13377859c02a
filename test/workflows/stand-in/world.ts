import type { PassReason } from '../../../domain/contracts/standby-room.ts';
import type { InquiryCode } from '../../../domain/procurement/complaint.ts';
import type { InvitationWay, MethodCode } from '../../../domain/procurement/methods.ts';
import type { Stage } from '../../../domain/procurement/stages.ts';
import type { Day, Instant } from '../../../domain/time/shanghai.ts';
import type { Activities } from '../../../activities/activities.ts';
import type { BidRef } from '../../../activities/opening.ts';
import type { StandInClock } from './clock.ts';
import { TaskList, type Deliver } from './task-list.ts';

export interface StandInAward {
  readonly awardId: string;
  readonly lotId: string;
  readonly providerId: string;
  readonly rank: number;
  readonly deemed: boolean;
  readonly decidedAt: Instant;
  state: 'live' | 'void';
}

export interface StandInContract {
  readonly contractId: string;
  readonly number: string;
  readonly lotId: string;
  state: 'draft' | 'running' | 'suspended' | 'terminated' | 'closed';
  frozen: boolean;
  startsOn?: Day;
  /** Instalments by number. */
  readonly payments: Map<number, 'paid' | 'withheld'>;
}

export interface StandInSeat {
  readonly userId: string;
  state: 'waiting' | 'given' | 'lost';
  /** So many times the holder hands in something else first. */
  wrongShares: number;
}

export interface StandInTakeover {
  readonly takeoverId: string;
  readonly seq: number;
  readonly contractId: string;
  readonly urgent: boolean;
  readonly drill: boolean;
  /** The bridge of a contract that is suspended when everybody is covered. */
  readonly held?: boolean;
  readonly requesterId: string | null;
  state: 'requested' | 'running' | 'ended';
  outcome?: string;
  /** How many recipients each provider has taken over. */
  readonly covered: Map<string, number>;
  readonly invitations: Map<number, string>;
}

export interface StandInHold {
  readonly caseId: string;
  readonly since: Instant;
  /** Its cap. */
  readonly until?: Instant;
  endedAt?: Instant;
}

/** One call of an activity by a workflow, with what it was given and what it answered. */
export interface Call<A extends keyof Activities = keyof Activities> {
  readonly at: Instant;
  readonly activity: A;
  readonly request: Parameters<Activities[A]>[0];
  readonly result: Awaited<ReturnType<Activities[A]>>;
}

/** Everything outside the workflows, in memory: one test's people, bidders, contracts and takeovers. */
export class World {
  readonly clock: StandInClock;
  readonly tasks: TaskList;
  /** Finished calls in their order. */
  readonly calls: Call[] = [];
  readonly #awaited: { readonly activity: string; readonly n: number; readonly tell: (call: Call) => void }[] = [];

  /** Whether the acceptance of a period leads to deductions. */
  deducts = false;
  /** So many payments find people served whom no declared source may pay for (BU-03). */
  outsideEarmark = 0;
  method: MethodCode = 'competitive-consultation';
  invitation: InvitationWay = 'notice';
  /** Suppliers that may be drawn, and who named them. */
  pool = { size: 8, byBuyer: 0, byExperts: 0 };
  /** Task ids of the draw's witnesses. */
  witnesses: readonly string[] = [];
  publicity: World['deadline'];
  /** Ids of the objections to a single source. */
  objections: readonly string[] = [];
  /** New deadlines by the id of the change that brings them. */
  readonly extensions = new Map<string, Instant>();
  endedBy: string | undefined;
  stage: Stage = 'planning';
  state: 'running' | 'closed' | 'failed' | 'terminated' = 'running';
  deadline:
    | { readonly rule: string; readonly legal: Instant; readonly wall: Instant; readonly provisional: boolean }
    | undefined;
  openedAt: Instant | undefined;
  /** The bids went back unopened. */
  returned = false;
  /** Bids by lot, the best first. */
  bids: Readonly<Record<string, readonly BidRef[]>> = {};
  /** Holders of the opening key by seat; none where the worker seals it. */
  readonly seats = new Map<number, StandInSeat>();
  readonly unqualified = new Set<string>();
  readonly aboveCeiling = new Set<string>();
  readonly withdrawn = new Set<string>();
  /** Bids that the committee's majority will refuse. */
  readonly nonConforming = new Set<string>();
  readonly lowPrices = new Set<string>();
  readonly explained = new Set<string>();
  readonly unproven = new Set<string>();
  readonly failedLots = new Map<string, string>();
  readonly awards: StandInAward[] = [];
  readonly contracts = new Map<string, StandInContract>();
  /** What holds the purchase up, as the database keeps it. */
  readonly holds: StandInHold[] = [];
  readonly takeovers = new Map<string, StandInTakeover>();
  /** Services that wait for a permanent provider after a termination, and the contracts that have taken some over. */
  waiting = 0;
  readonly successors: { readonly contractId: string; readonly providerId: string }[] = [];
  /** Days that the bridge may last, and when it was decided. */
  bridgeDays = 90;
  bridgeUntil: Instant | undefined;
  /** Calendar days that a contractor has to mend what it is told. */
  rectificationDays = 30;
  /** The finance department suspends the purchase as it accepts a complaint. */
  suspends = false;
  /** What the finance department asks of others, and has asked. */
  inquiry: InquiryCode = 'expert';
  readonly inquiries: { readonly kind: InquiryCode; readonly sentAt: Instant }[] = [];
  /** What an upheld case orders for every open lot; for challenges undefined is nothing. */
  orderThen: 'restart' | 'next-or-restart' = 'next-or-restart';
  challengeOrders = false;
  /** Days from the signature to the first day of service. */
  startInDays = 0;
  experts: readonly string[] = ['expert-1', 'expert-2', 'expert-3'];
  /** Who replaces experts that do not come, in the drawn order. */
  reserves: string[] = [];
  readonly seated: string[] = [];
  /** Members who have voted for a chair. */
  readonly chairVotes: string[] = [];
  farFromOthers: readonly string[] = [];
  readonly signatures: { readonly lotId: string; readonly userId: string; readonly outcome: string }[] = [];
  termMonths = 12;
  /** Of a grading: whether the provider had contracts in the year. */
  hadContracts = true;
  /** How often the payment of a disputed amount still finds its contract frozen. */
  disputeFrozen = 0;
  /** Of a performance evaluation: how many are asked, and whether enough answer. */
  surveyed = 10;
  surveyStands = true;
  /** The documents demand a performance bond. */
  bond = false;
  /** The documents demand a bid bond; whose had not come by the deadline; and what became of each. */
  bidBond = false;
  readonly unbonded = new Set<string>();
  readonly bidBonds = new Map<string, 'held' | 'returned' | 'kept'>();
  /** What became of bonds of withdrawn and unopened bids, by the row's id. */
  readonly bondReturns = new Map<string, 'returned' | 'none' | 'moved'>();
  recipients = 10;
  /** Standby providers in the plan's order, with how many recipients each can take. */
  standby: readonly { readonly providerId: string; readonly capacity: number; readonly passed?: PassReason }[] = [];

  constructor(clock: StandInClock, deliver: Deliver) {
    this.clock = clock;
    this.tasks = new TaskList(clock, deliver);
  }

  /** Lots that have not failed or ended. */
  openLots(): string[] {
    const ended = new Set(
      [...this.contracts.values()].filter(({ state }) => state === 'closed').map(({ lotId }) => lotId),
    );
    return Object.keys(this.bids).filter((lotId) => !this.failedLots.has(lotId) && !ended.has(lotId));
  }

  standingHolds(now: Instant): StandInHold[] {
    return this.holds.filter(({ until, endedAt }) => endedAt === undefined && (until === undefined || until > now));
  }

  callsOf<A extends keyof Activities>(activity: A): Call<A>[] {
    return this.calls.filter((call): call is Call<A> => call.activity === activity);
  }

  /** The n-th call of an activity as soon as it is finished. */
  called<A extends keyof Activities>(activity: A, n = 1): Promise<Call<A>> {
    const present = this.callsOf(activity)[n - 1];
    if (present !== undefined) return Promise.resolve(present);
    return new Promise((tell) => this.#awaited.push({ activity, n, tell: tell as (call: Call) => void }));
  }

  record(call: Call): void {
    this.calls.push(call);
    const n = this.calls.filter(({ activity }) => activity === call.activity).length;
    this.#awaited.find((wish) => wish.activity === call.activity && wish.n === n)?.tell(call);
  }
}
