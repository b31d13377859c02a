import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { TAKEOVER_REASONS } from '../../../domain/contracts/takeover-reasons.ts';
import { takeoverParams } from '../../takeovers/visible-takeover.ts';
import { facts, officialTime, paragraph, sections, type OfficialDocument } from '../document.ts';
import { pdfRoute } from './pdf-route.ts';
import { drillMark, takeoverFacts, type TakeoverFacts } from './takeover-facts.ts';

/** 临时接管决定书, to the contractor that fails: why, from when, and what it must hand over (CT-01, §2.6). */
export const takeoverDecisionPdf = pdfRoute({
  path: '/documents/takeovers/{takeoverId}/decision',
  operationId: 'takeoverDecisionPdf',
  summary: '临时接管决定书 PDF · Takeover decision as PDF',
  description: 'For the offices of the region and the contractor concerned, once the takeover runs.',
  access: ['read', 'Takeover'],
  params: takeoverParams,
  async read({ takeoverId }, caller, context) {
    const takeover = await takeoverFacts(context, caller, takeoverId);
    if (takeover === undefined) return undefined;
    return takeover.official || takeover.failedId === caller.organisationId ? decision(takeover) : undefined;
  },
});

function decision(takeover: TakeoverFacts): OfficialDocument {
  const { decidedAt, requestedAt, urgent, reasonCode, reason, contract, purchaseName } = takeover;
  const began = decidedAt ?? requestedAt;
  return {
    title: `临时接管决定书${drillMark(takeover)}`,
    number: `合同编号：${contract}（第${takeover.seq}次）`,
    addressee: takeover.failed,
    blocks: sections(
      [
        '合同和事由',
        facts(
          ['项目名称', purchaseName],
          ['合同编号', contract],
          ['事由', TAKEOVER_REASONS[reasonCode]?.zh ?? reasonCode],
        ),
        paragraph(`具体情况：${reason}`),
      ],
      [
        '决定',
        paragraph(
          `依据合同载明的临时接管预案和《中华人民共和国社会救助法》第三十五条，决定自${officialTime(began.toISOString())}起` +
            `启动临时接管${urgent ? '（紧急，先行处置）' : ''}，由备选承接主体临时提供服务。接管期间原合同暂停履行，暂停支付服务费。`,
        ),
      ],
      [
        '交接要求',
        paragraph(
          '你单位应当立即按预案移交服务记录、服务安排和服务人员名单，配合逐户交接，不得中断对失能、半失能对象的照料。',
        ),
        paragraph('遗失、篡改服务记录或者拒不交接的，依法追究责任。'),
      ],
      ['权利', paragraph('你单位可以就本决定陈述和申辩；已按合同提供的服务，据实结算。')],
    ),
    office: takeover.buyer,
    date: dayOf(instantOfMillis(began.getTime())),
  };
}
