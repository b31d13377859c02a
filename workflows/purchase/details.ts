import { STAGES, type Stage } from '../../domain/procurement/stages.ts';
import type { TimelineEntry } from '../messages.ts';
import type { LotCourse } from './lot.ts';

const SHOWN_ENTRIES = 12;

/** The small table that the Temporal UI shows as the workflow's current details (Markdown, no personal data). */
export function renderDetails(
  stage: Stage,
  state: string,
  lots: readonly LotCourse[],
  timeline: readonly TimelineEntry[],
): string {
  const reached = STAGES.indexOf(stage);
  const stages = STAGES.map((name, position) =>
    position < reached ? `~~${name}~~` : position === reached ? `**${name}**` : name,
  );
  return [
    `${stages.join(' → ')} · ${state}`,
    '',
    '| lot | state | contract |',
    '| --- | --- | --- |',
    ...lots.map((lot) => `| ${lot.seq} | ${lot.phase} | ${lot.contract?.number ?? '–'} |`),
    '',
    '| when (UTC) | what | rule |',
    '| --- | --- | --- |',
    ...timeline.slice(-SHOWN_ENTRIES).map((entry) => `| ${entry.at} | ${entry.what} | ${entry.rule ?? ''} |`),
  ].join('\n');
}
