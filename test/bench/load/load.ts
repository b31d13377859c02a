import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sample } from '../measure/statistics.ts';
import type { Answer, Command, Job } from './jobs.ts';

const GENERATOR = fileURLToPath(new URL('generator.ts', import.meta.url));

/**
 * Load from a process of its own, so that making it does not wait for measuring it. The lanes run from `begin` to `end`
 * without a pause; windows only look at them.
 */
export class Load {
  readonly #child: ChildProcess;
  readonly #gone: Promise<Answer>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#gone = once(child, 'exit').then(() => ({ ok: false, problem: 'it ended' }));
  }

  /** Runs the job while the work looks at it. */
  static async during<T>(job: Job, work: (load: Load) => Promise<T>): Promise<T> {
    const child = fork(GENERATOR, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
    const load = new Load(child);
    try {
      await load.#tell({ do: 'begin', job });
      const result = await work(load);
      await load.#tell({ do: 'end' });
      return result;
    } finally {
      if (child.connected) child.disconnect();
      await load.#gone;
    }
  }

  /** What is finished in the next so many milliseconds. */
  window(ms: number): Promise<Sample> {
    return this.#tell({ do: 'window', ms });
  }

  /** What is finished from now until nothing is left to do. */
  rest(): Promise<Sample> {
    return this.#tell({ do: 'rest' });
  }

  async #tell(command: Command): Promise<Sample> {
    const told = new Promise<Answer>((resolve) => this.#child.once('message', (answer) => resolve(answer as Answer)));
    this.#child.send(command);
    const answer = await Promise.race([told, this.#gone]);
    if (answer.ok) return answer;
    throw new Error(`the load generator stopped: ${answer.problem}`);
  }
}
