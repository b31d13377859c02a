import { z } from 'zod';
import { DISPUTE_WAYS } from '../../../domain/contracts/clauses.ts';
import { deviationsIn } from '../../../domain/contracts/deviation.ts';
import { figure } from '../../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { lendingRateOf } from '../../../prisma/lending-rate.ts';
import type { ContractItem } from './acceptance-items.ts';
import { oneOf, rowsOf, subjectId, theRow } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { deductionFields } from './deduction-fields.ts';
import { lateRateField } from './late-rate-field.ts';
import { roomNotes, shortOfRoom, standbyCandidates, type Candidate } from './standby-candidates.ts';
import { choice, line, text } from './text-fields.ts';

interface ContractDraftFacts {
  /** Term of the lot in words: '12 个月'. */
  readonly term: string;
  /** Fen; the price of the bid, which no text of the draft may contradict. */
  readonly priceFen: number;
  /** Calendar days within which an instalment is paid at the latest, where the contract says so (DL-08). */
  readonly mostPaymentDays: number;
  /** Hundredths of a per cent a year: the one-year LPR in force; null where no office has entered one. */
  readonly lprBasisPoints: number | null;
  /** The items of the lot's standard, by number. */
  readonly items: readonly ContractItem[];
  /** Who may stand by: providers of the province that can serve somebody, except the winner. */
  readonly candidates: readonly Candidate[];
  /** Whom the lot serves. */
  readonly recipients: number;
}

interface TermRow {
  readonly term: string;
  readonly priceFen: string;
  readonly now: Date;
  readonly region: string;
}

const MOST_STANDBY = 5;
/** Of how many candidates the ability is told; the others are found by name. */
const MOST_TOLD = 10;
const MOST_ACCEPTANCE_DAYS = 90;
const EXAMPLE_STANDBY = 3;

const takeoverPlanSchema = z
  .strictObject({
    trigger: text('触发情形', '出现哪些情形时启动临时接管。'),
    scope: text('接管范围', '接管哪些服务和服务对象。'),
    costCapPercent: z
      .int()
      .min(0)
      .max(10)
      .meta({ title: '接管费用上限', description: '占合同金额的百分比，0 至 10，单位：%。' }),
    dataHandover: text('资料移交', '服务记录和救助对象资料如何、何时移交。'),
    staffHandover: text('人员交接', '具名服务人员如何交接。'),
    end: text('结束条件', '什么情况下临时接管结束。'),
  })
  .meta({ title: '临时接管预案', description: '签订合同的前提（CT-01，§2.6）。' });

/** Texts that could bend the award: each is checked against price, subcontracting and takeover (CO-01, CO-09, CT-01). */
const WRITTEN = ['servicePlace', 'acceptancePlan', 'liability'] as const;
const PLANNED = ['trigger', 'scope', 'dataHandover', 'staffHandover', 'end'] as const;

/**
 * The placeholders of the contract's template, its takeover plan, and the standby providers in the order they are asked.
 * Parties, service, price and term follow from documents, bid and lot and are no fields (CO-01, CT-01, DL-04).
 */
export const draftContractForm: TaskForm<ContractDraftFacts> = {
  facts: async (context, task) => {
    const values = [subjectId(task, 'lotId')];
    const { term, priceFen, now, region } = await theRow<TermRow>(context, task, TERM, values);
    const standby = await standbyCandidates(context, subjectId(task, 'lotId'));
    const today = dayOf(instantOfMillis(now.getTime()));
    const mostPaymentDays = figure('DL-08', 'longest', today).count;
    const lpr = await lendingRateOf(context.database.prisma, region, today);
    const items = await rowsOf<ContractItem>(context, ITEMS, values);
    const lprBasisPoints = lpr?.basisPoints ?? null;
    return { term, priceFen: Number(priceFen), mostPaymentDays, lprBasisPoints, items, ...standby };
  },
  schema: ({ term, priceFen, mostPaymentDays, lprBasisPoints, items, candidates, recipients }) =>
    z
      .strictObject({
        buyerRepresentative: line('甲方代表人', '采购人的法定代表人或者授权代表。'),
        providerRepresentative: line('乙方代表人', '承接主体的法定代表人或者授权代表。'),
        servicePlace: line('服务地点', '在哪里提供服务：服务对象家中、站点、机构。'),
        startInDays: z
          .int()
          .min(0)
          .max(30)
          .meta({ title: '签订后几日开始服务', description: `单位：日，0 至 30。标段服务期限：${term}。` }),
        paymentDays: z
          .int()
          .min(1)
          .max(mostPaymentDays)
          .meta({
            title: '付款期限',
            description: `每期验收后几日内付款，单位：日，1 至 ${mostPaymentDays}；向中小企业付款超过三十日的须有特别约定（DL-08）。`,
          }),
        acceptanceDays: z
          .int()
          .min(1)
          .max(MOST_ACCEPTANCE_DAYS)
          .meta({
            title: '验收期限',
            description: `每期届满后几日内验收，单位：日，1 至 ${MOST_ACCEPTANCE_DAYS}；逾期的，付款期限自该期限届满起算（DL-11）。`,
          }),
        ...lateRateField(lprBasisPoints),
        ...deductionFields(items),
        acceptancePlan: text('验收方案', '逐项验收的标准、方法、时间和参加人（DL-04）。'),
        liability: text('违约责任', '采购文件合同草案载明的违约情形和责任，不得超出。'),
        disputes: choice(DISPUTE_WAYS, '争议解决', '协商不成时的解决途径。'),
        takeoverPlan: takeoverPlanSchema,
        standbyProviderIds: z
          .array(
            oneOf(candidates, '备选承接主体', '本省具备承接条件的单位，中选单位除外。').meta({
              'x-notes': roomNotes(candidates),
            }),
          )
          .min(1)
          .max(MOST_STANDBY)
          .check((payload) => {
            for (const position of repeatedAt(payload.value)) {
              refuse(
                payload,
                [position],
                { zh: '同一单位只能列一次。', en: 'Each standby provider is listed once.' },
                'CT-01',
              );
            }
          })
          .meta({
            title: '备选承接主体',
            description: [
              `一至五家，按询问的先后排列；本标段救助对象 ${recipients} 人。`,
              ...[shortOfRoom(candidates, recipients, MOST_STANDBY) ?? []].flat(),
              ...candidates.slice(0, MOST_TOLD).flatMap(abilityOf),
            ].join('\n'),
          }),
      })
      .check((payload) => {
        const { value } = payload;
        const texts = [
          ...WRITTEN.map((name) => [[name], value[name]] as const),
          ...PLANNED.map((name) => [['takeoverPlan', name], value.takeoverPlan[name]] as const),
        ];
        for (const [path, written] of texts) {
          for (const { rule, message } of deviationsIn(written, priceFen)) refuse(payload, path, message, rule);
        }
      }),
  example: ({ items, candidates }) => ({
    buyerRepresentative: '示例局长',
    providerRepresentative: '示例法定代表人',
    servicePlace: '服务对象家中和乡镇社会工作服务站',
    startInDays: 0,
    paymentDays: 10,
    acceptanceDays: 15,
    deductions: items.map(({ id }) => ({ item: id, percent: 2 })),
    deductionCapPercent: 10,
    acceptancePlan: '期满后按指导性目录的指标逐项验收，随机抽取服务对象回访并出具意见。',
    liability: '未按约定提供服务的，按未完成部分扣减服务费；伪造服务记录的，采购人有权解除合同。',
    disputes: 'court',
    takeoverPlan: EXAMPLE_PLAN,
    standbyProviderIds: candidates.slice(0, EXAMPLE_STANDBY).map(({ id }) => id),
  }),
};

function abilityOf({ name, ability }: Candidate): string[] {
  return ability === undefined ? [] : [`${name}：${ability}`];
}

const TERM = `
  SELECT CASE l.term_unit
           WHEN 'month' THEN l.term_count || ' 个月'
           WHEN 'day' THEN l.term_count || ' 日'
           WHEN 'working-day' THEN l.term_count || ' 个工作日'
           ELSE '至 ' || to_char(l.term_until, 'YYYY-MM-DD')
         END AS term,
         a.amount_fen AS "priceFen", p.region_code AS region,
         business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, clock_timestamp()) AS now
  FROM lot l JOIN purchase p ON p.id = l.purchase_id JOIN award a ON a.lot_id = l.id AND a.state = 'live'
  WHERE l.id = $1`;

const ITEMS = `
  SELECT seq::text AS id, service || '·' || name || '：' || target AS name FROM lot_indicators($1) ORDER BY seq`;

const EXAMPLE_PLAN = {
  trigger: '承接主体书面表示不能履行，或者连续三日未提供服务，或者经催告仍不整改。',
  scope: '合同范围内全部服务和全部救助对象，失能、半失能对象优先。',
  costCapPercent: 10,
  dataHandover: '接管决定送达后二十四小时内移交服务记录和服务计划，由采购人监督。',
  staffHandover: '具名服务人员名单和联系方式同时移交，愿意留用的由接管单位留用。',
  end: '原承接主体整改到位并经采购人确认，或者新的采购完成并交接。',
};
