import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { takeoverParams } from '../../takeovers/visible-takeover.ts';
import { facts, paragraph, type OfficialDocument } from '../document.ts';
import { printedCases, type PrintedCase } from './handover-cases.ts';
import { pdfRoute } from './pdf-route.ts';
import { drillMark, takeoverFacts, type TakeoverFacts } from './takeover-facts.ts';

/** 受助对象告知书: one letter for each recipient who has a new provider, in plain words (§2.6; SAL 35). */
export const recipientLettersPdf = pdfRoute({
  path: '/documents/takeovers/{takeoverId}/letters',
  operationId: 'recipientLettersPdf',
  summary: '受助对象告知书 PDF · Letters to the recipients as PDF',
  description: 'For the offices of the region; a provider gets those for the recipients that it has taken over.',
  access: ['read', 'Takeover'],
  params: takeoverParams,
  async read({ takeoverId }, caller, context) {
    const takeover = await takeoverFacts(context, caller, takeoverId);
    if (takeover === undefined) return undefined;
    const cases = await printedCases(context.database, takeover, caller);
    return cases.flatMap((one) => (one.provider === null ? [] : [letter(takeover, one, one.provider)]));
  },
});

function letter(takeover: TakeoverFacts, { name, number, service }: PrintedCase, provider: string): OfficialDocument {
  return {
    title: `服务变更告知书${drillMark(takeover)}`,
    number: `登记号：${number}`,
    addressee: `${name}（先生、女士）及家人`,
    blocks: [
      paragraph(`为您提供${service}服务的单位有变动。您的服务不会中断，您不需要办理任何手续，也不需要交任何费用。`),
      facts(['原服务单位', takeover.failed], ['现在的服务单位', provider], ['服务内容', `${service}，标准不变`]),
      paragraph('新的服务人员会主动上门，并出示工作证件。如果没有人上门，或者对服务不满意，请打电话告诉我们。'),
      facts(['上门人员和电话', '＿＿＿＿＿＿＿＿＿＿＿＿'], ['咨询和投诉', '政务服务便民热线12345']),
    ],
    office: takeover.buyer,
    date: dayOf(instantOfMillis((takeover.decidedAt ?? takeover.requestedAt).getTime())),
  };
}
