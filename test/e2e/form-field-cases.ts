import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { fieldKind } from '../../web/form/field-kind.ts';
import { rowKey, unitOf, type FieldPath, type Schema } from '../../web/form/schema.ts';

/** How people fill a field in: finer than its kind, because each of these can be wrong in a way of its own. */
export type FieldVariant =
  | 'line'
  | 'text'
  | 'pattern'
  | 'whole'
  | 'percent'
  | 'decimal'
  | 'amount'
  | 'signed-amount'
  | 'date'
  | 'choice'
  | 'several'
  | 'yes-no'
  | 'declaration'
  | 'rows'
  | 'given-rows'
  | 'group';

/** Values by JSON pointer into the form, as a person types or chooses them; of several, what to take out and to add. */
export type Typed = Readonly<Record<string, string>>;

/** A field of a form, with what is wrong for it, what is told then, and what is right. */
export interface FieldCase {
  readonly variant: FieldVariant;
  readonly pointer: string;
  /** Told by the page itself, before anything is sent; '' leaves the field as it is, of a group inside it. */
  readonly wrong?: { readonly value: string; readonly says: string };
  /** What only the api knows to be wrong: with the rule that it offends, beside the field `at`. */
  readonly refused?: { readonly typed: Typed; readonly at: string; readonly says: string };
  readonly right: string;
}

export function variantOf(schema: Schema, path: FieldPath): FieldVariant | undefined {
  const kind = fieldKind(schema, path);
  switch (kind) {
    case 'list':
      if (schema.items?.enum !== undefined) return 'several';
      return rowKey(schema) === undefined ? 'rows' : 'given-rows';
    case 'number':
      if (schema.type === 'number') return 'decimal';
      return unitOf(schema) === '%' ? 'percent' : 'whole';
    case 'money':
      return (schema.minimum ?? 0) < 0 ? 'signed-amount' : 'amount';
    case 'boolean':
      return schema.const === undefined ? 'yes-no' : 'declaration';
    case 'text':
      if (schema.pattern !== undefined) return 'pattern';
      return (schema.maxLength ?? Infinity) > 200 ? 'text' : 'line';
    default:
      return kind;
  }
}

const LONG = '长'.repeat(2001);
const LINE = '行'.repeat(201);

/** Tried in a browser, task by task, in the order of the form. */
export const FIELD_CASES = {
  'draft-plan': [
    {
      ...{ variant: 'text', pointer: '/need', right: '为示例一镇的救助对象购买照料护理服务。' },
      wrong: { value: LONG, says: '“采购需求”至多 2000 个字，现有 2001 个。' },
    },
    {
      ...{ variant: 'whole', pointer: '/recipientsServed', right: '20' },
      wrong: { value: '二十人', says: '“服务对象人数”应填写数字。' },
    },
    {
      ...{ variant: 'text', pointer: '/methodReason', right: '服务内容需与供应商磋商细化。' },
      wrong: { value: '', says: '请填写“采购方式的理由”。' },
    },
    {
      ...{ variant: 'choice', pointer: '/smeReserve', right: '面向所有供应商采购' },
      wrong: { value: '', says: '请填写“面向中小企业”。' },
    },
    {
      ...{ variant: 'choice', pointer: '/smeException', right: '优先或者应当面向事业单位、社会组织' },
      refused: {
        typed: { '/smeReserve': '专门面向中小企业采购' },
        ...{ at: '/smeException', says: '专门面向中小企业采购的，不填不预留的情形和理由' },
      },
    },
    { variant: 'text', pointer: '/smeReason', right: '国家有关政策明确优先向社会组织购买该项服务（示例）。' },
    { variant: 'text', pointer: '/riskPlan', right: '合同载明临时接管预案。' },
  ],
  'draft-documents': [
    { variant: 'text', pointer: '/requirements', right: '照料护理，期限一年，按月检查，期满验收。' },
    {
      ...{ variant: 'rows', pointer: '/criteria', right: '2' },
      refused: { typed: { '/criteria/1/weight': '70' }, at: '/criteria', says: '分值合计须为 100 分，现为 90 分' },
    },
    {
      ...{ variant: 'pattern', pointer: '/criteria/0/code', right: 'price' },
      wrong: { value: '价格', says: '“代码”的格式不对，请按说明填写。' },
    },
    { variant: 'line', pointer: '/criteria/0/titleZh', right: '价格' },
    { variant: 'line', pointer: '/criteria/0/titleEn', right: 'Price' },
    {
      ...{ variant: 'whole', pointer: '/criteria/0/weight', right: '20' },
      wrong: { value: '19.5', says: '“分值”应为整数。' },
    },
    {
      ...{ variant: 'choice', pointer: '/criteria/0/kind', right: '价格分' },
      wrong: { value: '', says: '请填写“类别”。' },
    },
    { variant: 'pattern', pointer: '/criteria/1/code', right: 'plan' },
    { variant: 'line', pointer: '/criteria/1/titleZh', right: '服务方案' },
    { variant: 'line', pointer: '/criteria/1/titleEn', right: 'Service plan' },
    { variant: 'whole', pointer: '/criteria/1/weight', right: '80' },
    { variant: 'choice', pointer: '/criteria/1/kind', right: '技术商务分' },
    {
      ...{ variant: 'percent', pointer: '/performanceBondPercent', right: '5' },
      wrong: { value: '90', says: '“履约保证金”应在 0 至' },
    },
    { variant: 'percent', pointer: '/bidBondPercent', right: '0' },
    { variant: 'percent', pointer: '/smallDeductionPercent', right: '10' },
    {
      ...{ variant: 'whole', pointer: '/pastContracts', right: '2' },
      wrong: { value: '3', says: '“同类业绩合同”应在 0 至 2' },
    },
  ],
  'publish-notice': [
    {
      ...{ variant: 'line', pointer: '/medium', right: '中国政府采购网吉林分网' },
      wrong: { value: LINE, says: '“发布媒体”至多 200 个字，现有 201 个。' },
    },
    {
      ...{ variant: 'several', pointer: '/openingHolders', right: '-示例窗口经办人 +示例财政经办人 +示例村级协理员' },
      wrong: { value: '-示例村级协理员', says: '“开标密钥持有人”至少选 5 项。' },
      refused: {
        typed: { '/openingHolders': '-示例财政经办人 +示例窗口经办人' },
        at: '/openingHolders',
        says: '同一单位不得超过 2 人，否则该单位可以单独开启响应文件。（HS-17）',
      },
    },
  ],
  'guide-project': [
    { variant: 'text', pointer: '/opinion', right: '符合县级年度计划。' },
    {
      ...{ variant: 'yes-no', pointer: '/consolidated', right: '是' },
      wrong: { value: '', says: '请填写“纳入县级统筹”。' },
    },
  ],
  'revise-project': [
    { variant: 'text', pointer: '/need', right: '二十名失能老人需要上门照料护理，依据为入户摸底。' },
    { variant: 'whole', pointer: '/recipients', right: '20' },
    {
      ...{ variant: 'amount', pointer: '/budgetFen', right: '30,000' },
      wrong: { value: '三万元', says: '“概算金额”应为金额，最多两位小数' },
    },
  ],
  'examine-qualifications': [
    {
      ...{ variant: 'given-rows', pointer: '/results', right: '' },
      refused: {
        typed: { '/results/0/qualified': '否' },
        at: '/results/0/reason',
        says: '资格审查不合格的须写明理由并告知供应商。（EV-03）',
      },
    },
    {
      ...{ variant: 'yes-no', pointer: '/results/0/qualified', right: '是' },
      wrong: { value: '', says: '请填写“是否合格”。' },
    },
    { variant: 'yes-no', pointer: '/results/1/qualified', right: '是' },
  ],
  'score-bids': [
    {
      ...{ variant: 'group', pointer: '/scores/0/points', right: '' },
      wrong: { value: '', says: '“服务方案”最多 2 位小数。' },
    },
    {
      ...{ variant: 'decimal', pointer: '/scores/0/points/plan', right: '45.5' },
      wrong: { value: '45.555', says: '“服务方案”最多 2 位小数。' },
    },
    {
      ...{ variant: 'decimal', pointer: '/scores/0/points/team', right: '38' },
      wrong: { value: '41', says: '“人员配备”应在 0 至 40 之间。' },
    },
    { variant: 'decimal', pointer: '/scores/1/points/plan', right: '44' },
    { variant: 'decimal', pointer: '/scores/1/points/team', right: '37.25' },
    {
      ...{ variant: 'declaration', pointer: '/conflict', right: '是' },
      wrong: { value: '', says: '请填写“利害关系”。' },
    },
  ],
  'file-contract': [
    { variant: 'line', pointer: '/filingNumber', right: '示例财采备〔2027〕1号' },
    {
      ...{ variant: 'date', pointer: '/filedOn', right: '2027-05-10' },
      wrong: { value: '', says: '请填写“备案日期”。' },
    },
  ],
  'settle-takeover': [
    {
      ...{ variant: 'signed-amount', pointer: '/settlementFen', right: '-12000' },
      wrong: { value: '-12.345', says: '“结算金额”应为金额，最多两位小数' },
    },
    { variant: 'text', pointer: '/basis', right: '已验收服务结清，接管增加费用由原承接主体承担。' },
  ],
} satisfies Partial<Record<TaskKind, readonly FieldCase[]>>;

export type TriedKind = keyof typeof FIELD_CASES;
