import { setHandler } from '@temporalio/workflow';
import type { ExcludedTime } from '../../domain/procurement/excluded-time.ts';
import type { Instant } from '../../domain/time/shanghai.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { complaintCorrected, complaintWithdrawn, statusQuery, timelineQuery, type TimelineEntry } from '../messages.ts';
import { TaskDesk } from '../task-desk.ts';
import { now } from '../timing.ts';

/** No complainant: before the opening nobody may learn from a history who is interested (令87 art. 28). */
export interface ComplaintInput {
  readonly complaintId: string;
  readonly purchaseId: string;
  readonly purchaseNumber: string;
  readonly seq: number;
  readonly region: string;
  /** Business instant; every period of the office counts from it (CH-07 to CH-10). */
  readonly receivedAt: Instant;
}

export type ComplaintEnd = 'refused' | 'withdrawn' | 'rejected' | 'upheld';

/** What the steps of one complaint share. */
export class ComplaintCourse {
  readonly input: ComplaintInput;
  readonly desk: TaskDesk;
  /** What does not count in the thirty working days so far (CH-10). */
  readonly excluded: ExcludedTime[] = [];
  corrected = false;
  /** The complainant has taken it back; from the decision on that is too late. */
  withdrawn = false;
  decided = false;
  readonly #timeline: TimelineEntry[] = [];
  #state: ComplaintEnd | 'received' | 'returned' | 'accepted' = 'received';

  constructor(input: ComplaintInput) {
    this.input = input;
    this.desk = new TaskDesk(workflowId.complaint(input.purchaseNumber, input.seq));
    setHandler(statusQuery, () => ({ stage: 'complaint', state: this.#state, waitingFor: this.desk.waiting() }));
    setHandler(timelineQuery, () => this.#timeline);
    setHandler(complaintCorrected, () => void (this.corrected = true));
    setHandler(complaintWithdrawn, () => void (this.withdrawn ||= !this.decided));
  }

  /** What its activities are given. */
  get ref(): { readonly purchaseId: string; readonly complaintId: string } {
    return { purchaseId: this.input.purchaseId, complaintId: this.input.complaintId };
  }

  /** What its tasks have in common. */
  get task() {
    const { purchaseId, region, complaintId } = this.input;
    return { purchaseId, region, subject: { complaintId } } as const;
  }

  is(state: ComplaintEnd | 'returned' | 'accepted', rule: string): void {
    this.#state = state;
    this.note(state, rule);
  }

  note(what: string, rule: string): void {
    this.#timeline.push({ at: now(), what, rule });
  }
}
