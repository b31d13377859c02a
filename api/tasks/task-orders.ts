import { z } from 'zod';
import { keyIn } from '../http/page.ts';
import type { TaskRow } from './task-row.ts';
import type { TaskQueryInput } from './task-query.ts';
import { isDecided, type Bind, type Source } from './task-sources.ts';

/** An order that an index gives, and where a page goes on in it. */
export interface Order {
  /** Within one source. */
  readonly by: string;
  /** Across the sources. */
  readonly byOverall: string;
  /** The sources to read for it, each with its place in the order and what is left of it after the cursor. */
  readonly parts: (sources: readonly Source[], cursor: string | undefined, bind: Bind) => Part[];
  readonly keyOf: (row: TaskRow) => string[];
}

/** A source as one page reads it; parts of a lower rank come first. */
export interface Part extends Source {
  readonly rank: number;
}

const DUE = z.tuple([z.iso.datetime(), z.string().max(300)]);
const URGENT = z.tuple([z.enum(['0', '1']), z.iso.datetime(), z.string().max(300)]);

function dueAfter(bind: Bind, at: string, id: string): string {
  return `(t.due_at, t.id) > (${bind(at)}::timestamptz, ${bind(id)})`;
}

const byDueDate: Order = {
  by: 't.due_at, t.id',
  byOverall: 't.due_at, t.id',
  parts(sources, cursor, bind) {
    const after = keyIn(cursor, DUE);
    const where = after === undefined ? [] : [dueAfter(bind, ...after)];
    return sources.map((source) => ({ ...source, rank: 0, where: [...source.where, ...where] }));
  },
  keyOf: (row) => [row.dueAt.toISOString(), row.id],
};

/** Escalated tasks first: somebody above has been told of them. Their index is small, the others come by due date. */
const byUrgency: Order = {
  by: 't.due_at, t.id',
  byOverall: 't.rank, t.due_at, t.id',
  parts(sources, cursor, bind) {
    const after = keyIn(cursor, URGENT);
    return [0, 1].flatMap((rank) => {
      if (after !== undefined && Number(after[0]) > rank) return [];
      const escalated = rank === 0 ? 't.escalation > 0' : 't.escalation = 0';
      const left = after !== undefined && Number(after[0]) === rank ? [dueAfter(bind, after[1], after[2])] : [];
      return sources.map((source) => ({ ...source, rank, where: [...source.where, escalated, ...left] }));
    });
  },
  keyOf: (row) => [row.escalation > 0 ? '0' : '1', row.dueAt.toISOString(), row.id],
};

const byDecision: Order = {
  by: 't.submitted_at DESC, t.id DESC',
  byOverall: 't.submitted_at DESC, t.id DESC',
  parts(sources, cursor, bind) {
    const before = keyIn(cursor, DUE);
    const where =
      before === undefined ? [] : [`(t.submitted_at, t.id) < (${bind(before[0])}::timestamptz, ${bind(before[1])})`];
    return sources.map((source) => ({ ...source, rank: 0, where: [...source.where, ...where] }));
  },
  keyOf: (row) => [row.submittedAt!.toISOString(), row.id],
};

export function orderOf({ scope, state, sort }: TaskQueryInput): Order {
  if (scope === 'done' || (scope === 'inbox' && isDecided(state))) return byDecision;
  return sort === 'urgency' ? byUrgency : byDueDate;
}
