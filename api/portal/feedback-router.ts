import express, { Router, type Request, type Response } from 'express';
import type { ApiContext } from '../context.ts';
import { hashOfToken } from '../../prisma/feedback-token.ts';
import { keepFeedback, type Feedback } from '../visits/keep-feedback.ts';
import { askFeedback, feedbackOutcome, type AskedVisit } from './pages/visit-feedback.ts';
import { at } from './view.ts';
import type { Visit } from './visit.ts';

const PRIVATE = 'no-store';
const LARGEST_FORM = 8 * 1024;

interface Asked extends AskedVisit {
  readonly id: string;
  readonly given: boolean;
}

/**
 * Where a recipient confirms and rates one visit: whoever holds the printed link, nobody else, and without login. The
 * token is all that a request is trusted for, so that a form from anywhere else could do no more than its holder may.
 */
export function feedbackRouter(context: ApiContext, visitOf: (request: Request, response: Response) => Visit): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.use('/v', (_request, response, next) => {
    response.removeHeader('Access-Control-Allow-Origin');
    response.setHeader('X-Robots-Tag', 'noindex');
    response.setHeader('Referrer-Policy', 'no-referrer');
    next();
  });
  router.get('/v/:token', async (request, response) => {
    const visit = visitOf(request, response);
    const asked = await visitBehind(context, request);
    if (asked === undefined) return visit.page(feedbackOutcome(visit.view, 'gone'), 404);
    if (asked.given) {
      const outcome = request.query['sent'] === 'now' ? 'thanks' : 'given';
      return visit.page(feedbackOutcome(visit.view, outcome), 200, PRIVATE);
    }
    return visit.page(askFeedback(visit.view, asked, { incomplete: false }), 200, PRIVATE);
  });
  const form = express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: 10 });
  router.post('/v/:token', form, async (request, response) => {
    const visit = visitOf(request, response);
    const asked = await visitBehind(context, request);
    if (asked === undefined) return visit.page(feedbackOutcome(visit.view, 'gone'), 404);
    if (asked.given) return visit.page(feedbackOutcome(visit.view, 'given'), 409);
    const said = saidIn(request.body as Readonly<Record<string, unknown>>);
    if (said === undefined) return visit.page(askFeedback(visit.view, asked, { incomplete: true }), 400);
    const kept = await keepFeedback(context.database, asked.id, said, { channel: 'link' });
    if (!kept) return visit.page(feedbackOutcome(visit.view, 'given'), 409);
    // Read anew after a reload, not sent anew.
    response.redirect(303, at(visit.view, visit.view.path, { sent: 'now' }));
  });
  return router;
}

function saidIn(form: Readonly<Record<string, unknown>> | undefined): Feedback | undefined {
  const { came, rating, remark } = form ?? {};
  if (came !== 'yes' && came !== 'no') return undefined;
  const stars = typeof rating === 'string' && /^[1-5]$/.test(rating) ? Number(rating) : null;
  const words = typeof remark === 'string' ? remark.replaceAll('\0', '').trim().slice(0, 500) : '';
  return { tookPlace: came === 'yes', rating: stars, remark: words === '' ? null : words };
}

/** Only first characters of names leave the database. */
const ASKED = `
  SELECT v.id, left(r.name, 1) || '*' AS recipient, left(v.staff, 1) || '*' AS staff, o.name AS provider,
         coalesce(item.name_zh, v.service_code) AS "serviceZh", coalesce(item.name_en, v.service_code) AS "serviceEn",
         v.started_at AS "startedAt", v.ended_at AS "endedAt", f.visit_id IS NOT NULL AS given
  FROM visit_link l
  JOIN visit v ON v.id = l.visit_id
  JOIN recipient r ON r.id = v.recipient_id
  JOIN organisation o ON o.id = v.provider_id
  LEFT JOIN visit_feedback f ON f.visit_id = v.id
  JOIN contract c ON c.id = v.contract_id
  LEFT JOIN LATERAL catalogue_item_for(c.purchase_id, NULL, v.service_code) item ON true
  WHERE l.token_hash = $1 AND l.expires_at > now() AND v.withdrawn_at IS NULL`;

async function visitBehind({ database }: ApiContext, request: Request): Promise<Asked | undefined> {
  const hash = hashOfToken(String(request.params['token']));
  if (hash === undefined) return undefined;
  const { rows } = await database.pool.query<Asked>({ name: 'visit-behind-link', text: ASKED, values: [hash] });
  return rows[0];
}
