import type { MethodCode } from '../../../domain/procurement/methods.ts';
import type { TaskKind } from '../../../domain/tasks/task-kinds.ts';
import { SHOWCASE_TOWNSHIPS } from '../../../prisma/seed/demo/recipients.ts';

/** A purchase of the showcase: what is bought, how long ago it began, and where it is to stand today. All fictitious. */
export interface Scene {
  readonly number: string;
  readonly name: string;
  readonly method: MethodCode;
  /** How long before today it was opened. */
  readonly ago: { readonly months?: number; readonly days: number };
  readonly budgetYuan: number;
  readonly months: number;
  /** Codes of the directory. */
  readonly catalogueItems: readonly string[];
  readonly townships: readonly string[];
  /** Prices as shares of the budget in per mille, by username; nobody bids for a purchase without them. */
  readonly offers: Readonly<Record<string, number>>;
  /** Kinds of task that wait for the visitor; of the monthly inspections only the newest does. */
  readonly leaves: readonly TaskKind[];
  /** Months of service whose inspection finds problems. */
  readonly problemMonths: readonly number[];
  /** Of a hundred visits owed, how many the contractor has made and recorded; nothing is recorded unless said. */
  readonly visitsMade?: number;
  /** What the supervisor does today. */
  readonly today?: 'takeover' | 'drill';
}

type Facts = Partial<Omit<Scene, 'number'>> & Pick<Scene, 'name' | 'ago' | 'catalogueItems'>;

const OFFERS = { provider1: 985, provider2: 990, provider3: 993 };

const SCENES_IN_ORDER: readonly Facts[] = [
  {
    name: '农村留守儿童关爱服务（示例）',
    ago: { days: 3 },
    catalogueItems: ['B05', 'B06'],
    budgetYuan: 480_000,
    leaves: ['draft-plan'],
  },
  {
    name: '特困人员住院陪护服务（示例）',
    ago: { days: 4 },
    catalogueItems: ['B03'],
    budgetYuan: 860_000,
    leaves: ['confirm-budget'],
  },
  {
    name: '社会救助对象家计调查服务（示例）',
    ago: { days: 5 },
    catalogueItems: ['A02', 'A01'],
    method: 'open-tender',
    budgetYuan: 2_600_000,
    leaves: ['approve-plan'],
  },
  {
    name: '困境儿童心理疏导服务（示例）',
    ago: { days: 6 },
    catalogueItems: ['B04'],
    budgetYuan: 360_000,
    leaves: ['draft-documents'],
  },
  {
    name: '低收入家庭能力提升服务（示例）',
    ago: { days: 7 },
    catalogueItems: ['B07', 'B11'],
    budgetYuan: 540_000,
    leaves: ['approve-documents'],
  },
  {
    name: '半失能老人社区照料服务（示例）',
    ago: { days: 6 },
    catalogueItems: ['B01', 'B05'],
    budgetYuan: 920_000,
    offers: { provider2: 990, provider3: 985 },
  },
  {
    name: '临时救助对象资源链接服务（示例）',
    ago: { days: 13 },
    catalogueItems: ['B11'],
    budgetYuan: 240_000,
    leaves: ['last-offer'],
  },
  {
    name: '社会救助政策宣传和业务培训服务（示例）',
    ago: { days: 14 },
    catalogueItems: ['A07', 'A08'],
    budgetYuan: 300_000,
    leaves: ['score-bids'],
  },
  {
    name: '社会救助需求评估服务（示例）',
    ago: { days: 16 },
    catalogueItems: ['A03'],
    budgetYuan: 420_000,
    leaves: ['confirm-award'],
  },
  {
    name: '残疾救助对象康复训练服务（示例）',
    ago: { days: 44 },
    catalogueItems: ['B02'],
    budgetYuan: 660_000,
    leaves: ['sign-contract'],
  },
  {
    name: '特困供养对象照料护理服务（示例）',
    ago: { months: 5, days: 42 },
    catalogueItems: ['B01'],
    budgetYuan: 1_200_000,
    townships: SHOWCASE_TOWNSHIPS.slice(0, 4),
    problemMonths: [2],
    leaves: ['monthly-inspection'],
    visitsMade: 100,
    today: 'drill',
  },
  {
    name: '失能老人居家照料护理服务（示例）',
    ago: { months: 4, days: 20 },
    catalogueItems: ['B01'],
    budgetYuan: 1_500_000,
    townships: SHOWCASE_TOWNSHIPS.slice(4, 10),
    offers: { provider1: 970, provider2: 990, provider3: 992 },
    problemMonths: [1, 2, 3, 4],
    leaves: ['decide-takeover'],
    visitsMade: 70,
    today: 'takeover',
  },
  {
    name: '社会融入与代际互助服务（示例）',
    ago: { months: 6, days: 10 },
    catalogueItems: ['B06', 'B10'],
    budgetYuan: 280_000,
    months: 3,
    townships: SHOWCASE_TOWNSHIPS.slice(10),
    offers: { provider2: 970, provider3: 985, provider4: 990 },
  },
  { name: '社会救助课题调研服务（示例）', ago: { days: 60 }, catalogueItems: ['A06'], budgetYuan: 180_000, offers: {} },
];

/** Part of the number of every purchase of the showcase, and of no other. */
export const SHOWCASE_NUMBERS = '-0001';

/** The purchases that a first visitor finds, from the one just begun to the one long closed. */
export const SCENES: readonly Scene[] = SCENES_IN_ORDER.map((facts, position) => ({
  number: `SLZC2026-${facts.method === 'open-tender' ? 'G3' : 'C3'}${SHOWCASE_NUMBERS}${String(1 + position).padStart(2, '0')}-SLJG`,
  method: 'competitive-consultation',
  budgetYuan: 500_000,
  months: 12,
  townships: [],
  offers: OFFERS,
  leaves: [],
  problemMonths: [],
  ...facts,
}));
