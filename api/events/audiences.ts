import type pg from 'pg';
import type { Caller } from '../access/caller.ts';
import type { Change } from './change-reader.ts';
import { TOPICS, type EventTopic } from './topics.ts';

/** A change as a browser is told of it, if its person may know. */
export interface Tellable {
  readonly topic: EventTopic;
  readonly id: string;
  readonly sees: (caller: Caller) => boolean;
}

/** The changes and what they touch, each once, with who may know of them. What is gone by now is not told. */
export async function tellable(pool: pg.Pool, changes: readonly Change[]): Promise<Tellable[]> {
  const known = new Set<string>();
  const all: Tellable[] = [];
  let next = changes;
  while (next.length > 0) {
    const fresh = next.filter((change) => isFirst(known, change));
    const touched: Change[] = [];
    for (const [topic, ids] of byTopic(fresh)) {
      const { told, audiences } = TOPICS[topic]!;
      for (const { id, sees, touches = [] } of await audiences(pool, ids)) {
        all.push({ topic: told, id, sees });
        touched.push(...touches);
      }
    }
    next = touched;
  }
  return all;
}

function isFirst(known: Set<string>, { topic, id }: Change): boolean {
  const key = `${topic} ${id}`;
  if (known.has(key)) return false;
  known.add(key);
  return true;
}

/** A topic of a newer release that runs beside this one is left to it. */
function byTopic(changes: readonly Change[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { topic, id } of changes) {
    if (!Object.hasOwn(TOPICS, topic)) continue;
    ids.set(topic, [...(ids.get(topic) ?? []), id]);
  }
  return ids;
}
