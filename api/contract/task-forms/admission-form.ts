import { z } from 'zod';
import type { Check } from '../../../domain/providers/eligibility.ts';
import { standingsOf, standingText, type Standing } from './credit-standing.ts';
import { subjectId, theRow } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { choice, line, reasonForm, text } from './text-fields.ts';

const REFUSAL_RULES = {
  'AD-01': '条件不具备（政府采购法第二十二条、§2.3）',
  'PL-02': '单位性质不得承接',
  'DB-06': '三年内有重大违法记录',
  'DB-08': '列入失信名单',
} as const;

/** What the application says by the rules, and how the applicant's credit file stands. */
interface AdmissionFacts {
  readonly checks: readonly Check[];
  readonly standing: Standing;
}

const WHY_D = {
  zh: '该单位信用等级为 D，准予入库须写明理由。',
  en: 'Its credit stands at D: say why it is admitted all the same.',
};

/** What the rules leave to a person; admission says how it was verified, also where the credit lists were queried (DB-08). */
export const reviewAdmissionForm: TaskForm<AdmissionFacts> = {
  facts: async (context, task) => {
    const { organisationId, checks } = await theRow<{ organisationId: string; checks: Check[] }>(
      context,
      task,
      'SELECT organisation_id AS "organisationId", checks FROM admission WHERE id = $1',
      [subjectId(task, 'admissionId')],
    );
    const standing = (await standingsOf(context, [organisationId])).get(organisationId)!;
    return { checks, standing };
  },
  schema: ({ checks, standing }) => {
    const toVerify = checks.filter(({ verdict }) => verdict === 'verify');
    const list = toVerify.map(({ text: { zh }, rule }, at) => `${at + 1}. ${zh}（${rule}）`).join('\n');
    return z
      .strictObject({
        verified: text('核实情况', `须由人核实的事项：\n${list}\n写明逐项核实的方式和结果。`, 10),
        creditQuery: line('信用查询', '查询“信用中国”和中国政府采购网的时间、结果和查询人（DB-08）。'),
        creditReason: text(
          '信用等级的考虑',
          `本系统信用记录：${standingText(standing)}。为 D 级而准予入库的，必须写明理由（CR-04）。`,
          4,
        ).optional(),
      })
      .check((payload) => {
        if (standing.level === 'D' && payload.value.creditReason === undefined)
          refuse(payload, ['creditReason'], WHY_D, 'CR-04');
      });
  },
  example: () => ({
    verified: '登记证书、审计报告、完税和社保缴纳证明、人员名册已逐项核对，与声明一致；服务站点已实地查看。',
    creditQuery: '当日 10 时查询，两个网站均无失信记录，查询截图存档。',
  }),
  otherOutcomes: () => ({
    return: reasonForm('请补充近三个月社会保险缴纳证明和具名服务人员名册。'),
    refuse: {
      schema: z.strictObject({
        reason: text('不予准入的理由', '申请单位将看到这段文字，请写明不符合哪一项条件、依据的事实。', 10),
        rule: choice(REFUSAL_RULES, '依据', '所依据的规则，申请单位将看到。'),
      }),
      example: { reason: '没有固定服务场所和专职服务人员，不具备提供服务所必需的设施和人员。', rule: 'AD-01' },
    },
  }),
};
