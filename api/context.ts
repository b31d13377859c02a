import type { Logger } from 'pino';
import type { Database } from '../prisma/database.ts';
import type { ApiEnvironment } from './environment.ts';
import type { ChangeFeed } from './events/change-feed.ts';

/** Everything a handler may use besides its request. */
export interface ApiContext {
  readonly database: Database;
  readonly environment: ApiEnvironment;
  readonly log: Logger;
  /** Tells the browsers of this process what has changed. */
  readonly changes: ChangeFeed;
  /** Tests set it: an answer that differs from its documented schema becomes a 500. */
  readonly checkAnswers?: boolean;
}
