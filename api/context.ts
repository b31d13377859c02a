import type { Logger } from 'pino';
import type { Database } from '../prisma/database.ts';
import type { ApiEnvironment } from './environment.ts';

/** Everything a handler may use besides its request. */
export interface ApiContext {
  readonly database: Database;
  readonly environment: ApiEnvironment;
  readonly log: Logger;
  /** Tests set it: an answer that differs from its documented schema becomes a 500. */
  readonly checkAnswers?: boolean;
}
