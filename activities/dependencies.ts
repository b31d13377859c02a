import type { Database } from '../prisma/database.ts';
import type { SealKey } from './seal.ts';
import type { SigningKey } from '../prisma/signing-key.ts';

/** What activities may use; handed in once, by the worker or by a test. */
export interface ActivityDependencies {
  readonly database: Database;
  /** Only the worker has it: what holders release can be read by it alone. */
  readonly sealKey: SealKey;
  /** Signs the record of an opening. */
  readonly signingKey: SigningKey;
}
