import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { takeoverParams } from '../../takeovers/visible-takeover.ts';
import { facts, paragraph, sections, type OfficialDocument } from '../document.ts';
import { DEPENDENCY_LABELS, printedCases, type PrintedCase } from './handover-cases.ts';
import { pdfRoute } from './pdf-route.ts';
import { drillMark, takeoverFacts, type TakeoverFacts } from './takeover-facts.ts';

const STATES = { pending: '待交接', covered: '已接收', visited: '已上门' } as const;

/** 交接清单: every recipient with the new provider, masked, the most dependent first. */
export const handoverListPdf = pdfRoute({
  path: '/documents/takeovers/{takeoverId}/handover',
  operationId: 'handoverListPdf',
  summary: '交接清单（脱敏） PDF · Handover list, masked, as PDF',
  description: 'For the offices of the region; a provider gets the recipients that it has taken over.',
  access: ['read', 'Takeover'],
  params: takeoverParams,
  async read({ takeoverId }, caller, context) {
    const takeover = await takeoverFacts(context, caller, takeoverId);
    if (takeover === undefined) return undefined;
    const cases = await printedCases(context.database, takeover, caller);
    return cases.length === 0 ? undefined : handoverList(takeover, cases);
  },
});

function handoverList(takeover: TakeoverFacts, cases: readonly PrintedCase[]): OfficialDocument {
  const open = cases.filter(({ state }) => state === 'pending').length;
  return {
    title: `服务交接清单${drillMark(takeover)}`,
    number: `合同编号：${takeover.contract}（第${takeover.seq}次临时接管）`,
    blocks: sections(
      [
        '交接情况',
        facts(['原承接主体', takeover.failed], ['交接人次', `${cases.length}，其中待交接${open}`]),
        {
          kind: 'table',
          caption: '按失能程度排列，姓名已脱敏',
          columns: [
            { title: '序号', width: 3, figures: true },
            { title: '姓名', width: 3 },
            { title: '登记号', width: 7 },
            { title: '乡镇', width: 5 },
            { title: '程度', width: 4 },
            { title: '服务', width: 5 },
            { title: '接收单位', width: 8 },
            { title: '状态', width: 4 },
          ],
          rows: cases.map((one, index) => [
            String(index + 1),
            one.name,
            one.number,
            one.township,
            DEPENDENCY_LABELS[one.dependency],
            one.service,
            one.provider ?? '',
            STATES[one.state],
          ]),
        },
      ],
      ['签字', paragraph('移交单位（签章）：'), paragraph('接收单位（签章）：'), paragraph('监交单位（签章）：')],
    ),
    office: takeover.buyer,
    date: dayOf(instantOfMillis((takeover.decidedAt ?? takeover.requestedAt).getTime())),
  };
}
