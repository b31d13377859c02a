import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { readEnvironment } from '../../worker/environment.ts';
import { runWorker } from '../../worker/run.ts';

/**
 * The real worker, except that it kills itself (SIGKILL) the first time that an activity named in DIE_AFTER has done
 * its work and not yet reported it: the moment at which a second run could do it twice.
 */
const dieAfter = new Set(process.env['DIE_AFTER']!.split(','));
const marks = process.env['DIED_FOLDER']!;

function dieOnce(name: string): void {
  const mark = join(marks, name);
  if (existsSync(mark)) return;
  writeFileSync(mark, '');
  process.kill(process.pid, 'SIGKILL');
}

await runWorker(readEnvironment(process.env), pino({ level: 'error' }), ({ activities }) => ({
  workflowBundle: { codePath: process.env['WORKFLOW_BUNDLE']! },
  activities: Object.fromEntries(
    Object.entries(activities as Record<string, (...args: unknown[]) => Promise<unknown>>).map(([name, run]) => [
      name,
      async (...args: unknown[]) => {
        const result = await run(...args);
        if (dieAfter.has(name)) dieOnce(name);
        return result;
      },
    ]),
  ),
}));
