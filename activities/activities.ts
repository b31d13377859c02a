import { awardActivities } from './award.ts';
import { committeeActivities } from './committee.ts';
import { contractingActivities } from './contracting.ts';
import { deliveryActivities } from './delivery.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { evaluationActivities } from './evaluation.ts';
import { handoverActivities } from './handover.ts';
import { LegalTime } from './legal-time.ts';
import { openingActivities } from './opening.ts';
import { publicationActivities } from './publication.ts';
import { purchaseRecordActivities } from './purchase-record.ts';
import { takeoverActivities } from './takeover.ts';
import { taskActivities } from './tasks.ts';

/** Everything a workflow can do to the world. Workflows know this by its type only. */
export function createActivities({ database, sealKey }: ActivityDependencies) {
  const time = new LegalTime(database);
  return {
    ...taskActivities(database, time),
    ...purchaseRecordActivities(database),
    ...publicationActivities(database, time, sealKey),
    ...openingActivities(database, sealKey),
    ...committeeActivities(database, time),
    ...evaluationActivities(database),
    ...awardActivities(database, time),
    ...contractingActivities(database, time),
    ...deliveryActivities(database, time),
    ...takeoverActivities(database),
    ...handoverActivities(database),
  };
}

export type Activities = ReturnType<typeof createActivities>;
