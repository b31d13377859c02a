import type { BareStepsInput } from '../steps/bare-workflows.ts';

/** One task to claim and complete. */
export interface TaskWork {
  readonly id: string;
  readonly outcome: string;
  readonly form: unknown;
}

/** What the load generator is told to do, over and over, with so many at once. */
export type Job =
  | {
      readonly kind: 'tasks';
      readonly api: string;
      readonly tokens: readonly string[];
      readonly work: readonly TaskWork[];
      /** Between two tasks of a person. */
      readonly pauseMs: number;
    }
  | { readonly kind: 'starts'; readonly api: string; readonly tokens: readonly string[]; readonly prefix: string }
  | { readonly kind: 'pages'; readonly api: string; readonly tokens: readonly string[]; readonly path: string }
  | { readonly kind: 'inserts'; readonly database: string; readonly connections: number; readonly each: number }
  | { readonly kind: 'lookups'; readonly database: string; readonly connections: number }
  | { readonly kind: 'signals'; readonly temporal: string; readonly workflowIds: readonly string[] }
  | { readonly kind: 'bare-starts'; readonly temporal: string; readonly clients: number }
  | {
      readonly kind: 'bare-steps';
      readonly temporal: string;
      readonly inFlight: number;
      readonly input: BareStepsInput;
    }
  | {
      readonly kind: 'jieli-steps';
      readonly temporal: string;
      readonly database: string;
      readonly inFlight: number;
      /** Who decides. */
      readonly personId: string;
      readonly purchaseIds: readonly string[];
    };

export type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;

/** Does one operation; false when nothing is left to do. */
export type Lane = () => Promise<boolean>;

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Rest of a lane between two operations; none without it. */
  readonly pauseMs?: number;
  close(): Promise<void>;
}

/** Parent to generator. `window` reports what was finished in the given time; `rest` what is finished until the work ends. */
export type Command =
  | { readonly do: 'begin'; readonly job: Job }
  | { readonly do: 'window'; readonly ms: number }
  | { readonly do: 'rest' }
  | { readonly do: 'end' };

/** Generator to parent: the answer to each command. */
export type Answer =
  | { readonly ok: true; readonly operations: number; readonly seconds: number; readonly latencies: readonly number[] }
  | { readonly ok: false; readonly problem: string };
