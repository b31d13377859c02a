import type { Day } from '../time/shanghai.ts';
import type { ExcludedTime } from './excluded-time.ts';
import type { MethodCode } from './methods.ts';
import type { Term } from './notice-term.ts';

/** What has happened to one lot; days in Asia/Shanghai on the purchase's business clock. */
export interface LotFacts {
  readonly lotId: string;
  readonly term: Term;
  readonly rankedOn?: Day | undefined;
  readonly awardedOn?: Day | undefined;
  readonly signedOn?: Day | undefined;
  readonly contractNoticeOn?: Day | undefined;
  readonly filedOn?: Day | undefined;
  readonly startsOn?: Day | undefined;
  readonly endsOn?: Day | undefined;
  readonly acceptedOn?: Day | undefined;
  /** Failed or terminated: nothing more lies ahead of it. */
  readonly ended: boolean;
}

/** What has happened to a purchase, as far as the reader may know. */
export interface CourseFacts {
  readonly method: MethodCode;
  readonly today: Day;
  readonly openedOn: Day;
  /** First day of the publication stage: the plan is approved. */
  readonly plannedOn?: Day | undefined;
  readonly noticeOn?: Day | undefined;
  /** The bid deadline that was set. */
  readonly deadlineOn?: Day | undefined;
  readonly bidsOpenedOn?: Day | undefined;
  readonly resultOn?: Day | undefined;
  /** Last day of a purchase that has ended, in whatever way. */
  readonly endedOn?: Day | undefined;
  /** While a challenge or complaint held the purchase up: the days do not count in the time to sign (CO-11). */
  readonly held?: readonly ExcludedTime[];
  readonly lots: readonly LotFacts[];
}
