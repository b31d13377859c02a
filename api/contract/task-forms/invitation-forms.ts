import { z } from 'zod';
import { buyerMayName, invitationSize } from '../../../domain/procurement/invitation.ts';
import type { InvitationWay, MethodCode } from '../../../domain/procurement/methods.ts';
import { dayOf, instantOfMillis, type Day } from '../../../domain/time/shanghai.ts';
import type { ApiContext } from '../../context.ts';
import { withStandings } from './credit-standing.ts';
import { oneOf, rowsOf, theRow } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import { staticForm, type FormTask, type TaskForm } from './task-form.ts';
import { text } from './text-fields.ts';

interface Supplier {
  readonly id: string;
  readonly name: string;
}

/** Every applicant exactly once; whoever is not qualified is told why (EV-18). */
export const examineApplicantsForm: TaskForm<readonly Supplier[]> = {
  facts: (context, task) =>
    rowsOf<Supplier>(
      context,
      `SELECT o.id, o.name FROM supplier_candidate c JOIN organisation o ON o.id = c.provider_id
       WHERE c.purchase_id = $1 AND c.origin = 'application' ORDER BY o.id`,
      [task.purchaseId],
    ),
  schema: (applicants) => z.strictObject({ results: resultsSchema(applicants) }),
  example: (applicants) => ({ results: applicants.map(({ id }) => ({ providerId: id, qualified: true })) }),
};

function resultsSchema(applicants: readonly Supplier[]) {
  const schema = z.strictObject({
    providerId: oneOf(applicants.length > 0 ? applicants : NOBODY, '申请人', '提交资格预审申请的供应商。'),
    qualified: z.boolean().meta({ title: '是否合格', description: '资格是否符合资格预审文件要求。' }),
    reason: text('不合格理由', '不合格时必填，将告知供应商。').optional(),
  });
  return z
    .array(schema)
    .length(applicants.length)
    .check((payload) => {
      for (const position of repeatedAt(payload.value.map(({ providerId }) => providerId)))
        refuse(payload, [position, 'providerId'], ONCE, 'ME-12');
      payload.value.forEach(({ qualified, reason }, position) => {
        if (!qualified && !reason) refuse(payload, [position, 'reason'], WITHOUT_REASON, 'EV-18');
      });
    })
    .meta({ title: '审查结果', description: applicants.length === 0 ? '没有供应商提交申请。' : '每名申请人一行。' });
}

const NOBODY: readonly Supplier[] = [{ id: '00000000-0000-4000-8000-000000000000', name: '—' }];
const ONCE = { zh: '同一供应商只填一行。', en: 'Each supplier once.' };
const WITHOUT_REASON = {
  zh: '资格不合格的须写明理由并告知供应商。',
  en: 'Whoever does not qualify is told why: give the reason.',
};

interface RecommendationFacts {
  readonly suppliers: readonly Supplier[];
  readonly least: number;
  readonly most: number;
}

/** The buyer's own list: twice what is drawn for an invited tender, at most half of all for talks (ME-18, ME-19). */
export const recommendSuppliersForm: TaskForm<RecommendationFacts> = recommendation(async (context, task) => {
  const { method, way, onDay, byExperts } = await purchaseOf(context, task);
  const { pool } = invitationSize(method, way, onDay);
  const left = await unnamed(context, task);
  if (method === 'invited-tender') return { suppliers: left, least: Math.min(pool, left.length), most: left.length };
  const most = Math.min(buyerMayName(byExperts, onDay), left.length);
  return { suppliers: left, least: Math.min(most, Math.max(0, pool - byExperts)), most };
});

/** One expert names one supplier that nobody has named yet. */
export const recommendAsExpertForm: TaskForm<RecommendationFacts> = recommendation(async (context, task) => {
  const suppliers = await unnamed(context, task);
  return { suppliers, least: Math.min(1, suppliers.length), most: Math.min(2, suppliers.length) };
});

function recommendation(facts: TaskForm<RecommendationFacts>['facts']): TaskForm<RecommendationFacts> {
  return {
    facts,
    schema: ({ suppliers, least, most }) =>
      z.strictObject({
        suppliers: z
          .array(
            z.strictObject({
              providerId: oneOf(suppliers.length > 0 ? suppliers : NOBODY, '供应商', '社会力量库中的承接主体。'),
              reason: text('推荐理由', '供应商符合资格条件和服务要求的情况。', 4),
            }),
          )
          .min(least)
          .max(most)
          .check((payload) => {
            for (const position of repeatedAt(payload.value.map(({ providerId }) => providerId)))
              refuse(payload, [position, 'providerId'], ONCE, 'ME-19');
          })
          .meta({ title: '推荐的供应商', description: `${least} 至 ${most} 家，每家一行。` }),
      }),
    example: ({ suppliers, least }) => ({
      suppliers: suppliers
        .slice(0, least)
        .map(({ id }) => ({ providerId: id, reason: '具备同类服务经验，服务能力符合要求。' })),
    }),
  };
}

async function purchaseOf(context: ApiContext, task: FormTask) {
  const row = await theRow<{ method: MethodCode; invitation: InvitationWay; now: Date; experts: number }>(
    context,
    task,
    `SELECT method, invitation, business_time(clock_epoch, clock_scale, clock_catches_up, clock_timestamp()) AS now,
            (SELECT count(*)::int FROM supplier_candidate c WHERE c.purchase_id = p.id AND c.origin = 'expert') AS experts
     FROM purchase p WHERE id = $1`,
    [task.purchaseId],
  );
  const onDay: Day = dayOf(instantOfMillis(row.now.getTime()));
  return { method: row.method, way: row.invitation, onDay, byExperts: row.experts };
}

/**
 * Providers of the bank that nobody has named for this purchase and that are not barred from it (CO-08), with their credit;
 * nobody recommends a D (CR-04).
 */
async function unnamed(context: ApiContext, task: FormTask): Promise<Supplier[]> {
  const suppliers = await rowsOf<Supplier>(
    context,
    `SELECT o.id, o.name FROM organisation o
     WHERE o.admission = 'admitted' AND o.kind NOT IN ('last-resort', 'state-organ', 'expert-bank', 'third-party-evaluator')
       AND NOT EXISTS (SELECT 1 FROM supplier_candidate c WHERE c.purchase_id = $1 AND c.provider_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM purchase p, refusers_of(p.restart_of_id) r WHERE p.id = $1 AND r.provider_id = o.id)
     ORDER BY o.id LIMIT 500`,
    [task.purchaseId],
  );
  const standing = await withStandings(context, suppliers);
  return standing.filter(({ level }) => level !== 'D').map(({ id, name }) => ({ id, name }));
}

/** What each witness writes becomes part of the seed (ME-18). */
export const witnessDrawForm = staticForm(
  z.strictObject({
    word: z
      .string()
      .trim()
      .max(12)
      .regex(/^\d{4,12}$/)
      .meta({
        title: '监督人写下的数字',
        description: '任意四至十二位数字，当场写下，与其他监督人的数字一起生成抽取种子。',
      }),
  }),
  { word: '582913' },
);
