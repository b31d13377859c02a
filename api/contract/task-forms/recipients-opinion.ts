import { z } from 'zod';
import type { RecipientsOpinion } from '../../../domain/contracts/acceptance.ts';
import type { ApiContext } from '../../context.ts';
import { rowsOf } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import { text } from './text-fields.ts';

const MOST_ASKED = 10_000_000;

/** Recipients whom links or the sampled survey have asked, who have answered, and who are satisfied: distinct people. */
export interface HeardRecipients {
  readonly asked: number;
  readonly answered: number;
  readonly satisfied: number;
}

/** What the records hold of the recipients' opinion of a contract: ratings of visits and answers to its surveys (DL-02). */
export async function heardRecipients(context: ApiContext, contractId: string): Promise<HeardRecipients> {
  const [heard] = await rowsOf<HeardRecipients>(context, HEARD, [contractId]);
  return heard ?? { asked: 0, answered: 0, satisfied: 0 };
}

/** Satisfied is who says so of most: four or five of five on average. */
const HEARD = `
  WITH said AS (
    SELECT v.recipient_id, f.rating::float8 AS mark
    FROM visit v LEFT JOIN visit_feedback f ON f.visit_id = v.id
    WHERE v.contract_id = $1 AND v.withdrawn_at IS NULL
      AND (f.visit_id IS NOT NULL OR EXISTS (SELECT 1 FROM visit_link k WHERE k.visit_id = v.id))
    UNION ALL
    SELECT s.recipient_id, (a.effect + a.management + a.impact) / 3.0
    FROM performance_evaluation e
    JOIN surveyed_recipient s ON s.evaluation_id = e.id
    LEFT JOIN survey_answer a ON a.evaluation_id = s.evaluation_id AND a.recipient_id = s.recipient_id
    WHERE e.contract_id = $1
  ), person AS (SELECT recipient_id, avg(mark) AS mark FROM said GROUP BY recipient_id)
  SELECT count(*)::int AS asked, count(mark)::int AS answered, (count(*) FILTER (WHERE mark >= 3.5))::int AS satisfied
  FROM person`;

/** The fields of the opinion, filled with what the records hold, for the person to look through. */
export function opinionFields({ asked, answered, satisfied }: HeardRecipients) {
  const known = answered > 0;
  const counted = (least: number, title: string, description: string, value: number) =>
    z
      .int()
      .min(least)
      .max(MOST_ASKED)
      .meta({ title, description, ...(known ? { default: value } : {}) })
      .optional();
  const records = known ? `服务评价和抽样问卷记录：征求${asked}人，答复${answered}人，满意${satisfied}人。` : '';
  return {
    recipientsAsked: counted(1, '征求意见人数', `征求意见的救助对象或其监护人，单位：人。${records}`, asked),
    recipientsAnswered: counted(0, '答复人数', '其中出具意见的人数，单位：人。', answered),
    recipientsSatisfied: counted(0, '满意人数', '答复中满意的人数，单位：人。', satisfied),
    noOpinionReason: text(
      '未能取得意见的原因',
      '没有任何服务对象能够出具意见的，写明原因；随验收结果公告，不写个人信息。',
      4,
    ).optional(),
  };
}

interface Checked {
  readonly value: { readonly [K in keyof RecipientsOpinion]?: RecipientsOpinion[K] | undefined };
  readonly issues: unknown[];
}

/** Counts fit each other; somebody was heard, or it is said why nobody could be. */
export function checkOpinion(payload: Parameters<typeof refuse>[0] & Checked, required: boolean): void {
  const {
    recipientsAsked: asked,
    recipientsAnswered: answered,
    recipientsSatisfied: satisfied,
    noOpinionReason,
  } = payload.value;
  if (asked === undefined && answered === undefined && satisfied === undefined) {
    if (required && noOpinionReason === undefined) refuse(payload, ['recipientsAsked'], HEAR_THEM, 'DL-02');
    return;
  }
  if (asked === undefined) return refuse(payload, ['recipientsAsked'], ALL_THREE, 'DL-02');
  if (answered === undefined) return refuse(payload, ['recipientsAnswered'], ALL_THREE, 'DL-02');
  if (satisfied === undefined) return refuse(payload, ['recipientsSatisfied'], ALL_THREE, 'DL-02');
  if (answered > asked) refuse(payload, ['recipientsAnswered'], MORE_THAN_ASKED, 'DL-02');
  if (satisfied > answered) refuse(payload, ['recipientsSatisfied'], MORE_THAN_ANSWERED, 'DL-02');
  if (required && answered === 0 && noOpinionReason === undefined) {
    refuse(payload, ['noOpinionReason'], HEAR_THEM, 'DL-02');
  }
}

const HEAR_THEM = {
  zh: '向社会公众提供的服务，验收须有服务对象的意见；没有人能够出具意见的，写明原因。',
  en: 'Recipients give their opinion of a service to the public; where nobody can, say why.',
};
const ALL_THREE = {
  zh: '征求、答复和满意的人数一并填写。',
  en: 'Enter how many were asked, answered and are satisfied.',
};
const MORE_THAN_ASKED = { zh: '答复人数不能多于征求意见人数。', en: 'No more people can answer than were asked.' };
const MORE_THAN_ANSWERED = {
  zh: '满意人数不能多于答复人数。',
  en: 'No more people can be satisfied than have answered.',
};
