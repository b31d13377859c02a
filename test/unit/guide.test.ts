import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GRANTS } from '../../api/access/abilities.ts';
import { ROLES, type Role } from '../../domain/tasks/task-kind.ts';
import { INNER_PAGES, pagesFor } from '../../web/guide/guide-pages.ts';

const CONSOLE = fileURLToPath(new URL('../../web/console.tsx', import.meta.url));

/** Addresses of the route table, nested ones joined; whatever only leads elsewhere has no page of its own. */
function routes(): string[] {
  const text = readFileSync(CONSOLE, 'utf8');
  const found: string[] = [];
  let parent = '';
  for (const [, path, closing] of text.matchAll(
    /<Route path="([^"]+)"[^>]*?element=\{<[^>]*\/>\} ?(\/?)>|<\/Route>/g,
  )) {
    if (path === undefined) parent = '';
    else {
      found.push(path.startsWith('/') || path === '*' ? path : `${parent}/${path}`);
      if (closing !== '/') parent = path;
    }
  }
  return found;
}

const grants = (role: Role) => GRANTS[role].map(([action, subject]) => ({ action, subject }));
const told = (role: Role) =>
  pagesFor([role], grants(role)).flatMap(({ path, inner }) => [path, ...inner.map((page) => page.path)]);

describe('the guide', () => {
  test('tells somebody of every page of the console', () => {
    const everybody = new Set(['/sign-in', '*', ...ROLES.flatMap(told)]);
    expect(routes().length).toBeGreaterThan(40);
    expect(routes().filter((path) => !everybody.has(path))).toEqual([]);
  });

  test('tells of no page that the console does not have', () => {
    const known = new Set(routes());
    expect(INNER_PAGES.filter(({ path }) => !known.has(path))).toEqual([]);
  });

  test.each(ROLES)('tells %s of each page once, and of none that the api would refuse', (role) => {
    const pages = told(role);
    expect(pages).toEqual([...new Set(pages)]);
    expect(pages).toContain('/inbox');
    const may = new Set(grants(role).map(({ action, subject }) => `${action} ${subject}`));
    const refused = INNER_PAGES.filter(({ path, needs }) => pages.includes(path) && !may.has(needs.join(' ')));
    expect(refused).toEqual([]);
  });

  test('tells each role of what it alone can do', () => {
    expect(told('officer')).toEqual(expect.arrayContaining(['/purchases/new', '/projects/new', '/questions']));
    expect(told('approver')).not.toContain('/purchases/new');
    expect(told('supervisor')).toContain('/contracts/:contractId/takeover');
    expect(told('provider')).toEqual(expect.arrayContaining(['/provider/bids', '/purchases/:purchaseId/challenge']));
    expect(told('clerk')).toContain('/projects/new');
  });
});
