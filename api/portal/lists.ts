import { directoryOf } from '../purchases/directory.ts';
import type { NoticeOf } from './allow-list.ts';
import type { Address } from './content.ts';
import { awardsPage } from './pages/awards.ts';
import { cataloguePage } from './pages/catalogue.ts';
import { contractsPage, evaluationsPage } from './pages/contracts.ts';
import { dishonestyPage } from './pages/dishonesty.ts';
import { feedsPage } from './pages/feeds.ts';
import { gradingsPage } from './pages/gradings.ts';
import { homePage } from './pages/home.ts';
import { noticesPage, searchPage } from './pages/notices.ts';
import { contractsBy } from './read-contracts.ts';
import { standingConditions } from './read-conditions.ts';
import { publishedEdition, publishedEditions } from './read-directory.ts';
import { debarmentsInForce } from './read-debarments.ts';
import { gradingsBy } from './read-gradings.ts';
import { noticesBy, type PageOfList } from './read-notices.ts';
import { choicesOf, numbersOf } from './read-numbers.ts';

const NEWEST = 8;

/** The pages that list many purchases. */
export const LISTS: readonly Address[] = [
  {
    path: '/',
    json: false,
    read: async ({ database, filters }) => {
      const [newest, numbers] = await Promise.all([
        noticesBy(database, { ...filters, q: '', after: undefined }, NEWEST),
        numbersOf(database),
      ]);
      return { page: (view) => homePage(view, newest.items, numbers) };
    },
  },
  {
    path: '/notices',
    json: true,
    read: async ({ database, filters }) => {
      const [list, choices] = await Promise.all([noticesBy(database, filters), choicesOf(database)]);
      return { json: list, page: (view) => noticesPage(view, filters, choices, list) };
    },
  },
  {
    path: '/search',
    json: true,
    read: async ({ database, filters }) => {
      const nothing: PageOfList<never> = { items: [], next: undefined };
      const [list, choices] = await Promise.all([
        filters.q === '' ? nothing : noticesBy(database, filters),
        choicesOf(database),
      ]);
      return { json: list, page: (view) => searchPage(view, filters, choices, list) };
    },
  },
  {
    path: '/awards',
    json: true,
    read: async ({ database, filters }) => {
      const results = { ...filters, kind: 'result-notice' } as const;
      const [list, choices] = await Promise.all([noticesBy(database, results), choicesOf(database)]);
      const awards = list as PageOfList<NoticeOf<'result-notice'>>;
      return { json: list, page: (view) => awardsPage(view, filters, choices, awards) };
    },
  },
  {
    path: '/contracts',
    json: true,
    read: async ({ database, filters }) => {
      const [list, choices] = await Promise.all([contractsBy(database, filters), choicesOf(database)]);
      return { json: list, page: (view) => contractsPage(view, filters, choices, list) };
    },
  },
  {
    path: '/evaluations',
    json: true,
    read: async ({ database, filters }) => {
      const evaluated = contractsBy(database, filters, { evaluated: true });
      const [list, choices] = await Promise.all([evaluated, choicesOf(database)]);
      return { json: list, page: (view) => evaluationsPage(view, filters, choices, list) };
    },
  },
  {
    path: '/gradings',
    json: true,
    read: async ({ database, filters }) => {
      const list = await gradingsBy(database, filters);
      return { json: list, page: (view) => gradingsPage(view, filters, list) };
    },
  },
  {
    path: '/dishonesty',
    json: true,
    read: async ({ database }) => {
      const debarments = await debarmentsInForce(database);
      return { json: { items: debarments }, page: (view) => dishonestyPage(view, debarments) };
    },
  },
  {
    path: '/catalogue',
    json: true,
    read: async ({ database, filters }) => {
      const { edition: inForce, programmes, negativeList } = await directoryOf(database, filters.region ?? null);
      const [content, editions, conditions] = await Promise.all([
        publishedEdition(database, inForce.id),
        publishedEditions(database),
        standingConditions(database),
      ]);
      const { edition, before, difference, items } = content!;
      return {
        json: { edition, before, difference, editions, items, programmes, negativeList, conditions },
        page: (view) => cataloguePage(view, { content: content!, editions, negativeList, conditions }),
      };
    },
  },
  {
    path: '/feeds',
    json: false,
    read: async ({ database }) => {
      const choices = await choicesOf(database);
      return { page: (view) => feedsPage(view, choices) };
    },
  },
];
