import type { Database } from '../prisma/database.ts';
import type { SealKey } from './seal.ts';

/** What activities may use; handed in once, by the worker or by a test. */
export interface ActivityDependencies {
  readonly database: Database;
  /** Key that the opening keys are sealed with; only the worker has it, so the api cannot read a bid. */
  readonly sealKey: SealKey;
}
