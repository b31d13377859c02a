import express, { Router, type Request, type Response } from 'express';
import type { ApiContext } from '../context.ts';
import { keepAnswer, type SurveyWords } from '../evaluations/keep-answer.ts';
import { hashOfToken } from '../../prisma/feedback-token.ts';
import { askSurvey, surveyOutcome, type AskedSurvey } from './pages/survey.ts';
import { at } from './view.ts';
import type { Visit } from './visit.ts';

const PRIVATE = 'no-store';
const LARGEST_FORM = 8 * 1024;

interface Asked extends AskedSurvey {
  readonly evaluationId: string;
  readonly recipientId: string;
  readonly open: boolean;
  readonly given: boolean;
}

/** Where a recipient who was drawn answers the survey of an evaluation: by the printed link, without login, once (PE-03). */
export function surveyRouter(context: ApiContext, visitOf: (request: Request, response: Response) => Visit): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.use('/s', (_request, response, next) => {
    response.removeHeader('Access-Control-Allow-Origin');
    response.setHeader('X-Robots-Tag', 'noindex');
    response.setHeader('Referrer-Policy', 'no-referrer');
    next();
  });
  router.get('/s/:token', async (request, response) => {
    const visit = visitOf(request, response);
    const asked = await surveyBehind(context, request);
    if (asked === undefined) return visit.page(surveyOutcome(visit.view, 'gone'), 404);
    if (asked.given) {
      const outcome = request.query['sent'] === 'now' ? 'thanks' : 'given';
      return visit.page(surveyOutcome(visit.view, outcome), 200, PRIVATE);
    }
    if (!asked.open) return visit.page(surveyOutcome(visit.view, 'gone'), 404);
    return visit.page(askSurvey(visit.view, asked, { incomplete: false }), 200, PRIVATE);
  });
  const form = express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: 10 });
  router.post('/s/:token', form, async (request, response) => {
    const visit = visitOf(request, response);
    const asked = await surveyBehind(context, request);
    if (asked === undefined) return visit.page(surveyOutcome(visit.view, 'gone'), 404);
    const said = saidIn(request.body as Readonly<Record<string, unknown>>);
    if (said === undefined) return visit.page(askSurvey(visit.view, asked, { incomplete: true }), 400);
    const kept = await keepAnswer(context.database, asked, said, { channel: 'link' });
    if (kept !== 'kept') return visit.page(surveyOutcome(visit.view, kept === 'given' ? 'given' : 'gone'), 409);
    response.redirect(303, at(visit.view, visit.view.path, { sent: 'now' }));
  });
  return router;
}

function saidIn(form: Readonly<Record<string, unknown>> | undefined): SurveyWords | undefined {
  const { effect, management, impact, remark } = form ?? {};
  const stars = [effect, management, impact].map((value) =>
    typeof value === 'string' && /^[1-5]$/.test(value) ? Number(value) : undefined,
  );
  if (stars.some((value) => value === undefined)) return undefined;
  const words = typeof remark === 'string' ? remark.replaceAll('\0', '').trim().slice(0, 500) : '';
  return { effect: stars[0]!, management: stars[1]!, impact: stars[2]!, remark: words === '' ? null : words };
}

/** Only the first character of the name leaves the database. */
const ASKED = `
  SELECT l.evaluation_id AS "evaluationId", l.recipient_id AS "recipientId", left(r.name, 1) || '*' AS recipient,
         o.name AS provider, e.period_from::text AS "from", e.period_to::text AS "to", e.state = 'rating' AS open,
         a.recipient_id IS NOT NULL AS given
  FROM survey_link l
  JOIN performance_evaluation e ON e.id = l.evaluation_id
  JOIN contract c ON c.id = e.contract_id
  JOIN organisation o ON o.id = c.provider_id
  JOIN recipient r ON r.id = l.recipient_id
  LEFT JOIN survey_answer a ON a.evaluation_id = l.evaluation_id AND a.recipient_id = l.recipient_id
  WHERE l.token_hash = $1 AND l.expires_at > now()`;

async function surveyBehind({ database }: ApiContext, request: Request): Promise<Asked | undefined> {
  const hash = hashOfToken(String(request.params['token']));
  if (hash === undefined) return undefined;
  const { rows } = await database.pool.query<Asked>({ name: 'survey-behind-link', text: ASKED, values: [hash] });
  return rows[0];
}
