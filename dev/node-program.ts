import { fileURLToPath } from 'node:url';
import { type Home, logFile, ROOT } from './home.ts';
import { launch, untilReady } from './launch.ts';
import { endProcess, type ProcessMark } from './processes.ts';
import { markFile } from './run-record.ts';
import type { WatchedProgram } from './watched-program.ts';

const START_MS = 120_000; // the worker bundles its workflows first
const END_WITH_PARENT = fileURLToPath(new URL('end-with-parent.mjs', import.meta.url));

/**
 * One of our own programs, run from its source.
 *
 * @param entry path below the clone's root
 * @param readyUrl answers 200 as soon as the program can work
 */
export function nodeProgram(
  home: Home,
  { name, entry, env, readyUrl }: { name: string; entry: string; env: NodeJS.ProcessEnv; readyUrl: string },
): WatchedProgram {
  const log = logFile(home, name);
  const program = {
    command: process.execPath,
    parameters: ['--import', 'tsx', '--import', END_WITH_PARENT, entry],
    cwd: ROOT,
    env: { ...process.env, ...env },
    log,
    channel: true,
    markFile: markFile(home, name),
  };
  let mark: ProcessMark | undefined;
  return {
    name,
    log,
    mark: () => mark,
    start: async () => {
      mark = launch(program);
      await untilReady({ name, log, mark }, () => probe(readyUrl), START_MS);
    },
    stop: async (graceMs) => {
      if (mark) await endProcess(mark, graceMs);
    },
  };
}

async function probe(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.ok ? undefined : `${url} answers ${response.status}`;
  } catch (error) {
    return `${url}: ${(error as Error).message}`;
  }
}
