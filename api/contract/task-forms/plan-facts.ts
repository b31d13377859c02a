import type { MethodCode } from '../../../domain/procurement/methods.ts';
import { earliestSurvey, surveyReasons } from '../../../domain/procurement/needs-survey.ts';
import { reserveDuty, type ReserveDuty } from '../../../domain/procurement/sme-reserve.ts';
import type { ApiContext } from '../../context.ts';
import { rowsOf } from './form-facts.ts';
import { today } from './survey-fields.ts';
import type { FormTask } from './task-form.ts';

/** What the rules ask of a plan beside its own texts (PL-10 to PL-12). */
export interface PlanFacts {
  /** A needs survey, a key review and an alternative plan are due. */
  readonly due: boolean;
  /** The project that it carries out was surveyed, lately enough to be used. */
  readonly surveyed: boolean;
  /** And its need passed a key review. */
  readonly keyReviewed: boolean;
  /** Names of whoever opened the purchase or drafted its plan. */
  readonly authors: readonly string[];
  /** Whether the purchase has to be for SMEs alone (PL-15). */
  readonly reserve: ReserveDuty;
  /** Whoever prepared it may not bid for it: asked of every method but the one of a single source (PB-12). */
  readonly asksDesigners: boolean;
}

interface Row {
  readonly method: MethodCode;
  /** Fen; null where nobody has entered a procurement limit. */
  readonly procurementFen: string | null;
  readonly budgetFen: string;
  readonly directService: boolean;
  readonly surveyedOn: string | null;
  readonly keyReviewed: boolean;
  readonly authors: string[];
}

/** A long-term project carries on the one of the year before, whose survey may be used again. */
const OF_PURCHASE = `
  WITH of_need AS (
    SELECT j.id FROM project j JOIN purchase p ON p.id = $1 WHERE j.id = p.project_id
    UNION SELECT j.carried_from_id FROM project j JOIN purchase p ON p.id = $1 WHERE j.id = p.project_id
  )
  SELECT p.budget_fen AS "budgetFen", p.method,
         (limit_in_force(p.region_code, 'procurement', $2::date)).amount_fen AS "procurementFen",
         EXISTS (SELECT 1 FROM lot l CROSS JOIN unnest(l.catalogue_items) AS item (code)
                 CROSS JOIN LATERAL catalogue_item_for(p.id, NULL, item.code) c
                 WHERE l.purchase_id = p.id AND c.class = 'direct') AS "directService",
         (SELECT max(s.surveyed_on)::text FROM needs_survey s WHERE s.project_id IN (SELECT id FROM of_need)) AS "surveyedOn",
         EXISTS (SELECT 1 FROM project_review r WHERE r.project_id IN (SELECT id FROM of_need)
                   AND r.kind = 'key' AND r.outcome = 'approve') AS "keyReviewed",
         ARRAY(SELECT DISTINCT u.display_name FROM app_user u
               WHERE u.id = p.drafter_id
                  OR u.id IN (SELECT t.submitted_by FROM task t WHERE t.purchase_id = p.id AND t.kind = 'draft-plan')) AS authors
  FROM purchase p WHERE p.id = $1`;

const NOTHING_DUE: PlanFacts = {
  due: false,
  surveyed: false,
  keyReviewed: false,
  authors: [],
  reserve: 'none',
  asksDesigners: false,
};

export async function planFacts(context: ApiContext, { purchaseId }: FormTask): Promise<PlanFacts> {
  const onDay = today();
  const [row] = purchaseId === null ? [] : await rowsOf<Row>(context, OF_PURCHASE, [purchaseId, onDay]);
  if (row === undefined) return NOTHING_DUE;
  const { method, directService, surveyedOn, keyReviewed, authors } = row;
  const budgetFen = Number(row.budgetFen);
  const procurementFen = row.procurementFen === null ? undefined : Number(row.procurementFen);
  const surveyed = surveyedOn !== null && surveyedOn >= earliestSurvey(onDay);
  return {
    due: surveyReasons({ directService, budgetFen }, onDay).length > 0,
    ...{ surveyed, keyReviewed: surveyed && keyReviewed, authors },
    reserve: reserveDuty({ method, budgetFen, procurementFen }, onDay),
    asksDesigners: method !== 'single-source',
  };
}
