import { setCurrentDetails, setHandler } from '@temporalio/workflow';
import { statusQuery, timelineQuery, type TimelineEntry } from '../messages.ts';
import type { TaskDesk } from '../task-desk.ts';
import { now } from '../timing.ts';
import type { ContingencyInput, PlacingCourse } from './course.ts';

/** Shows a workflow's course to whoever asks, and in the Temporal UI; answers how to add a line to it. */
export function board(
  input: ContingencyInput,
  desk: TaskDesk,
  stage: 'takeover' | 'succession',
): PlacingCourse['note'] {
  const timeline: TimelineEntry[] = [];
  setHandler(statusQuery, () => ({
    stage,
    state: timeline.at(-1)?.what ?? 'begun',
    waitingFor: desk.waiting(),
  }));
  setHandler(timelineQuery, () => timeline);
  return (what, rule) => {
    timeline.push({ at: now(), what, ...(rule === undefined ? {} : { rule }) });
    const rows = timeline.map((entry) => `| ${entry.at} | ${entry.what} | ${entry.rule ?? ''} |`);
    setCurrentDetails(
      [
        `${stage} of contract **${input.contractNumber}**`,
        '',
        '| when (UTC) | what | rule |',
        '| --- | --- | --- |',
        ...rows,
      ].join('\n'),
    );
  };
}
