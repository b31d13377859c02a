import { beforeAll, describe, expect, test } from '@jest/globals';
import { playShowcase } from '../../dev/demo/showcase/showcase.ts';
import { SHOWCASE_NUMBERS } from '../../dev/demo/showcase/scenes.ts';
import { STAGES } from '../../domain/procurement/stages.ts';
import { ConsoleStage, installation } from './console-stage.ts';

interface Item {
  readonly stage: string;
  readonly state: string;
}

interface Task {
  readonly kind: string;
}

describe('a first visitor to the demonstration', () => {
  const stage = ConsoleStage.setUp();

  beforeAll(async () => {
    await playShowcase(installation.apiUrl, installation.databaseUrl);
  }, 400_000);

  test('finds purchases in every stage, and none is made twice', async () => {
    const auditor = await stage.as('auditor');
    const { items: shown } = await auditor.get<{ items: Item[] }>(`/purchases?limit=100&q=${SHOWCASE_NUMBERS}`);
    const stages = new Set(shown.map((purchase) => purchase.stage));
    const live = STAGES.filter((code) => code !== 'acceptance');
    expect(live.filter((code) => !stages.has(code))).toEqual([]);
    expect(shown.map((purchase) => purchase.state)).toContain('failed');
    expect(await playShowcase(installation.apiUrl, installation.databaseUrl)).toBe(0);
  });

  test('finds something to do as whoever they sign in', async () => {
    const expected: Readonly<Record<string, readonly string[]>> = {
      officer: ['draft-plan', 'draft-documents'],
      approver: ['approve-plan', 'approve-documents', 'confirm-award', 'decide-takeover'],
      finance: ['confirm-budget'],
      supervisor: ['monthly-inspection'],
      provider4: ['answer-standby'],
    };
    for (const [username, kinds] of Object.entries(expected)) {
      const person = await stage.as(username);
      const { items } = await person.get<{ items: Task[] }>(`/tasks?limit=100&q=${SHOWCASE_NUMBERS}`);
      const found = items.map(({ kind }) => kind);
      for (const kind of kinds) expect([username, ...found]).toContain(kind);
    }
  });

  test('sees due dates of today’s working life, not of the playback', async () => {
    await stage.signIn('approver');
    await stage.page
      .getByText(/还剩\d个工作日|今日到期/)
      .first()
      .waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
  });

  test('sees the ten most used pages with real content', async () => {
    const auditor = await stage.as('auditor');
    const { items: takeovers } = await auditor.get<{ items: { id: string; drill: boolean }[] }>('/takeovers');
    const takeover = takeovers.find(({ drill }) => !drill)!;
    const { items: closed } = await auditor.get<{ items: { id: string; number: string }[] }>(
      `/purchases?state=closed&q=${SHOWCASE_NUMBERS}`,
    );
    const pages: readonly (readonly [name: string, who: string, path: string, shows: RegExp])[] = [
      ['inbox', 'approver', 'inbox', /还剩\d个工作日|今日到期/],
      ['purchases', 'officer', 'purchases', /采购项目/],
      ['purchase', 'officer', `purchases/${closed[0]!.id}`, /验收/],
      ['cockpit', 'supervisor', 'supervision', /风险/],
      ['takeover-live', 'supervisor', `takeovers/${takeover.id}`, /覆盖|接管/],
      ['contracts', 'supervisor', 'contracts', /合同/],
      ['dashboards', 'finance', 'dashboards', /统计/],
      ['provider', 'provider4', 'provider', /接管|备选/],
      ['guide', 'officer', 'guide', /我能办什么/],
    ];
    for (const [name, who, path, shows] of pages) {
      const page = await stage.newVisitor();
      await stage.signIn(who, path, page);
      await page.getByRole('main').getByText(shows).first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await stage.shot(name, page);
      await page.context().close();
    }
    await stage.page.goto(`${installation.apiUrl}/public/p/${encodeURIComponent(closed[0]!.number)}`);
    await stage.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('portal-purchase');
  }, 240_000);
});
