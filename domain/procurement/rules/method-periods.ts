import { lasting, running } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { GPL, REG, M74, M87, K135, K214 } = INSTRUMENTS;

/**
 * Chapter ME, periods: the lines of the method comparison that carry no number of their own in the collection of rules,
 * one rule a source, so that each figure stands once.
 */
export const METHOD_PERIOD_RULES = [
  {
    id: 'ME-01',
    title: { zh: '招标公告、资格预审公告期限', en: 'Notice period of a tender or prequalification' },
    figures: { notice: running(5, 'working-day') },
    source: 'M87 16',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
  {
    id: 'ME-02',
    title: { zh: '竞争性谈判、竞争性磋商公告期限', en: 'Notice period of a negotiation or consultation' },
    figures: { notice: running(3, 'working-day') },
    source: 'K135',
    confidence: 'B',
    effectiveFrom: K135.from,
    note: 'Only where suppliers are invited by notice.',
  },
  {
    id: 'ME-03',
    title: { zh: '单一来源采购公示期', en: 'Publicity of a single-source purchase' },
    figures: { notice: lasting(5, 'working-day') },
    source: 'REG 38; M74 38',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'At or above the threshold, where the ground is that only one supplier exists.',
  },
  {
    id: 'ME-04',
    title: { zh: '招标文件、资格预审文件提供期限', en: 'Supply of tender or prequalification documents' },
    figures: { supply: lasting(5, 'working-day') },
    source: 'M87 18; REG 31',
    confidence: 'A',
    effectiveFrom: M87.from,
    note: 'From the day of the notice; may be extended by notice when fewer than three obtained them.',
  },
  {
    id: 'ME-05',
    title: { zh: '磋商文件发售期限', en: 'Sale of consultation documents' },
    figures: { supply: lasting(5, 'working-day') },
    source: 'K214 10',
    confidence: 'B',
    effectiveFrom: K214.from,
  },
  {
    id: 'ME-06',
    title: { zh: '自招标文件发出至投标截止', en: 'From the issue of tender documents to the bid deadline' },
    figures: { preparation: lasting(20, 'calendar-day') },
    source: 'GPL 35',
    confidence: 'A',
    effectiveFrom: GPL.from,
  },
  {
    id: 'ME-07',
    title: { zh: '自谈判文件发出至首次响应截止', en: 'From the issue of negotiation documents to the first response' },
    figures: { preparation: lasting(3, 'working-day') },
    source: 'M74 29',
    confidence: 'A',
    effectiveFrom: M74.from,
  },
  {
    id: 'ME-08',
    title: { zh: '自磋商文件发出至首次响应截止', en: 'From the issue of consultation documents to the first response' },
    figures: { preparation: lasting(10, 'calendar-day') },
    source: 'K214 10',
    confidence: 'B',
    effectiveFrom: K214.from,
  },
  {
    id: 'ME-09',
    title: { zh: '可能影响投标文件编制的澄清', en: 'Clarification that may affect bids, before the deadline' },
    figures: { lead: lasting(15, 'calendar-day') },
    source: 'REG 31; M87 27',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'Later than that, the deadline is extended.',
  },
  {
    id: 'ME-10',
    title: { zh: '可能影响响应文件编制的澄清（谈判）', en: 'Clarification that may affect responses, negotiation' },
    figures: { lead: lasting(3, 'working-day') },
    source: 'M74 29',
    confidence: 'A',
    effectiveFrom: M74.from,
    note: 'Later than that, the deadline is extended.',
  },
  {
    id: 'ME-11',
    title: { zh: '可能影响响应文件编制的澄清（磋商）', en: 'Clarification that may affect responses, consultation' },
    figures: { lead: lasting(5, 'calendar-day') },
    source: 'K214 10',
    confidence: 'C',
    effectiveFrom: K214.from,
    note: 'Later than that, the deadline is extended.',
  },
  {
    id: 'ME-12',
    title: { zh: '资格预审申请文件提交和澄清', en: 'Prequalification: application window and clarification' },
    figures: { application: lasting(5, 'working-day'), lead: lasting(3, 'calendar-day') },
    source: 'REG 21; M87 27',
    confidence: 'A',
    effectiveFrom: M87.from,
  },
] as const satisfies readonly Rule[];
