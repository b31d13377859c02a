import type { ProcessMark } from './processes.ts';

/** A program that an environment runs, watches, and ends. */
export interface WatchedProgram {
  name: string;
  /** The path of its log. */
  log: string;
  /** The running process; undefined before the first start. */
  mark(): ProcessMark | undefined;
  /** Starts it and resolves when it answers. Called again after a crash. */
  start(): Promise<void>;
  /** @param graceMs milliseconds it may take before it is ended by force */
  stop(graceMs: number): Promise<void>;
}
