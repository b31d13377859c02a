import type { Notice } from '../../../domain/procurement/notice.ts';
import type { DemoOrganisationKey } from './organisations.ts';
import { DEMO_RECIPIENTS } from './recipients.ts';

/** One lot of the demo purchase beyond what the notice says. `seq` is the lot of the notice. */
export interface DemoLot {
  readonly seq: number;
  /** Codes of the directory. */
  readonly catalogueItems: readonly string[];
  /** The direct services that each recipient is owed, as codes of the directory. */
  readonly services: readonly string[];
  /** Register numbers. */
  readonly recipients: readonly string[];
}

export interface DemoPurchase {
  /** As the notice importer reads DEMO_NOTICE_TEXT. */
  readonly notice: Notice;
  readonly buyer: DemoOrganisationKey;
  readonly fundSource: string;
  /** Combination of the directory that every lot buys. */
  readonly combination: string;
  readonly lots: readonly DemoLot[];
}

const YEAR_OF_SERVICE = '合同签订之日起一年内开展相关社会救助经办服务工作，具体的时间计划安排按照实际要求执行。';

const LOT_AREAS = ['示例一镇、示例二镇及示例三镇', '示例四镇、示例五乡及示例六乡'];

/**
 * The facts of a real purchase of social-assistance services (HCZC2021-C3-210232-HYZX: competitive consultation, two lots
 * of 700,000 yuan, one year), with number, places and organisations replaced by fictitious ones of Jilin.
 */
export const DEMO_PURCHASE: DemoPurchase = {
  notice: {
    number: 'SLZC2027-C3-000001-SLJG',
    name: '采购社会救助经办服务（示例）',
    method: 'competitive-consultation',
    methodFrom: 'text',
    budgetFen: 140_000_000,
    budgetFrom: 'total',
    lots: [1, 2].map((seq) => ({
      seq,
      name: `采购社会救助经办服务${seq === 1 ? 'Ⅰ' : 'Ⅱ'}标段（示例）`,
      budgetFen: 70_000_000,
      ceilingFen: 70_000_000,
      term: { unit: 'month', count: 12 },
      termText: YEAR_OF_SERVICE,
    })),
  },
  buyer: 'buyer',
  fundSource: '困难群众救助补助资金（示例）',
  combination: 'P01',
  lots: DEMO_RECIPIENTS.map((recipients, index) => ({
    seq: index + 1,
    catalogueItems: ['A01', 'A02', 'A03', 'A07', 'B01'],
    services: ['B01'],
    recipients: recipients.map(({ number }) => number),
  })),
};

/** The demo purchase as a notice, in the layout of the platform: what an officer would paste into the importer. */
export const DEMO_NOTICE_TEXT = [
  `项目编号：${DEMO_PURCHASE.notice.number}项目名称：${DEMO_PURCHASE.notice.name}采购方式：竞争性磋商`,
  '预算总金额（元）：1400000采购需求：',
  ...DEMO_PURCHASE.notice.lots.map(
    ({ seq, name }, index) =>
      `标项${'一二'[index]}标项名称:${name}数量:不限预算金额（元）:700000简要规格描述或项目基本概况介绍、用途：` +
      `${LOT_AREAS[seq - 1]}采购社会救助经办服务最高限价（如有）：700000合同履约期限：${YEAR_OF_SERVICE}` +
      '本标项（否）接受联合体投标备注：',
  ),
].join('');
