import { z } from 'zod';
import { contractParams } from '../contracts/visible-contract.ts';
import { invalid } from '../http/input-errors.ts';
import { route } from '../route.ts';
import { contractOfRecords } from './visit-contract.ts';

/** A day's visits of a small provider; more are asked for again. */
const MOST_TEXTS = 100;

const textsInput = z
  .strictObject({
    visits: z.array(z.uuid()).min(1).max(MOST_TEXTS),
    origin: z
      .url({ protocol: /^https?$/ })
      .max(100)
      .meta({ description: 'Of the address that the message holds: https://host' }),
  })
  .meta({
    id: 'RatingTextsInput',
    example: { visits: ['00000000-0000-4000-8000-000000000001'], origin: 'https://jieli.example' },
  });

const textsSchema = z
  .object({
    asked: z.int().meta({ description: 'Messages that wait to be sent from now on' }),
    left: z.int().meta({ description: 'Visits left out: texted before, rated, withdrawn, or nobody left a number' }),
  })
  .meta({ id: 'RatingTexts' });

/** One message a visit at most, whoever asks. */
const ASK = `
  INSERT INTO visit_text (visit_id, contract_id, origin, asked_by, expires_at)
  SELECT v.id, v.contract_id, $3, $4, now() + interval '3 days'
  FROM visit v WHERE v.contract_id = $1 AND v.id = ANY ($2::uuid[]) AND rating_number(v.id) IS NOT NULL
  ON CONFLICT (visit_id) DO NOTHING`;

/**
 * The link goes from the worker to the recipient's telephone: neither provider nor clerk ever sees it, so that whoever is
 * rated may ask for it, and cannot answer it.
 */
export const textLinks = route({
  method: 'post',
  path: '/contracts/{contractId}/visits/texts',
  operationId: 'textRatingLinks',
  summary: '发送评价短信 · Text recipients the link by which they confirm and rate visits',
  description: 'Once a visit, outside the quiet hours (HS-21), to recipients who left a number. The words name nobody.',
  tag: 'contracts',
  access: ['create', 'Visit'],
  params: contractParams,
  body: textsInput,
  success: { status: 202, schema: textsSchema, description: 'They are sent by and by; the list of visits tells' },
  problems: ['not-found'],
  async handle({ params: { contractId }, body: { visits, origin }, caller }, { database }) {
    await contractOfRecords(database, caller, contractId);
    const wanted = [...new Set(visits)];
    const known = await database.prisma.visit.findMany({
      where: { id: { in: wanted }, contractId },
      select: { id: true },
    });
    const strange = visits.findIndex((id) => !known.some((row) => row.id === id));
    if (strange !== -1) {
      const message = '本合同没有这条服务记录。 / Not a visit of this contract.';
      throw invalid([{ pointer: `/visits/${strange}`, in: 'body', code: 'no_such_visit', message }]);
    }
    const { rowCount } = await database.pool.query(ASK, [contractId, wanted, new URL(origin).origin, caller.userId]);
    const asked = rowCount ?? 0;
    return { asked, left: wanted.length - asked };
  },
});
