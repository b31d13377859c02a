// A worker with Temporal's own means only: no outbox, no relay, no tasks.
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { connect } from '../../../prisma/database.ts';
import { readEnvironment } from '../../../worker/environment.ts';
import { serveHealth } from '../../../worker/health.ts';
import { bareActivities } from './bare-activities.ts';
import { BARE_QUEUE } from './queues.ts';

/** As many as Jieli's worker has. */
const DATABASE_CONNECTIONS = 24;

const environment = readEnvironment(process.env);
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] });
const address = environment.TEMPORAL_ADDRESS;
const database = connect(environment.DATABASE_URL, DATABASE_CONNECTIONS);
const client = new Client({ connection: await Connection.connect({ address }) });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue: BARE_QUEUE,
  workflowsPath: fileURLToPath(new URL('bare-workflows.ts', import.meta.url)),
  activities: bareActivities(database.pool, client),
  maxCachedWorkflows: 500,
  shutdownGraceTime: '1 second',
});
const health = await serveHealth(environment.JIELI_WORKER_PORT, () => worker.getState() === 'RUNNING');
await worker.run();
health.close();
await client.connection.close();
await database.close();
process.exit();
