import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTemporal } from './find-temporal.ts';
import { type Home, logFile } from './home.ts';
import { launch, untilReady } from './launch.ts';
import { freePort } from './ports.ts';
import { endProcess, type ProcessMark } from './processes.ts';
import { withProgress } from './progress.ts';
import { markFile } from './run-record.ts';
import { ensureSearchAttributes, probeTemporal } from './search-attributes.ts';
import type { WatchedProgram } from './watched-program.ts';
import { UserError } from './user-error.ts';

export interface Temporal {
  address: string;
  /** Undefined when somebody else runs the server: its screens may be anywhere. */
  uiUrl: string | undefined;
  service: WatchedProgram | undefined;
  stop(): Promise<void>;
}

interface Ports {
  grpc: number;
  ui: number;
}

const PREFERRED: Ports = { grpc: 7233, ui: 8233 };
const START_MS = 60_000;
const STOP_MS = 3000;

/** The server of `TEMPORAL_ADDRESS`, else a development server of our own that keeps its state in the home. */
export async function startTemporal(home: Home): Promise<Temporal> {
  const source = await findTemporal();
  if ('address' in source) return useGiven(source.address);
  const ports = await rememberedPorts(home);
  const service = temporalService(source.executable, home, ports);
  try {
    await withProgress('Starting Temporal', () => service.start());
  } catch (error) {
    await service.stop(STOP_MS);
    throw error;
  }
  return {
    address: `127.0.0.1:${ports.grpc}`,
    uiUrl: `http://127.0.0.1:${ports.ui}`,
    service,
    stop: () => service.stop(STOP_MS),
  };
}

async function useGiven(address: string): Promise<Temporal> {
  const refusal = await probeTemporal(address);
  if (refusal !== undefined) {
    throw new UserError(
      `Temporal does not answer at TEMPORAL_ADDRESS=${address} (${refusal}): ` +
        `start it, correct the address, or unset the variable to run one from here.`,
    );
  }
  await ensureSearchAttributes(address);
  return { address, uiUrl: process.env['JIELI_TEMPORAL_UI_URL'], service: undefined, stop: () => Promise.resolve() };
}

function temporalService(command: string, home: Home, ports: Ports): WatchedProgram {
  const name = 'Temporal';
  const log = logFile(home, 'temporal');
  const address = `127.0.0.1:${ports.grpc}`;
  const parameters = [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(ports.grpc), '--ui-port', String(ports.ui)],
    // Write-ahead log with full syncs: half again the throughput, and as durable as SQLite's default.
    ...['--db-filename', home.temporalDb, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=full'],
    ...['--log-level', 'warn', '--log-format', 'json'],
  ];
  let mark: ProcessMark | undefined;
  return {
    name,
    log,
    mark: () => mark,
    start: async () => {
      mark = launch({ command, parameters, cwd: home.root, env: process.env, log, markFile: markFile(home, name) });
      await untilReady({ name, log, mark }, () => probeTemporal(address), START_MS);
      await ensureSearchAttributes(address);
    },
    stop: async (graceMs) => {
      if (mark) await endProcess(mark, graceMs);
    },
  };
}

/** The same ports as last time, so that bookmarks of Temporal's screens stay good. */
async function rememberedPorts(home: Home): Promise<Ports> {
  const file = join(home.root, 'temporal-ports.json');
  const last = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ports) : PREFERRED;
  const ports = { grpc: await freePort(last.grpc), ui: await freePort(last.ui) };
  writeFileSync(file, `${JSON.stringify(ports)}\n`);
  return ports;
}
