import { z } from 'zod';
import type { Database } from '../../prisma/database.ts';
import { Problem } from '../problem.ts';
import type { PublishedNotice } from './allow-list.ts';
import { nothingHere, type Address } from './content.ts';
import { drawPage } from './pages/draw.ts';
import { editionPage } from './pages/edition.ts';
import { noticePage } from './pages/notice.ts';
import { purchasePage } from './pages/purchase.ts';
import { newestOf } from './purchase-record.ts';
import { answersOf } from './read-answers.ts';
import { contractsOf } from './read-contracts.ts';
import { drawsOf } from './read-draws.ts';
import { publishedEdition } from './read-directory.ts';
import { noticeById, noticesOf } from './read-notices.ts';

/** The pages of one purchase, of one notice, and of one edition of the guidance directory. */
export const RECORDS: readonly Address[] = [
  {
    path: '/notices/:id',
    json: true,
    read: async ({ database, params }) => {
      const notice = await publishedNotice(database, params['id']);
      const all = (await noticesOf(database, notice.number)) ?? [];
      return { json: notice, page: (view) => noticePage(view, notice, newestOf(all, 'correction-notice')) };
    },
  },
  {
    path: '/catalogue/:id',
    json: true,
    read: async ({ database, params }) => {
      const content = await publishedEdition(database, params['id']);
      if (content === undefined) throw nothingHere();
      return { json: content, page: (view) => editionPage(view, content) };
    },
  },
  {
    path: '/p/:number',
    json: true,
    read: async ({ database, params: { number = '' } }) => {
      const [notices = [], answers, contracts, draws] = await Promise.all([
        noticesOf(database, number),
        answersOf(database, number),
        contractsOf(database, number),
        drawsOf(database, number),
      ]);
      if (!isFilled(notices)) throw nothingHere();
      return {
        json: { notices, answers, contracts, draws },
        page: (view) => purchasePage(view, { notices, answers, contracts, draws }),
      };
    },
  },
  {
    path: '/p/:number/draw',
    json: true,
    read: async ({ database, params: { number = '' } }) => {
      const draws = await drawsOf(database, number);
      if (!isFilled(draws)) throw nothingHere();
      return { json: draws, page: (view) => drawPage(view, draws) };
    },
  },
];

/** Throws Problem `not-found`, or `withdrawn` with the reason. */
export async function publishedNotice(database: Database, id: string | undefined): Promise<PublishedNotice> {
  const notice = z.uuid().safeParse(id).success ? await noticeById(database, id!) : undefined;
  if (notice === undefined) throw nothingHere();
  if (!('withdrawn' in notice)) return notice;
  throw new Problem('withdrawn', {
    detail: { zh: `撤回理由：${notice.withdrawn}`, en: `Withdrawn: ${notice.withdrawn}` },
  });
}

function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
