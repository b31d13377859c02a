import { Client, Connection } from '@temporalio/client';
import { NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import { connect } from '../prisma/database.ts';
import type { WorkerEnvironment } from './environment.ts';
import { startReporting } from './credit-platform.ts';
import { serveHealth } from './health.ts';
import { startHousekeeping } from './housekeeping.ts';
import { startRatingTexts } from './rating-texts.ts';
import { Relay } from './relay.ts';
import type { OutsideService } from './signed-post.ts';
import { startTexting } from './text-messages.ts';
import { createWorker } from './worker.ts';

const DATABASE_CONNECTIONS = 24;

/** Changes to the worker's options, given the activities it would run. */
export type Adjust = (options: Pick<WorkerOptions, 'activities'>) => Partial<WorkerOptions>;

/** Runs worker, relay and health endpoint until the process is told to stop, then ends them in order. */
export async function runWorker(environment: WorkerEnvironment, log: Logger, adjust?: Adjust): Promise<void> {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = environment;
  const database = connect(environment.DATABASE_URL, DATABASE_CONNECTIONS);
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection: await Connection.connect({ address }), namespace, identity: 'jieli-relay' });
  const keys = { seal: environment.JIELI_SEAL_KEY, signing: environment.JIELI_SIGNING_KEY };
  const worker = await createWorker(connection, namespace, database, keys, adjust);
  const relay = new Relay(database, client, log);
  const health = await serveHealth(environment.JIELI_WORKER_PORT, () => worker.getState() === 'RUNNING');
  relay.start();
  const endHousekeeping = startHousekeeping(database, log);
  const { JIELI_CREDIT_PLATFORM_URL, JIELI_CREDIT_PLATFORM_KEY } = environment;
  const platform = outside(JIELI_CREDIT_PLATFORM_URL, JIELI_CREDIT_PLATFORM_KEY);
  const gateway = outside(environment.JIELI_TEXT_GATEWAY_URL, environment.JIELI_TEXT_GATEWAY_KEY);
  const endReporting = platform && startReporting(database, platform, log);
  const endTexting = gateway && startTexting(database, gateway, log);
  const endRatingTexts = gateway && startRatingTexts(database, gateway, log);
  log.info('worker running');
  try {
    await worker.run();
  } finally {
    await relay.stop();
    await endHousekeeping();
    await endReporting?.();
    await endTexting?.();
    await endRatingTexts?.();
    health.close();
    await client.connection.close();
    await connection.close();
    await database.close();
    log.info('worker stopped');
  }
}

function outside(url: string | undefined, secret: string | undefined): OutsideService | undefined {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}
