import { z } from 'zod';
import { figure } from '../../domain/procurement/rules.ts';
import { addDays, dayOf, endOfDay, instantOfMillis } from '../../domain/time/shanghai.ts';
import { contractNotFound, contractParams } from '../contracts/visible-contract.ts';
import { invalid } from '../http/input-errors.ts';
import { route } from '../route.ts';
import { feedbackPath, hashOfToken, newToken } from '../../prisma/feedback-token.ts';
import { contractOfRecords, isOwn } from './visit-contract.ts';

/** A sheet of paper or two. */
const MOST_LINKS = 50;

const linksInput = z
  .strictObject({
    visits: z.array(z.uuid()).min(1).max(MOST_LINKS),
    origin: z
      .url({ protocol: /^https?$/ })
      .max(100)
      .meta({ description: 'Of the address that the paper shows: https://host' }),
  })
  .meta({
    id: 'FeedbackLinksInput',
    example: { visits: ['00000000-0000-4000-8000-000000000001'], origin: 'https://jieli.example' },
  });

const linksSchema = z
  .object({
    expiresOn: z.iso.date(),
    links: z.array(
      z.object({
        visitId: z.uuid(),
        address: z.string().meta({ description: 'Shown once: only a hash of it is kept' }),
      }),
    ),
  })
  .meta({ id: 'FeedbackLinks' });

/** By an office, never by the provider: whoever is rated does not hand out the questions. */
export const makeLinks = route({
  method: 'post',
  path: '/contracts/{contractId}/visits/links',
  operationId: 'makeFeedbackLinks',
  summary: '生成评价二维码 · Links by which recipients confirm and rate visits',
  description:
    'Each opens one visit’s page of the portal, without login, once. Visits that were rated or withdrawn are left out.',
  tag: 'contracts',
  access: ['create', 'Feedback'],
  params: contractParams,
  body: linksInput,
  success: { status: 201, schema: linksSchema, description: 'The links, to be printed' },
  problems: ['not-found'],
  async handle({ params: { contractId }, body: { visits, origin }, caller }, { database }) {
    const contract = await contractOfRecords(database, caller, contractId);
    if (isOwn(caller, contract)) throw contractNotFound();
    const today = dayOf(instantOfMillis(Date.now()));
    const expiresOn = addDays(today, figure('HS-18', 'feedbackLink', today).count);
    const rows = await database.prisma.visit.findMany({
      where: { id: { in: visits }, contractId },
      select: { id: true, withdrawnAt: true, feedback: { select: { visitId: true } } },
    });
    const strange = visits.findIndex((id) => !rows.some((row) => row.id === id));
    if (strange !== -1) {
      const message = '本合同没有这条服务记录。 / Not a visit of this contract.';
      throw invalid([{ pointer: `/visits/${strange}`, in: 'body', code: 'no_such_visit', message }]);
    }
    const askable = rows.filter((row) => row.feedback === null && row.withdrawnAt === null).map(({ id }) => id);
    const wanted = visits.filter((id) => askable.includes(id));
    const made = wanted.map((visitId) => ({ visitId, token: newToken() }));
    await database.prisma.visitLink.createMany({
      data: made.map(({ visitId, token }) => ({
        ...{ visitId, tokenHash: new Uint8Array(hashOfToken(token)!), createdBy: caller.userId },
        expiresAt: new Date(endOfDay(expiresOn)),
      })),
    });
    return {
      expiresOn,
      links: made.map(({ visitId, token }) => ({ visitId, address: new URL(feedbackPath(token), origin).href })),
    };
  },
});
