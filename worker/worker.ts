import { fileURLToPath } from 'node:url';
import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { createActivities } from '../activities/activities.ts';
import { readSealKey } from '../activities/seal.ts';
import { readSigningKey } from '../prisma/signing-key.ts';
import type { Database } from '../prisma/database.ts';
import { TASK_QUEUE } from './outbox.ts';

const WORKFLOWS = fileURLToPath(new URL('../workflows/workflows.ts', import.meta.url));

/** A Temporal worker that hosts all workflows and activities on one task queue. */
export async function createWorker(
  connection: NativeConnection,
  namespace: string,
  database: Database,
  keys: { readonly seal: string; readonly signing: string },
  adjust: (options: Pick<WorkerOptions, 'activities'>) => Partial<WorkerOptions> = (options) => options,
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowsPath: WORKFLOWS,
    // A fixed name: histories are looked at and recorded, and a host name is nobody's business there.
    identity: 'jieli-worker',
    maxCachedWorkflows: 500,
    shutdownGraceTime: '5 seconds',
    ...adjust({
      activities: createActivities({
        database,
        sealKey: readSealKey(keys.seal),
        signingKey: readSigningKey(keys.signing),
      }),
    }),
  });
}
