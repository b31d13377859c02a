import { z } from 'zod';
import { subjectId, theRow } from './form-facts.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { choice, line, text } from './text-fields.ts';

interface Matter {
  readonly matter: string;
  readonly facts: string;
  readonly basis: string;
}

interface ChallengeText {
  readonly matters: readonly Matter[];
  readonly request: string;
}

function answerFields({ matters, request }: ChallengeText) {
  const list = matters.map(({ matter, facts, basis }, at) => `${at + 1}. ${matter}\n事实：${facts}\n依据：${basis}`);
  return {
    answer: text(
      '答复内容',
      `质疑事项：\n${list.join('\n')}\n请求：${request}\n请逐项答复事实依据；质疑供应商和其他有关供应商将看到，不得涉及商业秘密。`,
      10,
    ),
    legalBasis: line('法律依据', '答复所依据的法律条款。'),
  };
}

/** The written answer (M94 13-16): matter by matter, with its basis; an upheld one says whether it affects the result. */
export const answerChallengeForm: TaskForm<ChallengeText> = {
  facts: (context, task) =>
    theRow<ChallengeText>(context, task, 'SELECT matters, request FROM challenge WHERE id = $1', [
      subjectId(task, 'challengeId'),
    ]),
  schema: (challenge) => z.strictObject(answerFields(challenge)),
  example: () => ({
    answer: '经核查，该评分因素用于衡量应急响应能力，与服务质量直接相关，并非以本地网点作为资格条件，质疑不成立。',
    legalBasis: '政府采购法实施条例第二十条、财政部令第94号第十五条',
  }),
  otherOutcomes: (challenge) => ({
    uphold: {
      schema: z.strictObject({
        ...answerFields(challenge),
        affectsResult: z.boolean().meta({
          title: '影响或者可能影响采购结果',
          description: '影响的，应当依法修改采购文件、另行确定或者重新采购，并报告财政部门（CH-04）。',
        }),
      }),
      example: {
        answer: '经核查，该评分因素与采购需求没有直接关系，质疑成立，将修改采购文件并重新公告。',
        legalBasis: '政府采购法实施条例第二十条、财政部令第94号第十六条',
        affectsResult: true,
      },
    },
  }),
};

const MEASURES = {
  amended: '已澄清或者修改采购文件，采购活动继续',
  corrected: '已纠正采购过程中的问题，采购活动继续',
} as const;

/** A purchase that still runs has not been ended and begun anew. */
const ENDED = { ...MEASURES, ended: '已终止本次采购，重新组织' } as const;

interface CarryOutFacts {
  readonly running: boolean;
  readonly answer: string;
  /** Lots without a signed contract, which the purchase can award anew or end. */
  readonly lots: readonly { readonly id: string; readonly name: string }[];
}

const CARRY_OUT = `
  SELECT p.state = 'running' AS running, c.answer,
         coalesce((SELECT json_agg(json_build_object('id', l.id, 'name', '第' || l.seq || '标段 ' || l.name) ORDER BY l.seq)
           FROM lot l WHERE l.purchase_id = p.id AND l.state IN ('open', 'awarded')), '[]') AS lots
  FROM challenge c JOIN purchase p ON p.id = c.purchase_id WHERE c.id = $1`;

/** What was done about a challenge that was upheld (CH-04); until then nothing of the purchase is signed (CO-11). */
export const carryOutAnswerForm: TaskForm<CarryOutFacts> = {
  facts: (context, task) => theRow(context, task, CARRY_OUT, [subjectId(task, 'challengeId')]),
  schema: ({ running, answer }) =>
    z.strictObject({
      measure: choice<string>(
        running ? MEASURES : ENDED,
        '处理措施',
        '需要终止整个采购的，先在采购项目页申请终止，批准后再填报；需要另行确定成交供应商或者重新采购的，选择对应的办理结果。',
      ),
      report: reportOf(answer),
    }),
  example: () => ({
    measure: 'corrected',
    report: '已由原评审委员会更正客观分的计算错误，排序不变，已书面告知各供应商。',
  }),
  otherOutcomes: ({ answer, lots }) => ({
    redo: {
      schema: z.strictObject({
        lots: z
          .array(z.enum(lots.length === 0 ? ['-'] : lots.map(({ id }) => id)).meta({ 'x-labels': labelsOf(lots) }))
          .min(1)
          .meta({
            title: '涉及的标段',
            description: '已有成交供应商的，成交结果无效：合格供应商符合法定数量的另行确定，否则重新采购（CH-04）。',
          }),
        report: reportOf(answer),
      }),
      example: {
        lots: lots.slice(0, 1).map(({ id }) => id),
        report: '评审委员会未按采购文件规定的标准评分，改变成交结果，已书面报告财政部门。',
      },
    },
  }),
};

function labelsOf(lots: CarryOutFacts['lots']): Readonly<Record<string, string>> {
  return Object.fromEntries(lots.map(({ id, name }) => [id, name]));
}

function reportOf(answer: string): z.ZodString {
  return text('落实情况', `质疑答复：${answer}\n写明做了什么、何时完成，采购结果不再受影响的理由。`, 10);
}

/** Whether the challenge may affect the result of a contract that is being performed (REG 54). */
export const decidePerformanceForm = staticForm(
  z.strictObject({ opinion: text('理由', '质疑事项是否可能影响采购结果，以及依据。', 4) }),
  { opinion: '质疑事项不涉及成交结果，不影响合同履行。' },
  {
    suspend: {
      schema: z.strictObject({ reason: text('理由', '可能影响采购结果的理由；先衔接服务，全部衔接后中止履行。', 4) }),
      example: { reason: '质疑事项涉及成交供应商资格，可能影响采购结果。' },
    },
  },
);
