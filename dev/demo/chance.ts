import { createHash } from 'node:crypto';
import { exampleAnswer, type Answer, type OpenedTask } from './virtual-officers.ts';

/** How often a person does something else than the ordinary. */
const UNUSUAL_SHARE = 0.08;
/** From the third task of a kind on everybody is content, or a purchase might never end. */
const PATIENCE = 2;

/** True for this share of all names, and always the same for one name: no clock and no order has a say. */
export function chance(name: string, share: number): boolean {
  return number(name) < share;
}

function number(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
}

/** Another outcome than the ordinary one now and then, as the seed and the task's own id have it. */
export function unusualAnswer(task: OpenedTask, seed: string): Answer | undefined {
  const n = Number(task.id.slice(task.id.lastIndexOf('/') + 1));
  const others = task.outcomes.slice(1);
  const name = `${seed} ${task.kind} ${n}`;
  if (others.length === 0 || n > PATIENCE || !chance(name, UNUSUAL_SHARE)) return undefined;
  const { code } = others[Math.floor(number(`${name} which`) * others.length)]!;
  return exampleAnswer(task, code);
}
