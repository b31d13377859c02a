import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '../../dev/demo/client.ts';
import { exampleAnswer, type InboxTask, type OpenedTask } from '../../dev/demo/virtual-officers.ts';
import { freePort } from '../../dev/ports.ts';
import { isRunning, type ProcessMark } from '../../dev/processes.ts';
import { DEMO_PASSWORD } from '../../prisma/seed/demo/users.ts';
import { aPurchase } from './stage.ts';

const START = fileURLToPath(new URL('../../dev/start.ts', import.meta.url));
const STOP_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 50;

/** `npm start` as a person runs it, without npm in between. */
class Start {
  readonly process: ChildProcess;
  #printed = '';
  readonly #ended: Promise<number | null>;

  constructor(home: string, port: number) {
    this.process = spawn(process.execPath, ['--import', 'tsx', START], {
      env: { ...process.env, NODE_OPTIONS: '', JIELI_HOME: home, PORT: String(port), JIELI_SHOWCASE: 'off' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (data: Buffer): void => void (this.#printed += data.toString());
    this.process.stdout!.on('data', keep);
    this.process.stderr!.on('data', keep);
    this.#ended = new Promise((resolve) => this.process.once('close', (code) => resolve(code)));
  }

  get printed(): string {
    return this.#printed;
  }

  async ready(): Promise<void> {
    const told = new Promise<void>((resolve) => {
      this.process.stdout!.on('data', () => {
        if (this.#printed.includes('Stop with Ctrl-C')) resolve();
      });
    });
    const code = await Promise.race([told, this.#ended]);
    if (code !== undefined) throw new Error(`ended with ${code} before it was ready:\n${this.#printed}`);
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.process.kill(signal);
    return this.#ended;
  }

  ended(): Promise<number | null> {
    return this.#ended;
  }
}

describe('npm start', () => {
  let home: string;
  let port: number;
  let current: Start;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'jieli-test-start-'));
    port = await freePort();
    current = new Start(home, port);
    await current.ready();
  });

  afterAll(async () => {
    await current.end('SIGKILL');
    await rm(home, { recursive: true, force: true });
  });

  const officer = (): Promise<Client> => Client.signIn(`http://127.0.0.1:${port}`, 'officer', DEMO_PASSWORD);

  async function waitForTask(person: Client, kind: string): Promise<string> {
    for (;;) {
      const { items } = await person.get<{ items: InboxTask[] }>('/tasks');
      const task = items.find((item) => item.kind === kind);
      if (task !== undefined) return `/tasks/${encodeURIComponent(task.id)}`;
      await sleep(LOOK_EVERY_MS);
    }
  }

  test('prints one ready line, the addresses and the demo accounts', () => {
    expect(current.printed.match(/^Jieli is ready: /gm)).toHaveLength(1);
    expect(current.printed).toContain(`http://127.0.0.1:${port}/api/docs`);
    expect(current.printed).toMatch(/Temporal UI +http/);
    for (const account of [
      'officer',
      'approver',
      'supervisor',
      'expert1–expert7',
      'provider1–provider5',
      'jieli-demo',
    ]) {
      expect(current.printed).toContain(account);
    }
  });

  test('tells in one sentence which port is in use, and the way out', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'jieli-test-start-'));
    const second = new Start(elsewhere, port);
    expect(await second.ended()).not.toBe(0);
    expect(second.printed).toMatch(new RegExp(`Port ${port} is in use by .*choose another port with PORT=`));
    await rm(elsewhere, { recursive: true, force: true });
  });

  test('refuses a second start on the same data', async () => {
    const second = new Start(home, await freePort());
    expect(await second.ended()).not.toBe(0);
    expect(second.printed).toContain('already runs');
  });

  test('goes on with a purchase in flight after kill -9', async () => {
    const person = await officer();
    await person.post('/purchases', aPurchase(30));
    await waitForTask(person, 'draft-plan');
    await current.end('SIGKILL');

    current = new Start(home, port);
    await current.ready();
    const path = await waitForTask(await officer(), 'draft-plan');
    const again = await officer();
    await again.post(`${path}/complete`, exampleAnswer(await again.get<OpenedTask>(path)));
    const finance = await Client.signIn(`http://127.0.0.1:${port}`, 'finance', DEMO_PASSWORD);
    expect(await waitForTask(finance, 'confirm-budget')).toContain('confirm-budget');
  });

  test('stops everything it started within ten seconds of Ctrl-C', async () => {
    const marks = await Promise.all(
      (await readdir(join(home, 'run'))).map(
        async (file) => JSON.parse(await readFile(join(home, 'run', file), 'utf8')) as ProcessMark,
      ),
    );
    expect(marks.length).toBeGreaterThan(3);
    const asked = Date.now();
    await current.end('SIGINT');
    expect(Date.now() - asked).toBeLessThan(STOP_WITHIN_MS);
    expect(marks.filter(isRunning)).toEqual([]);
  });
});
