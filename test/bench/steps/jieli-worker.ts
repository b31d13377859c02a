// Jieli's worker with its relay and activities, hosting the benchmark's workflow instead of the purchase.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { readEnvironment } from '../../../worker/environment.ts';
import { runWorker } from '../../../worker/run.ts';

const workflowsPath = fileURLToPath(new URL('jieli-workflows.ts', import.meta.url));

Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] });
await runWorker(readEnvironment(process.env), pino({ level: 'warn' }), (options) => ({ ...options, workflowsPath }));
