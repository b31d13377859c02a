import type { Page } from 'playwright-core';

/** Says in a plan that the purchase is for small and medium enterprises alone (PL-15). */
export async function reserveInPlan(page: Page): Promise<void> {
  await page.locator('#form-smeReserve').click();
  const options = page.locator('.ant-select-item-option');
  await options.filter({ hasText: '专门面向中小企业采购', visible: true }).click();
}
