import { Router, type Request, type Response } from 'express';
import { NOTICE_KIND_LABELS, NOTICE_KINDS } from '../../domain/procurement/notice-kinds.ts';
import type { Database } from '../../prisma/database.ts';
import type { ApiContext } from '../context.ts';
import { atomFeed, type Feed } from './atom.ts';
import { nothingHere } from './content.ts';
import { filtersOf } from './filters.ts';
import { newestAnswers } from './read-answers.ts';
import { noticesBy, PAGE_ROWS } from './read-notices.ts';
import { choicesOf } from './read-numbers.ts';
import { sitemap } from './sitemap.ts';
import type { Visit } from './visit.ts';
import { WORDS } from './words.ts';

/** Feeds and sitemap: the portal for programs that come by themselves. */
export function syndicationRouter({ database }: ApiContext, visitOf: (request: Request, response: Response) => Visit) {
  const router = Router({ strict: true });
  const send = async (visit: Visit, title: string, items: Feed['items']) => {
    const { origin, path } = visit.view;
    const feed = { path, origin, title: `${WORDS.zh.site} · ${title}`, items };
    await visit.text('application/atom+xml', atomFeed(feed));
  };
  router.get('/feeds/notices.atom', async (request, response) =>
    send(visitOf(request, response), WORDS.zh.feedAll, await everything(database, undefined)),
  );
  router.get('/feeds/answers.atom', async (request, response) =>
    send(visitOf(request, response), WORDS.zh.feedAnswers, await newestAnswers(database, undefined, PAGE_ROWS)),
  );
  router.get('/feeds/kind/:kind.atom', async (request, response) => {
    const kind = NOTICE_KINDS.find((known) => known === request.params.kind);
    if (kind === undefined) throw nothingHere();
    const { items } = await noticesBy(database, { ...filtersOf({}), kind });
    await send(visitOf(request, response), NOTICE_KIND_LABELS[kind].zh, items);
  });
  router.get('/feeds/region/:code.atom', async (request, response) => {
    const { regions } = await choicesOf(database);
    const region = regions.find(({ code }) => code === request.params.code);
    if (region === undefined) throw nothingHere();
    await send(visitOf(request, response), region.name, await everything(database, region.code));
  });
  router.get('/sitemap.xml', async (request, response) => {
    const visit = visitOf(request, response);
    await visit.text('application/xml', await sitemap(database, visit.view.origin));
  });
  return router;
}

/** What was published last, notices and answers together, the newest first. */
async function everything(database: Database, region: string | undefined): Promise<Feed['items']> {
  const [notices, answers] = await Promise.all([
    noticesBy(database, { ...filtersOf({}), region }),
    newestAnswers(database, region, PAGE_ROWS),
  ]);
  return [...notices.items, ...answers]
    .sort((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1))
    .slice(0, PAGE_ROWS);
}
