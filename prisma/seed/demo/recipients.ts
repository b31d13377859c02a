import { demoId } from './ids.ts';
import { DEMO_COUNTY } from './organisations.ts';

/** How much a recipient manages alone: 自理 | 半失能 | 失能. Decides who is handed over first in a takeover. */
export type Dependency = 'self-care' | 'partial' | 'full';

export interface DemoRecipient {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  /** Under 100, which no carrier issues. */
  readonly phone: string;
  readonly regionCode: string;
  readonly township: string;
  /** Code of a programme of the directory. */
  readonly programme: string;
  readonly dependency: Dependency;
}

const PER_LOT = 60;

/** Out of every ten: six, three and one. */
const DEPENDENCIES: readonly Dependency[] = [
  'self-care',
  'self-care',
  'partial',
  'self-care',
  'self-care',
  'partial',
  'self-care',
  'self-care',
  'partial',
  'full',
];

const PROGRAMMES = [
  'subsistence-allowance',
  'extreme-poverty-support',
  'medical-assistance',
  'temporary-assistance',
  'low-income-recognition',
  'left-behind-children',
  'children-in-difficulty',
];

/** The townships of each lot; the lots share none. */
export const DEMO_TOWNSHIPS: readonly (readonly string[])[] = [
  ['示例一镇', '示例二镇', '示例三镇'],
  ['示例四镇', '示例五乡', '示例六乡'],
];

/** The townships of the purchases that a first visitor finds (dev/demo/showcase), fifteen recipients each. */
export const SHOWCASE_TOWNSHIPS: readonly string[] = [
  ...['示例七镇', '示例八镇', '示例九镇', '示例十镇', '示例十一镇', '示例十二镇'],
  ...['示例十三乡', '示例十四乡', '示例十五乡', '示例十六乡', '示例十七街道', '示例十八街道'],
];

const SHOWCASE_RECIPIENT_COUNT = 180;

function recipient(n: number, series: string, position: number, townships: readonly string[]): DemoRecipient {
  return {
    id: demoId('recipient', n),
    number: `${DEMO_COUNTY}-SL-${String(n).padStart(4, '0')}`,
    name: `示例${series}${String(position + 1).padStart(3, '0')}`,
    phone: `1000000${String(n).padStart(4, '0')}`,
    regionCode: DEMO_COUNTY,
    township: pick(townships, position),
    programme: pick(PROGRAMMES, position),
    dependency: pick(DEPENDENCIES, position),
  };
}

function pick<T>(list: readonly T[], position: number): T {
  const entry = list[position % list.length];
  if (entry === undefined) throw new Error('A demo list is empty.');
  return entry;
}

/** The recipients of each lot of the demo purchase, sixty a lot. All fictitious; nobody has an identity number. */
export const DEMO_RECIPIENTS: readonly (readonly DemoRecipient[])[] = ['甲', '乙'].map((series, lot) =>
  Array.from({ length: PER_LOT }, (_, position) =>
    recipient(lot * PER_LOT + position + 1, series, position, DEMO_TOWNSHIPS[lot] ?? []),
  ),
);

/** The recipients of the showcase's townships; they have their numbers after those of the demo purchase. */
export const SHOWCASE_RECIPIENTS: readonly DemoRecipient[] = Array.from(
  { length: SHOWCASE_RECIPIENT_COUNT },
  (_, position) => recipient(2 * PER_LOT + position + 1, '丙', position, SHOWCASE_TOWNSHIPS),
);
