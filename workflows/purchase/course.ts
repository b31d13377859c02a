import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { MethodTerms } from '../../domain/procurement/method-grounds.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import { STAGES, type Stage } from '../../domain/procurement/stages.ts';
import type { StandingDeadline } from '../../activities/document-change.ts';
import type { LegalInstant } from '../../activities/legal-time.ts';
import { local } from '../activity-proxies.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import {
  carryOutOrder,
  changeDocuments,
  holdEnded,
  requestEnding,
  requestSuspension,
  resumePurchase,
  statusQuery,
  timelineQuery,
  type EndingRequest,
  type SuspensionRequest,
  type TimelineEntry,
} from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import { TaskDesk } from '../task-desk.ts';
import { now } from '../timing.ts';
import { renderDetails } from './details.ts';
import { takeOrder, type LotCourse } from './lot.ts';

/** What a purchase workflow is started with: ids and codes, no names and no amounts. */
export interface PurchaseInput {
  readonly purchaseId: string;
  readonly number: string;
  readonly region: string;
  readonly method: MethodCode;
  readonly budgetYear: number;
  readonly drafterId: string;
  readonly lots: readonly { readonly lotId: string; readonly seq: number }[];
  /** True when its intention must be published before (PL-14); purchases from before that rule have none. */
  readonly intention?: true;
  /** 1 in production; business days pass faster in the demo. */
  readonly clockScale: number;
  /** Absent in purchases that were started before methods had terms: they go on as they began. */
  readonly terms?: MethodTerms;
}

const TERMS_BEFORE: MethodTerms = {
  invitation: 'notice',
  approval: false,
  publicity: false,
  afterTenderWithTwo: false,
};

export type PurchaseEnd = 'closed' | 'failed' | 'terminated';
/** The state that the stages of one purchase share: its input, its tasks and its record. */
export class Course {
  readonly input: PurchaseInput;
  readonly desk: TaskDesk;
  readonly lots: LotCourse[];
  /** User ids of the drawn committee, once there is one. */
  experts: readonly string[] = [];
  /** Running contracts, one promise a lot, from monitoring to the end of acceptance. */
  readonly deliveries: Promise<void>[] = [];
  /** Changes of the documents that are not announced yet, and requests to end the purchase that are not decided. */
  readonly changes: string[] = [];
  readonly endings: EndingRequest[] = [];
  /** Requests to suspend that are not decided, and the suspensions that are over. */
  readonly suspensions: SuspensionRequest[] = [];
  readonly resumed = new Set<string>();
  /** Force majeure suspends it now. */
  suspended = false;
  /** The bid deadline after the newest suspension. */
  putOff: StandingDeadline | undefined;
  /** How often it was told that a hold has ended. */
  holdsEnded = 0;
  /** The documents demand a bid bond (PB-08). */
  bidBonds = false;
  /** Refunds of bid bonds that are asked for, beside everything else; and what went wrong with one. */
  readonly refunds: Promise<void>[] = [];
  readonly refundAsked = new Set<string>();
  refundFailure: { readonly error: unknown } | undefined;
  /** When the intention will have been public long enough; undefined for purchases that publish none. */
  intentionUntil: LegalInstant | undefined;
  readonly #timeline: TimelineEntry[] = [];
  readonly #received = new Set<string>();
  #stage: Stage = 'planning';
  #state: PurchaseEnd | 'running' = 'running';

  constructor(input: PurchaseInput) {
    this.input = input;
    this.desk = new TaskDesk(workflowId.purchase(input.number));
    this.lots = input.lots.map((lot) => ({ ...lot, phase: 'open', bids: [], orders: [] }));
    setHandler(statusQuery, () => ({ stage: this.#stage, state: this.#state, waitingFor: this.desk.waiting() }));
    setHandler(timelineQuery, () => this.#timeline);
    setHandler(changeDocuments, ({ changeId }) => this.once(changeId, () => this.changes.push(changeId)));
    setHandler(requestEnding, (request) => this.once(request.endingId, () => this.endings.push(request)));
    setHandler(requestSuspension, (request) => this.once(request.suspensionId, () => this.suspensions.push(request)));
    setHandler(resumePurchase, ({ suspensionId }) => void this.resumed.add(suspensionId));
    setHandler(holdEnded, () => void (this.holdsEnded += 1));
    setHandler(carryOutOrder, (order) => this.once(order.caseId, () => takeOrder(this.lots, order)));
    this.show();
  }

  get terms(): MethodTerms {
    return this.input.terms ?? TERMS_BEFORE;
  }

  /** True until the first contract is signed: from then on the contract rules (GPL 50). */
  get mayEnd(): boolean {
    return (
      this.lots.every((lot) => lot.contract === undefined) && STAGES.indexOf(this.#stage) < STAGES.indexOf('monitoring')
    );
  }

  /** Lots that have neither failed nor ended. */
  get openLots(): LotCourse[] {
    return this.lots.filter((lot) => lot.phase !== 'failed' && lot.phase !== 'terminated' && lot.phase !== 'closed');
  }

  /** What every task of this purchase has in common. */
  get task(): { readonly purchaseId: string; readonly region: string } {
    return { purchaseId: this.input.purchaseId, region: this.input.region };
  }

  async enter(stage: Stage): Promise<void> {
    this.#stage = stage;
    await local.enterStage.executeWithOptions({ summary: `stage ${stage}` }, [{ ...this.task, stage }]);
    upsertSearchAttributes([{ key: SEARCH.stage, value: stage }]);
    this.note(`stage ${stage}`);
  }

  async end(state: PurchaseEnd): Promise<PurchaseEnd> {
    this.#state = state;
    await local.endPurchase.executeWithOptions({ summary: state }, [{ ...this.task, state }]);
    upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
    this.note(state);
    return state;
  }

  /** Adds a line to the timeline and shows it to whoever opens the workflow in the Temporal UI. */
  note(what: string, rule?: string): void {
    this.#timeline.push({ at: now(), what, ...(rule === undefined ? {} : { rule }) });
    this.show();
  }

  /** Shows the next legal instant in the UI's list and table. */
  due(instant: string, what: string, rule: string): void {
    upsertSearchAttributes([{ key: SEARCH.dueAt, value: new Date(instant) }]);
    this.note(`${what} ${instant}`, rule);
  }

  /** Signals are delivered at least once. */
  private once(id: string, act: () => void): void {
    if (this.#received.has(id)) return;
    this.#received.add(id);
    act();
  }

  private show(): void {
    setCurrentDetails(renderDetails(this.#stage, this.#state, this.lots, this.#timeline));
  }
}
