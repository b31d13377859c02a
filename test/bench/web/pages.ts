import type { Page } from 'playwright-core';
import type { PageToMeasure } from './visit.ts';

/** What the pages show. */
export interface Shown {
  /** Officer, finance and approver at once. */
  readonly officer: string;
  readonly supervisor: string;
  readonly taskId: string;
  readonly purchaseId: string;
  readonly contractId: string;
  readonly takeoverId: string;
  /** Of a purchase with everything published until its contract. */
  readonly publishedNumber: string;
}

/** The floor first: the smallest answer of the same api, so nothing that it serves could be on the screen sooner. */
export function pagesOf(shown: Shown): PageToMeasure[] {
  const { officer, supervisor, purchaseId, contractId, takeoverId, publishedNumber } = shown;
  const task = shown.taskId.split('/').map(encodeURIComponent).join('/');
  const by =
    (token: string) =>
    (name: string, path: string, content = 'main h1', act = tabThrough) => ({
      ...{ name, path: `/console/${path}`, content, act, token },
    });
  const [office, oversight] = [by(officer), by(supervisor)];
  return [
    { name: 'floor', path: '/healthz', content: 'body', act: tabThrough },
    { name: 'sign-in', path: '/console/sign-in', content: '#username', act: typeName },
    office('inbox', 'inbox', 'tbody tr', walkRows),
    office('task', `tasks/${task}`),
    office('purchase', `purchases/${purchaseId}`),
    oversight('cockpit', 'supervision', '.cockpit-columns'),
    oversight('takeover, before', `contracts/${contractId}/takeover`),
    oversight('takeover, live', `takeovers/${takeoverId}`, '.takeover-columns'),
    oversight('dashboards', 'dashboards', '.chart svg', switchToTables),
    { name: 'portal', path: '/public/', content: 'main', act: tabThrough },
    { name: 'portal search', path: '/public/search?q=照料', content: `main a[href*="/public/"]`, act: tabThrough },
    { name: 'portal purchase', path: `/public/p/${publishedNumber}`, content: 'main', act: tabThrough },
  ];
}

const PRESSES = 8;

async function tabThrough(page: Page): Promise<void> {
  for (let n = 0; n < PRESSES; n += 1) await page.keyboard.press('Tab');
}

async function typeName(page: Page): Promise<void> {
  await page.locator('#username').pressSequentially('officer');
}

async function walkRows(page: Page): Promise<void> {
  for (let n = 0; n < PRESSES; n += 1) await page.keyboard.press('j');
}

async function switchToTables(page: Page): Promise<void> {
  for (const choice of await page.getByText('表', { exact: true }).all()) await choice.click();
}
