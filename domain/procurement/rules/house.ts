import { count, lasting, running, within } from './figure.ts';
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
    title: { zh: '临时接管评估与决定', en: 'Takeover: assessment and decision' },
    figures: { assessment: within(8, 'hour'), decision: within(4, 'hour') },
    ...HOUSE,
  },
  {
    id: 'HS-06',
    title: {
      zh: '合同起草、审定、双方签署各环节',
      en: 'Steps of signing a contract: draft, legal review, each signature',
    },
    figures: { draft: within(5, 'working-day'), review: within(3, 'working-day'), signature: within(5, 'working-day') },
    ...HOUSE,
    note: 'Together well within CO-01.',
  },
  {
    id: 'HS-07',
    title: { zh: '超期任务升级', en: 'Escalation of an overdue task to the next level' },
    figures: { repeat: running(1, 'working-day') },
    ...HOUSE,
  },
  {
    id: 'HS-08',
    title: { zh: '限额以下项目简易比选', en: 'Simple comparison below the procurement limit' },
    figures: {
      notice: running(3, 'working-day'),
      preparation: lasting(3, 'working-day'),
      lead: lasting(1, 'working-day'),
      suppliers: count(2, 'min'),
      members: count(3, 'min'),
    },
    ...HOUSE,
    note: 'The procurement law does not apply below the limit; publication and comparison keep §2.4. Odd number of members.',
  },
  {
    id: 'HS-09',
    title: { zh: '阶段验收组织', en: 'Acceptance is organised after the contractor asks for it' },
    figures: { acceptance: within(10, 'working-day') },
    ...HOUSE,
    note: 'Default of the contract form where the parties agree on nothing else (DL-11).',
  },
] as const satisfies readonly Rule[];
