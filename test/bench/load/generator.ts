// The load generator's process: runs lanes, each one operation after the other, and reports what was finished.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Command, Lane, Lanes } from './jobs.ts';
import { lanesOf } from './lanes.ts';

let lanes: Lanes | undefined;
let running: Promise<void> | undefined;
let stopping = false;
let ended = false;
let failure: string | undefined;
let latencies: number[] = [];

async function run(lane: Lane, pauseMs: number): Promise<void> {
  while (!stopping) {
    const began = performance.now();
    if (!(await lane())) return;
    latencies.push(performance.now() - began);
    if (pauseMs > 0) await sleep(pauseMs);
  }
}

function runAll({ lanes, pauseMs = 0 }: Lanes): Promise<unknown> {
  return Promise.all(lanes.map((lane) => run(lane, pauseMs)));
}

async function collect(wait: Promise<unknown>): Promise<Answer> {
  latencies = [];
  const began = performance.now();
  await wait;
  const collected = latencies;
  if (failure !== undefined) return { ok: false, problem: failure };
  return { ok: true, operations: collected.length, seconds: (performance.now() - began) / 1000, latencies: collected };
}

async function windowOf(ms: number): Promise<Answer> {
  const answer = await collect(sleep(ms));
  // Lanes without work would be counted as slow ones.
  return ended ? { ok: false, problem: 'nothing was left to do before the measurement ended' } : answer;
}

async function obey(command: Command): Promise<Answer> {
  switch (command.do) {
    case 'begin':
      lanes = await lanesOf(command.job);
      running = runAll(lanes).then(
        () => void (ended = true),
        (error: unknown) => void (failure = String(error)),
      );
      return collect(Promise.resolve());
    case 'window':
      return windowOf(command.ms);
    case 'rest':
      return collect(running ?? Promise.resolve());
    case 'end':
      stopping = true;
      await running;
      await lanes?.close();
      return collect(Promise.resolve());
  }
}

process.on('message', (command: Command) => {
  void obey(command)
    .catch((error: unknown): Answer => ({ ok: false, problem: String(error) }))
    .then((answer) => process.send?.(answer));
});
process.once('disconnect', () => process.exit());
