import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import type { Stage } from '../../domain/procurement/stages.ts';
import { local } from '../activity-proxies.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { statusQuery, timelineQuery, type TimelineEntry } from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import { TaskDesk } from '../task-desk.ts';
import { now } from '../timing.ts';
import { renderDetails } from './details.ts';
import type { LotCourse } from './lot.ts';

/** What a purchase workflow is started with: ids and codes, no names and no amounts. */
export interface PurchaseInput {
  readonly purchaseId: string;
  readonly number: string;
  readonly region: string;
  readonly method: MethodCode;
  readonly budgetYear: number;
  readonly drafterId: string;
  readonly lots: readonly { readonly lotId: string; readonly seq: number }[];
  /** 1 in production; business days pass faster in the demo. */
  readonly clockScale: number;
}

export type PurchaseEnd = 'closed' | 'failed' | 'terminated';
/** The state that the stages of one purchase share: its input, its tasks and its record. */
export class Course {
  readonly input: PurchaseInput;
  readonly desk: TaskDesk;
  readonly lots: LotCourse[];
  /** Running contracts, one promise a lot, from monitoring to the end of acceptance. */
  readonly deliveries: Promise<void>[] = [];
  readonly #timeline: TimelineEntry[] = [];
  #stage: Stage = 'planning';
  #state: PurchaseEnd | 'running' = 'running';

  constructor(input: PurchaseInput) {
    this.input = input;
    this.desk = new TaskDesk(workflowId.purchase(input.number));
    this.lots = input.lots.map((lot) => ({ ...lot, phase: 'open', bids: [] }));
    setHandler(statusQuery, () => ({ stage: this.#stage, state: this.#state, waitingFor: this.desk.waiting() }));
    setHandler(timelineQuery, () => this.#timeline);
    this.show();
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

  private show(): void {
    setCurrentDetails(renderDetails(this.#stage, this.#state, this.lots, this.#timeline));
  }
}
