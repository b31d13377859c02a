import { z } from 'zod';
import { ASSESSMENT_GRADES } from '../../../domain/experts/assessment.ts';
import { RELATIONS, type Avoidance } from '../../../domain/experts/avoidance.ts';
import { REMOVAL_GROUNDS, type RemovalGroundCode } from '../../../domain/experts/expert-state.ts';
import { SPECIALITIES, type Speciality } from '../../../domain/experts/specialities.ts';
import { oneOf, rowsOf, subjectId, theRow } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { choice, reasonForm, text } from './text-fields.ts';

/** What the examination of an expert's application rests on. */
export interface ExpertApplicationFacts {
  readonly name: string;
  readonly specialities: readonly Speciality[];
  readonly employer: string;
  readonly qualifications: string;
  readonly avoidances: readonly Avoidance[];
  readonly termMonths: number;
}

const APPLICATION = `
  SELECT u.display_name AS name, a.specialities, a.employer, a.qualifications, a.avoidances, a.term_months AS "termMonths"
  FROM expert_application a JOIN app_user u ON u.id = a.user_id WHERE a.id = $1`;

/** The application in a few lines, above the first field. */
function inShort(application: ExpertApplicationFacts): string {
  const { name, specialities, employer, qualifications, avoidances, termMonths } = application;
  const fields = specialities.map((code) => SPECIALITIES[code].zh).join('、');
  const ties = avoidances.map((tie) => `${tie.name}（${RELATIONS[tie.relation].title.zh}）`).join('、');
  return [
    `${name}，${employer}；专业：${fields}；申请聘期 ${termMonths} 个月。`,
    `资格：${qualifications}`,
    `申报应当回避的单位：${ties === '' ? '无' : ties}`,
  ].join('\n');
}

export const reviewExpertForm: TaskForm<ExpertApplicationFacts> = {
  facts: (context, task) => theRow(context, task, APPLICATION, [subjectId(task, 'expertApplicationId')]),
  schema: (application) =>
    z.strictObject({
      verified: text('核实情况', `${inShort(application)}\n写明专业、资格和工作单位如何核实。`, 4),
    }),
  example: () => ({ verified: '专业技术职称证书、工作单位证明已核对原件，与申请一致。' }),
  otherOutcomes: () => ({
    return: reasonForm('请补充专业技术职称证书和近三年任职情况。'),
    refuse: reasonForm('专业与本库需要的领域不符。'),
  }),
};

/** A proposed removal, as the expert and whoever decides read it. */
export interface RemovalFacts {
  readonly name: string;
  readonly ground: RemovalGroundCode;
  readonly reason: string;
  readonly statement: string | null;
}

const REMOVAL = `
  SELECT u.display_name AS name, r.ground, r.reason, r.statement
  FROM expert_removal r JOIN app_user u ON u.id = r.user_id WHERE r.id = $1`;

const removalFacts: TaskForm<RemovalFacts>['facts'] = (context, task) =>
  theRow(context, task, REMOVAL, [subjectId(task, 'expertRemovalId')]);

function why({ ground, reason }: RemovalFacts): string {
  const { title, rule } = REMOVAL_GROUNDS[ground];
  return `拟移出的原因：${title.zh}（${rule}）\n${reason}`;
}

export const hearExpertForm: TaskForm<RemovalFacts> = {
  facts: removalFacts,
  schema: (removal) => z.strictObject({ statement: text('陈述意见', `${why(removal)}\n写明您认为的事实和理由。`, 4) }),
  example: () => ({ statement: '当日因公出差，已提前书面请假，并非无故缺席（示例）。' }),
};

export const decideRemovalForm: TaskForm<RemovalFacts> = {
  facts: removalFacts,
  schema: (removal) =>
    z.strictObject({
      opinion: text(
        '决定的理由',
        `${removal.name}\n${why(removal)}\n专家陈述：${removal.statement ?? '期限内未作陈述'}\n专家将看到这段文字。`,
        4,
      ),
    }),
  example: () => ({ opinion: '事实清楚，陈述的理由不成立，予以移出（示例）。' }),
  otherOutcomes: () => ({ keep: reasonForm('陈述的理由成立，不予移出。') }),
};

/** An expert who took part in the evaluation. */
interface AssessedExpert {
  readonly id: string;
  readonly name: string;
}

const SEATED = `
  SELECT u.id, u.display_name AS name FROM committee_seat s JOIN app_user u ON u.id = s.expert_id
  WHERE s.purchase_id = $1 AND s.state = 'accepted' ORDER BY u.display_name, u.id`;

const GRADES = {
  good: ASSESSMENT_GRADES.good.zh,
  fair: ASSESSMENT_GRADES.fair.zh,
  poor: ASSESSMENT_GRADES.poor.zh,
};

/** Every expert of the committee once, with the reasons. */
export const assessExpertsForm: TaskForm<readonly AssessedExpert[]> = {
  facts: (context, task) => rowsOf<AssessedExpert>(context, SEATED, [task.purchaseId]),
  schema: (experts) =>
    z.strictObject({
      experts: z
        .array(
          z.strictObject({
            expertId: oneOf(experts, '专家', '参加评审的专家。'),
            discipline: choice(GRADES, '遵守纪律', '到场、保密、遵守评审纪律。'),
            impartiality: choice(GRADES, '客观公正', '独立评审，无倾向性言论。'),
            competence: choice(GRADES, '专业能力', '熟悉采购需求和评审标准。'),
            reason: text('理由', '写明具体事实。', 2),
          }),
        )
        .length(experts.length)
        .check((payload) => {
          for (const position of repeatedAt(payload.value.map(({ expertId }) => expertId))) {
            refuse(payload, [position, 'expertId'], { zh: '每名专家评价一次。', en: 'Each expert is assessed once.' });
          }
        })
        .meta({ title: '专家', description: '每名专家一行。' }),
    }),
  example: (experts) => ({
    experts: experts.map(({ id }) => ({
      ...{ expertId: id, discipline: 'good', impartiality: 'good', competence: 'good' },
      reason: '按时到场，独立评审，意见有依据。',
    })),
  }),
};
