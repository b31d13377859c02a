import { median } from '../measure/statistics.ts';
import type { Visit } from './visit.ts';

/** Lighthouse's figures of one page, in milliseconds and bytes. */
export interface Figures {
  readonly fcp: number;
  readonly lcp: number;
  readonly content: number;
  /** End of the last long task before two quiet seconds, or the first paint where there is none: from then on the page answers. */
  readonly tti: number;
  /** What long tasks took beyond 50 ms each, between first paint and tti. */
  readonly tbt: number;
  /** The slowest interaction, from input to paint; 16 where none took longer. */
  readonly inputDelay: number;
  readonly cls: number;
  readonly scriptBytes: number;
  readonly styleBytes: number;
}

const LONG_MS = 50;
/** Event Timing does not report what is shorter. */
const SHORTEST_EVENT_MS = 16;

function figuresOf({ loaded, after, scriptBytes, styleBytes }: Visit): Figures {
  const { fcp, lcp, contentAt, longTasks } = loaded;
  const blocking = longTasks.filter(([start, duration]) => start + duration > fcp);
  return {
    fcp,
    lcp,
    content: contentAt,
    tti: Math.max(fcp, ...longTasks.map(([start, duration]) => start + duration)),
    tbt: blocking.reduce((sum, [, duration]) => sum + duration - LONG_MS, 0),
    inputDelay: Math.max(SHORTEST_EVENT_MS, ...after.events),
    cls: after.cls,
    scriptBytes,
    styleBytes,
  };
}

/** The median of each figure. */
export function medianFigures(visits: readonly Visit[]): Figures {
  const all = visits.map(figuresOf);
  const keys = Object.keys(all[0]!) as (keyof Figures)[];
  return Object.fromEntries(keys.map((key) => [key, median(all.map((figures) => figures[key]))])) as unknown as Figures;
}
