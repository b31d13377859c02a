import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino, type Logger } from 'pino';
import { connect } from '../prisma/database.ts';
import { readEnvironment, type WorkerEnvironment } from './environment.ts';
import { serveHealth } from './health.ts';
import { Relay } from './relay.ts';
import { createWorker } from './worker.ts';

const DATABASE_CONNECTIONS = 24;

async function main(environment: WorkerEnvironment, log: Logger): Promise<void> {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = environment;
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ temporal: level }, message)),
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });
  const database = connect(environment.DATABASE_URL, DATABASE_CONNECTIONS);
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection: await Connection.connect({ address }), namespace, identity: 'jieli-relay' });
  const worker = await createWorker(connection, namespace, database, environment.JIELI_SEAL_KEY);
  const relay = new Relay(database, client, log);
  const health = await serveHealth(environment.JIELI_WORKER_PORT, database, () => worker.getState() === 'RUNNING');
  relay.start();
  log.info('worker running');
  try {
    await worker.run();
  } finally {
    await relay.stop();
    health.close();
    await client.connection.close();
    await connection.close();
    await database.close();
    log.info('worker stopped');
  }
}

const environment = readEnvironment(process.env);
const log = pino({ level: environment.JIELI_LOG_LEVEL, base: { process: 'worker' } });
main(environment, log).catch((error: unknown) => {
  log.fatal({ problem: error instanceof Error ? error.message : String(error) }, 'worker failed');
  process.exitCode = 1;
});
