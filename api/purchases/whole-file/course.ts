import { stringify } from 'csv-stringify/sync';
import { PURCHASE_EVENTS, type PurchaseEventKind } from '../../../domain/procurement/purchase-events.ts';
import { STAGE_LABELS, type Stage } from '../../../domain/procurement/stages.ts';
import { taskKindDefinition, type TaskKind } from '../../../domain/tasks/task-kinds.ts';
import { formatInstant, type Instant } from '../../../domain/time/shanghai.ts';
import { purchaseTimeline } from '../timeline.ts';
import { answered, type Reading } from './reading.ts';

export interface CourseEvent {
  readonly at: string;
  readonly recordedAt: string;
  readonly stage: Stage;
  readonly kind: PurchaseEventKind;
  readonly taskId: string | null;
  readonly ruleId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface EventPage {
  readonly items: readonly CourseEvent[];
  readonly nextCursor: string | null;
}

const EVENTS_AT_ONCE = 500;

/** Everything the timeline tells the caller, the oldest first; undefined where it tells nothing. */
export async function courseOf(reading: Reading): Promise<CourseEvent[] | undefined> {
  const { purchaseId } = reading;
  const events: CourseEvent[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: EVENTS_AT_ONCE, ...(cursor === undefined ? {} : { cursor }) };
    const read = (await answered(purchaseTimeline, reading, { purchaseId }, query)) as EventPage | undefined;
    if (read === undefined) return undefined;
    events.push(...read.items);
    cursor = read.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return events;
}

/** One line an event, in words; what an event tells besides stands as it is recorded. */
export function courseCsv(events: readonly CourseEvent[]): string {
  const rows = events.map(({ at, recordedAt, stage, kind, taskId, ruleId, detail }) => {
    const { matter, more } = worded(kind, detail);
    return [time(at), time(recordedAt), STAGE_LABELS[stage].zh, matter, taskId ?? '', ruleId ?? '', more];
  });
  return csv([['法定时间', '记录时间', '阶段', '事项', '任务', '依据', '内容'], ...rows]);
}

/** A spreadsheet knows UTF-8 by the mark, and takes what begins with = for a formula. */
export function csv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true },
  );
}

const time = (instant: string) => formatInstant(instant as Instant);

function worded(kind: PurchaseEventKind, detail: CourseEvent['detail']): { matter: string; more: string } {
  if (kind !== 'task') return { matter: PURCHASE_EVENTS[kind], more: plain(detail) };
  const { kind: task, outcome, ...rest } = detail;
  const { title, outcomes } = taskKindDefinition(task as TaskKind);
  const chosen = outcomes.find(({ code }) => code === outcome);
  return { matter: `${PURCHASE_EVENTS.task}：${title.zh}`, more: chosen?.title.zh ?? plain(rest) };
}

function plain(detail: CourseEvent['detail']): string {
  return Object.keys(detail).length === 0 ? '' : JSON.stringify(detail);
}
