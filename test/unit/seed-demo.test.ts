import { describe, expect, test } from '@jest/globals';
import { checkCreditCode } from '../../domain/credit-code.ts';
import { checkAgainstNegativeList } from '../../domain/procurement/negative-list.ts';
import { readNotice } from '../../domain/procurement/notice.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_NOTICE_TEXT, DEMO_PURCHASE } from '../../prisma/seed/demo/purchase.ts';
import { DEMO_RECIPIENTS } from '../../prisma/seed/demo/recipients.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { readDirectory, readRegions } from '../../prisma/seed/reference-data.ts';

const organisations = Object.values(DEMO_ORGANISATIONS);
const regions = new Set(readRegions().map((region) => region.code));
const directory = readDirectory();

describe('the demo', () => {
  test('is fictitious by its names', () => {
    const names = [...organisations, ...DEMO_RECIPIENTS.flat(), DEMO_PURCHASE.notice].map((row) => row.name);
    for (const name of [...names, ...DEMO_USERS.map((user) => user.displayName)]) expect(name).toContain('示例');
  });

  test('calls nobody who could have a telephone', () => {
    for (const { phone } of DEMO_RECIPIENTS.flat()) expect(phone).toMatch(/^100\d{8}$/);
  });

  test('has credit codes with true check digits, in regions that exist', () => {
    for (const { creditCode, regionCode } of organisations) {
      expect(checkCreditCode(creditCode)).toEqual({ ok: true, code: creditCode });
      expect(regions).toContain(regionCode);
      expect(creditCode.slice(2, 8)).toBe(regionCode);
    }
    expect(new Set(organisations.map(({ creditCode }) => creditCode)).size).toBe(organisations.length);
  });

  test('has users of every role, each name once', () => {
    const roles = ['officer', 'approver', 'finance', 'supervisor', 'clerk', 'assistant', 'auditor', 'admin'];
    expect(DEMO_USERS.map((user) => user.username)).toEqual(
      expect.arrayContaining([...roles, 'expert7', 'provider4', 'officer2']),
    );
    expect(new Set(DEMO_USERS.map((user) => user.username)).size).toBe(DEMO_USERS.length);
  });

  test('has an officer in a county of another prefecture', () => {
    const [here, there] = ['officer', 'officer2'].map((name) => DEMO_USERS.find((user) => user.username === name));
    expect(here?.regionCode.slice(0, 4)).not.toBe(there?.regionCode.slice(0, 4));
  });

  test('has a colleague of the officer’s role, office and region, to hand tasks to and to stand in', () => {
    const [officer, colleague] = ['officer', 'colleague'].map((name) =>
      DEMO_USERS.find(({ username }) => username === name),
    );
    const { role, organisation, regionCode } = officer!;
    expect(colleague).toMatchObject({ role, organisation, regionCode });
    expect(colleague!.id).not.toBe(officer!.id);
  });

  test('serves sixty recipients a lot: 36 who manage alone, 18 in part, 6 not at all', () => {
    for (const recipients of DEMO_RECIPIENTS) {
      const count = (level: string) => recipients.filter((recipient) => recipient.dependency === level).length;
      expect([count('self-care'), count('partial'), count('full')]).toEqual([36, 18, 6]);
    }
  });

  test('has standby providers and a last resort that together can take over either lot', () => {
    const { provider2, provider3, provider4, lastResort } = DEMO_ORGANISATIONS;
    expect(provider2.capacity + provider3.capacity + provider4.capacity).toBeGreaterThanOrEqual(60);
    expect(lastResort.capacity).toBeGreaterThanOrEqual(60);
  });
});

describe('the demo purchase', () => {
  test('is what the importer reads from its notice', () => {
    expect(readNotice(DEMO_NOTICE_TEXT)).toEqual({ ok: true, notice: DEMO_PURCHASE.notice });
  });

  test('buys in each lot the items of its combination, each recipient once', () => {
    const combination = directory.combinations.find(({ code }) => code === DEMO_PURCHASE.combination);
    for (const lot of DEMO_PURCHASE.lots) {
      expect(lot.catalogueItems).toEqual(combination?.items);
      expect(lot.catalogueItems).toEqual(expect.arrayContaining([...lot.services]));
    }
    const everyone = DEMO_PURCHASE.lots.flatMap((lot) => lot.recipients);
    expect(new Set(everyone).size).toBe(120);
  });

  test('asks for nothing on the negative list', () => {
    expect(checkAgainstNegativeList(DEMO_NOTICE_TEXT, directory.negativeList)).toBeUndefined();
  });
});
