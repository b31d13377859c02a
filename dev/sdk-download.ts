import { chmodSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { runTool } from './run-tool.ts';

export type SdkServer = 'dev-server' | 'time-skipping';

const UNREACHABLE_MS = 10_000;

/**
 * Lets the Temporal SDK download one of its servers into an empty folder, under the name given. The SDK can only
 * download by starting the server, so this is done in a process of its own, which is ended when nothing has arrived
 * within ten seconds: networks without internet often drop packets instead of refusing.
 *
 * @returns whether it succeeded
 */
export async function downloadWithSdk(kind: SdkServer, folder: string, name: string): Promise<boolean> {
  const timeout = new AbortController();
  const watch = endWhenEmpty(folder, timeout);
  const script = fileURLToPath(import.meta.url);
  const { ok } = await runTool(process.execPath, ['--import', 'tsx', script, kind, folder], { signal: timeout.signal });
  timeout.abort();
  await watch;
  const file = ok ? readdirSync(folder).find((entry) => entry.startsWith('temporal')) : undefined;
  if (!file) return false;
  renameSync(join(folder, file), join(folder, name));
  chmodSync(join(folder, name), 0o755);
  return true;
}

async function endWhenEmpty(folder: string, timeout: AbortController): Promise<void> {
  await sleep(UNREACHABLE_MS, undefined, { signal: timeout.signal }).catch(() => undefined);
  if (!timeout.signal.aborted && readdirSync(folder).length === 0) timeout.abort();
}

async function main(kind: string | undefined, downloadDir: string): Promise<void> {
  const executable = { type: 'cached-download' as const, downloadDir };
  const server =
    kind === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
      : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await server.teardown();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv[2], process.argv[3] ?? '').catch((error: unknown) => {
    console.error(String(error));
    process.exitCode = 1;
  });
}
