import type { DrillAnswer, DrillGap, DrillReport } from '../../../domain/contracts/drill-report.ts';
import type { PassReason } from '../../../domain/contracts/standby-room.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { storedReport } from '../../takeovers/drill-report.ts';
import { takeoverParams } from '../../takeovers/visible-takeover.ts';
import { facts, paragraph, sections, type OfficialDocument } from '../document.ts';
import { DEPENDENCY_LABELS } from './handover-cases.ts';
import { pdfRoute } from './pdf-route.ts';
import { takeoverFacts, type TakeoverFacts } from './takeover-facts.ts';

/** 临时接管演练报告: how fast, who was asked, what was missing. */
export const drillReportPdf = pdfRoute({
  path: '/documents/takeovers/{takeoverId}/drill',
  operationId: 'drillReportPdf',
  summary: '临时接管演练报告 PDF · Report of a drill as PDF',
  description: 'For the offices of the region, once the drill is over.',
  access: ['read', 'Takeover'],
  params: takeoverParams,
  async read({ takeoverId }, caller, context) {
    const takeover = await takeoverFacts(context, caller, takeoverId);
    if (takeover === undefined || !takeover.official) return undefined;
    const kept = await context.database.prisma.drillReport.findUnique({ where: { takeoverId } });
    return kept === null ? undefined : reportPaper(takeover, storedReport(kept.report), kept.madeAt);
  },
});

function reportPaper(takeover: TakeoverFacts, report: DrillReport, madeAt: Date): OfficialDocument {
  const { contract, seq, failed, purchaseName, buyer } = takeover;
  return {
    subject: purchaseName,
    title: '临时接管演练报告',
    number: `合同编号：${contract}（第${seq}次）`,
    blocks: sections(
      [
        '演练情况',
        facts(['承接主体', failed], ['方式', report.urgent ? '紧急（先行处置，后补决定）' : '一般（先决定，后交接）']),
        paragraph('演练按真实流程询问同样的人员和单位，不冻结支付，不改变任何救助对象的责任单位。'),
      ],
      ['时效', timings(report)],
      ['询问经过', ...asked(report)],
      ['按失能程度推算的交接', ...levels(report)],
      ['发现的问题', ...gaps(report)],
    ),
    office: buyer,
    date: dayOf(instantOfMillis(madeAt.getTime())),
    notes: ['本报告由系统按演练记录生成，存档后不作更改。'],
  };
}

function timings({ decision, coverage, coverageDueMinutes }: DrillReport) {
  const against = (minutes: number, due: number) => `${lengthOf(minutes)}（期限${lengthOf(due)}）`;
  return facts(
    ['决定用时', decision === null ? '未作决定' : against(decision.minutes, decision.dueMinutes)],
    ['首名对象交接', coverage === null ? '未启动' : lengthOf(coverage.firstMinutes)],
    ['全部对象交接', coverage === null ? '未启动' : against(coverage.lastMinutes, coverageDueMinutes)],
  );
}

const ANSWERS: Readonly<Record<DrillAnswer, string>> = {
  asked: '等待答复',
  accepted: '同意承接',
  declined: '不承接',
  expired: '逾期未答',
  failed: '承接后失约',
  passed: '未询问',
};

const PASSED_OVER: Readonly<Record<PassReason, string>> = {
  debarred: '未询问：被禁止参加政府采购',
  suspended: '未询问：已暂停入库',
  'not-in-bank': '未询问：不在社会力量库',
  'nobody-left': '未询问：已无待交接对象',
  'service-not-stated': '未询问：未登记所需服务',
  'region-not-stated': '未询问：未登记该地区',
  'no-room': '未询问：没有余量',
};

function asked({ asked: providers }: DrillReport) {
  if (providers.length === 0) return [paragraph('没有询问备选承接主体。')];
  return [
    {
      kind: 'table' as const,
      caption: '按预案顺序，时间自提出演练起算',
      columns: [
        { title: '顺序', width: 2, figures: true },
        { title: '单位', width: 8 },
        { title: '询问', width: 5 },
        { title: '期限', width: 5 },
        { title: '答复', width: 5 },
        { title: '结果', width: 4 },
        { title: '可接人数', width: 3, figures: true },
      ],
      rows: providers.map(
        ({ position, provider, answer, passReason, askedMinutes, dueMinutes, answeredMinutes, capacity }) => [
          String(position),
          provider.name,
          lengthOf(askedMinutes),
          lengthOf(dueMinutes),
          answer === 'expired' ? '' : lengthOf(answeredMinutes),
          passReason ? PASSED_OVER[passReason] : ANSWERS[answer],
          String(capacity),
        ],
      ),
    },
  ];
}

function levels({ levels: all }: DrillReport) {
  if (all.length === 0) return [paragraph('没有推算交接。')];
  return [
    {
      kind: 'table' as const,
      caption: '失能程度高的在先',
      columns: [
        { title: '程度', width: 4 },
        { title: '人数', width: 3, figures: true },
        { title: '其中乡镇兜底', width: 4, figures: true },
        { title: '首名交接', width: 6 },
        { title: '末名交接', width: 6 },
      ],
      rows: all.map(({ dependency, recipients, township, firstMinutes, lastMinutes }) => [
        DEPENDENCY_LABELS[dependency],
        String(recipients),
        String(township),
        lengthOf(firstMinutes),
        lengthOf(lastMinutes),
      ]),
    },
  ];
}

function gaps({ gaps: found }: DrillReport) {
  if (found.length === 0) return [paragraph('没有发现问题。')];
  return found.map((gap, index) => paragraph(`${index + 1}．${gapText(gap)}`));
}

function gapText({ code, count, provider }: DrillGap): string {
  const name = provider?.name ?? '';
  switch (code) {
    case 'not-started':
      return '审批人没有决定启动。请核对启动条件和审批人安排。';
    case 'decision-late':
      return `决定比期限晚${lengthOf(count)}。请明确审批人请假时的代理人。`;
    case 'no-standby':
      return '预案中没有备选承接主体。请增补。';
    case 'passed-over':
      return `${name}没有可承接的对象：请核对其服务能力和余量，必要时调整备选名单。`;
    case 'answer-missing':
      return `${name}逾期未答。请核对联系人，或者调整备选顺序。`;
    case 'answer-declined':
      return `${name}不承接。请重新约定或者更换备选承接主体。`;
    case 'no-room':
      return `${count}名对象没有备选承接主体承接，只能由乡镇兜底。请按服务能力增补备选承接主体。`;
    case 'no-township-unit':
      return `本地没有登记兜底单位，${count}名对象只能由上级兜底单位或者采购人承接。请登记乡镇（街道）社会救助工作站。`;
    case 'coverage-late':
      return `全部对象交接比期限晚${lengthOf(count)}。请缩短决定和答复环节。`;
  }
}

/** `3小时20分`; nothing for what did not happen. */
function lengthOf(minutes: number | null): string {
  if (minutes === null) return '';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hours > 0 ? `${hours}小时` : ''}${rest > 0 || hours === 0 ? `${rest}分` : ''}`;
}
