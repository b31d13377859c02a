import { TASK_KINDS, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { STAGE_LABELS, type Stage } from '../../domain/procurement/stages.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { Client } from './client.ts';

interface TimelineEvent {
  readonly id: string;
  readonly kind: string;
  readonly stage: Stage;
  readonly at: Instant;
  readonly ruleId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Prints a purchase's timeline as it grows: legal time, what happened, the rule, and a line for every new stage. */
export class TimelinePrinter {
  readonly #reader: Client;
  readonly #purchaseId: string;
  readonly #say: (line: string) => void;
  readonly #began = Date.now();
  readonly #printed = new Set<string>();

  constructor(reader: Client, purchaseId: string, say: (line: string) => void) {
    this.#reader = reader;
    this.#purchaseId = purchaseId;
    this.#say = say;
  }

  async print(): Promise<void> {
    const { items } = await this.#reader.get<{ items: TimelineEvent[] }>(
      `/purchases/${this.#purchaseId}/timeline?limit=500`,
    );
    for (const event of items) {
      if (this.#printed.has(event.id)) continue;
      this.#printed.add(event.id);
      const seconds = ((Date.now() - this.#began) / 1000).toFixed(1).padStart(6);
      this.#say(`${seconds} s  ${formatInstant(event.at)}  ${describe(event)}`);
    }
  }
}

function describe(event: TimelineEvent): string {
  const rule = event.ruleId === null ? '' : ` [${event.ruleId}]`;
  if (event.kind === 'stage') return `── ${STAGE_LABELS[event.stage].zh} ${event.stage} ──`;
  if (event.kind === 'task') {
    const kind = String(event.detail['kind']) as TaskKind;
    return `   ${TASK_KINDS[kind].title.zh} → ${String(event.detail['outcome'])}${rule}`;
  }
  const facts = Object.entries(event.detail)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name}=${String(value)}`);
  return `   ${event.kind}${rule} ${facts.join(' ')}`.trimEnd();
}
