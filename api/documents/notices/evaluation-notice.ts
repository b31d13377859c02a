import { DIMENSION_LABELS, DIMENSIONS, SIDE_LABELS, SIDES } from '../../../domain/performance/dimensions.ts';
import { RENEWAL_LABELS } from '../../../domain/performance/renewal.ts';
import { GRADE_LABELS } from '../../../domain/performance/result.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { facts, officialDay, paragraph, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 绩效评价结果公告: the result with the formula it was computed by, and the draw of recipients, to be repeated (PE-01 to PE-04). */
export function evaluationNotice(notice: NoticeOf<'evaluation-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  const { from, to, total, grade, sides, weights, renewal, renewUntil, seed, poolHash, poolSize } = body;
  const present = SIDES.filter((side) => sides?.[side] !== undefined);
  const until = renewUntil === undefined ? '' : `，至迟到${officialDay(renewUntil as never)}`;
  return {
    ...noticeHead(notice, '绩效评价结果公告'),
    blocks: sections(
      [
        '合同基本情况',
        facts(
          ['合同编号', body.number],
          ['项目编号', number],
          ['项目名称', title],
          ['标段', body.lot === undefined ? undefined : `第${body.lot}标段`],
          ['承接主体', body.provider],
          ['评价期间', from === undefined || to === undefined ? undefined : `${from}至${to}`],
        ),
      ],
      [
        '评价结果',
        facts(
          ['总分', total === undefined ? undefined : `${total / 100}分`],
          ['等次', grade === undefined ? undefined : GRADE_LABELS[grade].zh],
          ['续签建议', renewal === undefined ? undefined : `${RENEWAL_LABELS[renewal].zh}${until}`],
          ...present.map((side): [string, string] => [
            `${SIDE_LABELS[side].zh}${weights === undefined ? '' : `（权重${weights.sides[side]}%）`}`,
            `${(sides?.[side] ?? 0) / 100}分`,
          ]),
        ),
      ],
      [
        '计算方法',
        paragraph(
          `各方得分按${DIMENSIONS.map((dimension) => DIMENSION_LABELS[dimension].zh).join('、')}三个维度的权重相加，总分按各方权重相加；没有第三方参加的，其余各方按比例计算。服务对象问卷一至五分折算为零至一百分取平均。`,
        ),
        facts(
          ...DIMENSIONS.map((dimension): [string, string | undefined] => [
            DIMENSION_LABELS[dimension].zh,
            weights === undefined ? undefined : `权重${weights.dimensions[dimension]}%`,
          ]),
        ),
      ],
      [
        '服务对象抽样',
        facts(
          ['名单人数', poolSize === undefined ? undefined : `${poolSize}人`],
          ['抽取人数', body.asked === undefined ? undefined : `${body.asked}人`],
          ['答复人数', body.answers === undefined ? undefined : `${body.answers}人`],
          ['抽样种子', seed],
          ['名单摘要（SHA-256）', poolHash],
        ),
      ],
    ),
  };
}
