import { z } from 'zod';
import { INQUIRIES, type InquiryCode } from '../../../domain/procurement/complaint.ts';
import { periodOf } from '../../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { subjectId, subjectNumber, theRow } from './form-facts.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { choice, day, line, opinionSchema, reasonForm, text } from './text-fields.ts';

/** Whether the purchase is suspended at once; then the reason goes to the buyer in writing (CH-11). */
const acceptSchema = z
  .strictObject({
    opinion: text('受理意见', '符合受理条件的理由，随受理通知存档。'),
    suspend: z.boolean().meta({
      title: '同时暂停采购活动',
      description:
        '可能影响采购结果的，可以书面通知暂停，累计不超过三十日（CH-11）。合同已在履行的，先衔接服务再中止。',
    }),
    suspensionReason: text('暂停理由', '书面通知采购人的理由；不暂停的留空。', 4).optional(),
  })
  .superRefine(({ suspend, suspensionReason }, context) => {
    if (!suspend || suspensionReason !== undefined) return;
    const message = '暂停采购活动的，须写明理由。 / A suspension needs its reason.';
    context.addIssue({ code: 'custom', path: ['suspensionReason'], message, params: { rule: 'CH-11' } });
  });

const accept = { opinion: '投诉人主体资格、期限和内容符合规定，予以受理。', suspend: false };
const refuse = reasonForm('投诉事项未经质疑，不符合受理条件，可以依法先提出质疑。');

/** Accept, send back once, or refuse with the reason (M94 21). */
export const examineComplaintForm = staticForm(acceptSchema, accept, {
  correct: {
    schema: z.strictObject({
      correction: text('需要补正的事项', '一次性列明；投诉人将看到。', 10),
      until: day('补正期限', '合理期限的最后一天；逾期不补正的不予受理。'),
    }),
    example: { correction: '请补充投诉事项一的事实依据和必要的证明材料。', until: '2027-04-30' },
  },
  refuse,
});

/** After the correction there is no second one (CH-07). */
export const examineCorrectionForm = staticForm(acceptSchema, accept, { refuse });

interface ComplaintText {
  readonly matters: readonly { readonly matter: string; readonly facts: string; readonly basis: string }[];
  readonly request: string;
}

/** The buyer's statement, point by point (M94 22); its evidence goes with the task. */
export const stateOnComplaintForm: TaskForm<ComplaintText> = {
  facts: (context, task) =>
    theRow<ComplaintText>(context, task, 'SELECT matters, request FROM complaint WHERE id = $1', [
      subjectId(task, 'complaintId'),
    ]),
  schema: ({ matters, request }) => {
    const list = matters.map(({ matter, facts, basis }, at) => `${at + 1}. ${matter}\n事实：${facts}\n依据：${basis}`);
    const hint = `投诉事项：\n${list.join('\n')}\n请求：${request}\n逐项说明，证据、依据和有关材料作为附件；逾期不说明视为放弃。`;
    return z.strictObject({ statement: text('说明', hint, 10) });
  },
  example: () => ({ statement: '该评分因素与服务响应能力直接相关，设置依据为采购需求第三条，证据见附件。' }),
};

const INQUIRY_LABELS = Object.fromEntries(
  Object.entries(INQUIRIES).map(([code, { title, excluded }]) => [
    code,
    excluded ? `${title.zh}（所需时间不计入处理期限）` : title.zh,
  ]),
) as Readonly<Record<InquiryCode, string>>;

interface HandlingFacts {
  readonly lots: readonly { readonly id: string; readonly name: string }[];
  /** Calendar days on which the purchase was suspended so far, or will have been at the cap (CH-11). */
  readonly usedDays: number;
  readonly suspended: boolean;
}

const HANDLING = `
  SELECT coalesce((SELECT json_agg(json_build_object('id', l.id, 'name', '第' || l.seq || '标段 ' || l.name) ORDER BY l.seq)
            FROM lot l WHERE l.purchase_id = c.purchase_id AND l.state NOT IN ('failed', 'closed', 'terminated')), '[]') AS lots,
         coalesce((SELECT sum((least(h.ended_at, h.until_at) AT TIME ZONE 'Asia/Shanghai')::date
            - (h.since AT TIME ZONE 'Asia/Shanghai')::date) FROM hold h WHERE h.case_id = c.id AND h.cause = 'complaint'), 0)::int AS "usedDays",
         EXISTS (SELECT 1 FROM standing_holds(c.purchase_id) h WHERE h.case_id = c.id) AS suspended
  FROM complaint c WHERE c.id = $1`;

const grounds = {
  findings: text('查明的事实', '逐项写明查明的事实和认定的理由；随处理决定公告，不得涉及商业秘密和个人信息。', 10),
  legalBasis: line('法律依据', '处理决定所依据的法律条款。'),
};
const GROUNDS = {
  findings: '经书面审查，该评分因素与采购需求直接相关，未限定本地供应商，投诉事项缺乏事实依据。',
  legalBasis: '财政部令第94号第二十九条',
};

/** What the finance department does next about an accepted complaint; each outcome has a form of its own. */
export const handleComplaintForm: TaskForm<HandlingFacts> = {
  facts: (context, task) => theRow<HandlingFacts>(context, task, HANDLING, [subjectId(task, 'complaintId')]),
  schema: () =>
    z.strictObject({
      ...grounds,
      falseMaterial: z.boolean().meta({
        title: '捏造事实或者提供虚假材料',
        description: '以捏造的事实、虚假材料或者非法取得的材料投诉的，记录并依法处理（CH-15）。',
      }),
    }),
  example: () => ({ ...GROUNDS, falseMaterial: false }),
  otherOutcomes: (facts) => ({
    uphold: upholdForm(facts),
    inquire: {
      schema: z.strictObject({
        kind: choice<InquiryCode>(
          INQUIRY_LABELS,
          '方式',
          '鉴定、专家评审和补充材料自发出至收到的时间不计入（CH-10）。',
        ),
        addressee: line('对象', '受委托的机构、专家组，或者被调查、参加质证的当事人。'),
        question: text('事项', '需要查明的问题，或者质证的时间、地点。', 4),
      }),
      example: { kind: 'expert', addressee: '示例评审专家组', question: '评分因素是否与采购需求相关。' },
    },
    suspend: { schema: suspendSchema(facts), example: SUSPEND_EXAMPLE },
    resume: reasonForm('可能影响采购结果的情形已经消除，恢复采购活动。'),
  }),
};

function upholdForm({ lots }: HandlingFacts) {
  const labels = Object.fromEntries(lots.map(({ id, name }) => [id, name]));
  const ids = lots.map(({ id }) => id);
  const schema = z
    .strictObject({
      ...grounds,
      affectsResult: z.boolean().meta({
        title: '影响或者可能影响采购结果',
        description: '影响的，按标段所处的阶段处理：重新采购、另行确定成交供应商，已履行的依法赔偿（CH-13）。',
      }),
      lots: z
        .array(z.enum(ids.length === 0 ? ['-'] : ids).meta({ 'x-labels': labels }))
        .max(lots.length)
        .meta({ title: '涉及的标段', description: '影响采购结果的，选择涉及的标段。' }),
    })
    .superRefine(({ affectsResult, lots: chosen }, context) => {
      if (!affectsResult || chosen.length > 0 || lots.length === 0) return;
      const message = '影响采购结果的，须选择涉及的标段。 / Name the lots that are affected.';
      context.addIssue({ code: 'custom', path: ['lots'], message, params: { rule: 'CH-13' } });
    });
  const example = {
    findings: '经查，评审委员会未按采购文件规定的标准评分，投诉事项成立。',
    legalBasis: '财政部令第94号第三十二条',
  };
  return { schema, example: { ...example, affectsResult: ids.length > 0, lots: ids.slice(0, 1) } };
}

const SUSPEND_EXAMPLE = { reason: '投诉事项可能影响采购结果，处理期间暂停签订合同。' };

function suspendSchema({ usedDays, suspended }: HandlingFacts): z.ZodType {
  const most = periodOf('CH-11', 'suspension', dayOf(instantOfMillis(Date.now()))).count;
  const daysLeft = most - usedDays;
  const hint = suspended ? '采购活动已在暂停中。' : `累计不超过 ${most} 日，还可暂停 ${daysLeft} 日（CH-11）。`;
  const schema = z.strictObject({ reason: text('暂停理由', `${hint}书面通知采购人。`, 4) });
  if (daysLeft > 0) return schema;
  return schema.superRefine((_value, context) => {
    const message = '暂停时间累计已满，不能再暂停。 / No day of suspension is left.';
    context.addIssue({ code: 'custom', path: ['reason'], message, params: { rule: 'CH-11' } });
  });
}

export const recordInquiryForm: TaskForm<{ readonly question: string }> = {
  facts: (context, task) =>
    theRow(context, task, 'SELECT question FROM complaint_inquiry WHERE complaint_id = $1 AND seq = $2', [
      subjectId(task, 'complaintId'),
      subjectNumber(task, 'seq'),
    ]),
  schema: ({ question }) =>
    z.strictObject({
      result: text('结果', `事项：${question}\n写明收到的结论、意见或者质证笔录要点；材料作为附件。`, 4),
    }),
  example: () => ({ result: '专家组认为该评分因素与采购需求相关，意见书见附件。' }),
};

export const approveComplaintForm = staticForm(
  z.strictObject({
    opinion: text('审批意见', '随处理决定存档。'),
    number: line('处理决定书文号', '例如：示例财采投〔2027〕1号。'),
  }),
  { opinion: '事实清楚，依据充分，同意。', number: '示例财采投〔2027〕1号' },
  { return: reasonForm('投诉事项二的事实没有查明，请补充调查后重拟。') },
);

/** The buyer reports how the decision was carried out (CH-13). */
export const carryOutDecisionForm: TaskForm<{ readonly findings: string; readonly number: string }> = {
  facts: (context, task) =>
    theRow(context, task, 'SELECT findings, decision_number AS number FROM complaint WHERE id = $1', [
      subjectId(task, 'complaintId'),
    ]),
  schema: ({ findings, number }) =>
    z.strictObject({
      report: text(
        '落实情况',
        `处理决定 ${number}：${findings}\n写明已宣布无效的成交结果、撤销的合同、另行确定的供应商或者重新采购的安排，以及完成时间。`,
        10,
      ),
    }),
  example: () => ({ report: '已宣布第一标段成交结果无效并公告，另行确定第二名为成交供应商，已书面通知各供应商。' }),
};

export const confirmCarryingOutForm = staticForm(
  opinionSchema,
  { opinion: '落实情况与处理决定一致。' },
  { return: reasonForm('尚未书面通知其他供应商，请补充后重新报告。') },
);
