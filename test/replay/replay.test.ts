import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { workflowBundle, WORKFLOWS } from '../workflows/workflow-bundle.ts';
import { CASES } from './cases.ts';

jest.setTimeout(120_000);

const HERE = dirname(fileURLToPath(import.meta.url));
const FOLDER = join(HERE, 'histories');
const LIMIT_BYTES = 300_000;

/** `<workflow>/<case>` */
const HISTORIES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))
  .sort();

const fileOf = (name: string): string => join(FOLDER, `${name}.json`);

/** What replaying each history with these workflows came to: undefined where every command was the same. */
async function replay(workflowsPath: string): Promise<Map<string, Error | undefined>> {
  const histories = HISTORIES.map((name) => ({
    workflowId: name,
    history: historyFromJSON(JSON.parse(readFileSync(fileOf(name), 'utf8'))),
  }));
  const errors = new Map<string, Error | undefined>();
  const options = { workflowBundle: await workflowBundle(workflowsPath) };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
    errors.set(workflowId, error);
  return errors;
}

beforeAll(() => {
  const logging = { filter: makeTelemetryFilterString({ core: 'ERROR' }) };
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging } });
});

describe('histories recorded on the dev server', () => {
  let errors: Map<string, Error | undefined>;
  beforeAll(async () => {
    errors = await replay(WORKFLOWS);
  });

  test.each(HISTORIES)('%s replays with the workflows of today', (name) => {
    expect(errors.has(name)).toBe(true);
    expect(errors.get(name)).toBeUndefined();
  });

  test('cover every case', () => {
    const recorded = new Set(HISTORIES.map((name) => name.slice(name.indexOf('/') + 1)));
    expect([...recorded].sort()).toEqual(expect.arrayContaining(Object.keys(CASES).sort()));
  });

  test.each(HISTORIES)('%s is small and names no computer', (name) => {
    expect(statSync(fileOf(name)).size).toBeLessThan(LIMIT_BYTES);
    const identities = [...readFileSync(fileOf(name), 'utf8').matchAll(/"identity":\s*"([^"]*)"/g)].map(([, id]) => id);
    // The second is Temporal's own: a child workflow that has ended.
    expect(['jieli-recorder', 'history-service']).toEqual(expect.arrayContaining([...new Set(identities)]));
  });
});

describe('workflows with one timer more', () => {
  test('fail the replay of every history, so that a change nobody noticed does too', async () => {
    const errors = await replay(join(HERE, 'changed-workflows.ts'));
    expect([...errors.keys()].sort()).toEqual(HISTORIES);
    for (const error of errors.values()) expect(error?.name).toBe('DeterminismViolationError');
  });
});
