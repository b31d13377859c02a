import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { instantOfMillis } from '../domain/time/shanghai.ts';
import { completeTask } from '../workflows/messages.ts';
import { CASES } from '../test/replay/cases.ts';
import { fakeActivities } from '../test/workflows/fake-activities.ts';
import { StandInClock } from '../test/workflows/stand-in/clock.ts';
import { World } from '../test/workflows/stand-in/world.ts';
import { workflowBundle } from '../test/workflows/workflow-bundle.ts';
import { openHome, ROOT } from './home.ts';
import { startTemporal } from './temporal.ts';
import { explain } from './user-error.ts';

// Records the histories that test/replay replays: `npm run histories:record [case ...]`, without a name all cases.
// A history of a released shape is kept until no such run can be alive: record new cases beside it, not over it.

const FOLDER = join(ROOT, 'test/replay/histories');

/** Fixed, because Temporal would write this computer's name into the histories. */
const IDENTITY = 'jieli-recorder';

/** A year of service passes in two seconds. */
const DAY_MS = 5;

interface Server {
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly bundle: { readonly codePath: string };
}

async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const root = mkdtempSync(join(tmpdir(), 'jieli-histories-'));
  const temporal = await startTemporal(openHome(root));
  try {
    const clientConnection = await Connection.connect({ address: temporal.address });
    const client = new Client({ connection: clientConnection, identity: IDENTITY });
    const connection = await NativeConnection.connect({ address: temporal.address });
    const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(CASES);
    for (const name of names) await record({ client, connection, bundle: await workflowBundle() }, name);
    await connection.close();
    await clientConnection.close();
  } finally {
    await temporal.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Runs one case on a worker and in a world of its own, and writes the histories that it names. */
async function record({ client, connection, bundle }: Server, name: string): Promise<void> {
  const world = newWorld(client);
  const worker = await Worker.create({
    connection,
    taskQueue: name,
    identity: IDENTITY,
    workflowBundle: bundle,
    activities: fakeActivities(() => world),
  });
  const recorded = await worker.runUntil(CASES[name]!({ client, taskQueue: name, number: `REPLAY-${name}` }, world));
  for (const [type, id] of recorded) {
    const history = historyToJSON(await client.workflow.getHandle(id).fetchHistory());
    mkdirSync(join(FOLDER, type), { recursive: true });
    writeFileSync(join(FOLDER, type, `${name}.json`), `${history}\n`);
    console.log(`${type}/${name}: ${Math.round(history.length / 1000)} kB`);
  }
}

function newWorld(client: Client): World {
  const now = async () => instantOfMillis(Date.now());
  const clock = new StandInClock(now, { epoch: instantOfMillis(Date.now()), scale: 86_400_000 / DAY_MS });
  const world = new World(clock, async (workflowId, decision) => {
    await client.workflow.getHandle(workflowId).signal(completeTask, decision);
  });
  world.termMonths = 3;
  world.standby = [
    { providerId: 'standby-1', capacity: 4 },
    { providerId: 'standby-2', capacity: 4 },
  ];
  world.tasks.people.ordinary();
  return world;
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
