import { appendFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { tableOf } from '../measure/table.ts';
import type { Figures } from './figures.ts';

/** One line of the table. */
export interface WebRow {
  readonly what: string;
  readonly profile: string;
  readonly figures: Figures;
  /** Visits that the medians are of. */
  readonly visits: number;
  readonly neighbours: number | undefined;
}

const HEADINGS = [
  '',
  'profile',
  'FCP ms',
  'LCP ms',
  'content ms',
  'TTI ms',
  'TBT ms',
  'input ms',
  'CLS',
  'JS KB',
  'CSS KB',
  'others',
];

/** Collects the figures of pages; each is also written down at once as a JSON line. */
export class WebReport {
  readonly #rows: WebRow[] = [];
  readonly #file: string;
  readonly #run = new Date().toISOString();

  constructor(file: string) {
    this.#file = file;
  }

  add(row: WebRow): void {
    this.#rows.push(row);
    const { figures, ...about } = row;
    this.note({ ...about, ...figures });
    console.log(`  ${cells(row).join(' · ')}`);
  }

  /** A figure that is not of the table's kind. */
  note(figures: Readonly<Record<string, unknown>>): void {
    const context = { run: this.#run, section: 'web', node: process.version, processors: availableParallelism() };
    appendFileSync(this.#file, `${JSON.stringify({ ...context, ...figures })}\n`);
  }

  table(): string {
    return tableOf(HEADINGS, this.#rows.map(cells));
  }
}

function cells({ what, profile, figures, neighbours }: WebRow): string[] {
  const { fcp, lcp, content, tti, tbt, inputDelay, cls, scriptBytes, styleBytes } = figures;
  return [
    what,
    profile,
    ...[fcp, lcp, content, tti, tbt, inputDelay].map((milliseconds) => milliseconds.toFixed(0)),
    cls.toFixed(3),
    ...[scriptBytes, styleBytes].map((bytes) => (bytes / 1000).toFixed(0)),
    neighbours === undefined ? '' : `${Math.round(neighbours * 100)} %`,
  ];
}
