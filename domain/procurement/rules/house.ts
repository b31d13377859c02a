import { count, fraction, lasting, percent, running, within } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const HOUSE = {
  source: 'house rule: configuration',
  confidence: 'C',
  effectiveFrom: INSTRUMENTS.HOUSE.from,
} as const;

/** Chapter HS: the project's own figures where the law has none but the system needs one. */
export const HOUSE_RULES = [
  {
    id: 'HS-01',
    title: { zh: '内部起草、审查、审批任务的办理期限', en: 'Internal drafting, review and approval tasks' },
    figures: { due: within(5, 'working-day') },
    ...HOUSE,
  },
  {
    id: 'HS-02',
    title: { zh: '到期前提醒', en: 'Reminder before a task falls due' },
    figures: { lead: running(1, 'working-day') },
    ...HOUSE,
  },
  {
    id: 'HS-03',
    title: { zh: '月度监督检查', en: 'Monthly inspection, after the end of the month' },
    figures: { due: within(5, 'working-day') },
    ...HOUSE,
  },
  {
    id: 'HS-04',
    title: { zh: '备选承接主体答复接管请求', en: 'A standby provider answers a takeover request' },
    figures: { ordinary: within(24, 'hour'), urgent: within(4, 'hour') },
    ...HOUSE,
  },
  {
    id: 'HS-05',
    title: { zh: '决定是否启动临时接管', en: 'Decision on an interim takeover' },
    figures: { decision: within(8, 'hour') },
    ...HOUSE,
  },
  {
    id: 'HS-06',
    title: { zh: '合同订立每一环节的办理期限', en: 'Each step of signing a contract' },
    figures: { step: within(5, 'working-day') },
    ...HOUSE,
    note: 'Draft, legal review and both signatures stay together within CO-01.',
  },
  {
    id: 'HS-07',
    title: { zh: '提交最后报价', en: 'Last offer in a consultation or negotiation' },
    figures: { offer: within(1, 'working-day') },
    ...HOUSE,
  },
  {
    id: 'HS-08',
    title: { zh: '接管后对每名救助对象的首次上门', en: 'First visit to every recipient taken over' },
    figures: { firstVisits: within(24, 'hour') },
    ...HOUSE,
  },
  {
    id: 'HS-09',
    title: { zh: '超期任务再次升级', en: 'Repeated escalation of an overdue task' },
    figures: { repeat: running(1, 'working-day') },
    ...HOUSE,
  },
  {
    id: 'HS-10',
    title: { zh: '限额以下项目简易比选', en: 'Simple comparison below the procurement limit' },
    figures: {
      notice: running(3, 'working-day'),
      preparation: lasting(3, 'working-day'),
      lead: lasting(1, 'working-day'),
      suppliers: count(2, 'min'),
      members: count(3, 'min'),
      experts: fraction(2, 3, 'min'),
      servicePriceLeast: percent(10, 'min'),
      servicePriceMost: percent(30, 'max'),
    },
    ...HOUSE,
    note: 'The procurement law does not apply below the limit; publication and quality-first comparison keep §2.4.',
  },
  {
    id: 'HS-11',
    title: { zh: '组织验收', en: 'Acceptance is organised after the contractor asks for it' },
    figures: { acceptance: within(10, 'working-day') },
    ...HOUSE,
    note: 'Default of the contract form where the parties agree on nothing else (DL-11).',
  },
] as const satisfies readonly Rule[];
