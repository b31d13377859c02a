import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { readEnvironment } from './environment.ts';
import { runWorker } from './run.ts';

const environment = readEnvironment(process.env);
const log = pino({ level: environment.JIELI_LOG_LEVEL, base: { process: 'worker' } });
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ temporal: level }, message)),
  shutdownSignals: ['SIGINT', 'SIGTERM'],
});
runWorker(environment, log).catch((error: unknown) => {
  log.fatal({ problem: error instanceof Error ? error.message : String(error) }, 'worker failed');
  process.exitCode = 1;
});
