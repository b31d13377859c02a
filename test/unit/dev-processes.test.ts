import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { freePort, requirePort } from '../../dev/ports.ts';
import { endProcess, isRunning, listenerOn, markOf, type ProcessMark } from '../../dev/processes.ts';

const children: ChildProcess[] = [];
const servers: Server[] = [];

afterEach(() => {
  children.splice(0).forEach((child) => child.kill('SIGKILL'));
  servers.splice(0).forEach((server) => server.close());
});

/** A program that runs until it is ended, and that says when it is ready for signals. */
async function runningProgram(code: string): Promise<ProcessMark> {
  const script = `${code}; setInterval(() => undefined, 1000); console.log('ready');`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  await once(child.stdout, 'data');
  const mark = markOf(child.pid ?? 0);
  if (!mark) throw new Error('the program has no mark');
  return mark;
}

async function listeningPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('a process', () => {
  test('is not mistaken for a later one of the same number', async () => {
    const mark = await runningProgram('');

    expect(isRunning(mark)).toBe(true);
    expect(isRunning({ ...mark, startedAt: 'at another time' })).toBe(false);
  });

  test('that ends when asked is not forced', async () => {
    const mark = await runningProgram(`process.on('SIGTERM', () => process.exit(0))`);

    await endProcess(mark, 5000);

    expect(isRunning(mark)).toBe(false);
  });

  test('that ignores the request is ended by force', async () => {
    const mark = await runningProgram(`process.on('SIGTERM', () => undefined)`);

    await endProcess(mark, 100);

    expect(isRunning(mark)).toBe(false);
  });

  test('that has ended already is left in peace', async () => {
    await expect(endProcess({ pid: process.pid, startedAt: 'at another time' }, 100)).resolves.toBeUndefined();
  });
});

describe('a port', () => {
  test('in use is told with the process that holds it', async () => {
    const port = await listeningPort();

    expect(listenerOn(port)?.pid).toBe(process.pid);
    await expect(requirePort(port)).rejects.toThrow(`Port ${port} is in use by`);
  });

  test('in use is replaced by a free one where any will do', async () => {
    const port = await listeningPort();

    expect(await freePort(port)).not.toBe(port);
  });
});
