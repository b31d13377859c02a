import type { Locator, Page } from 'playwright-core';
import type { FieldCase, FieldVariant, Typed } from './form-field-cases.ts';

/** A form of the console as a person fills it in, field by field. */
export class FormFilling {
  readonly #page: Page;
  readonly #cases: readonly FieldCase[];

  constructor(page: Page, cases: readonly FieldCase[]) {
    this.#page = page;
    this.#cases = cases;
  }

  /** Everything that is right, but for what the page is to find wrong. */
  async fillWrong(): Promise<void> {
    for (const { variant, pointer, wrong, right } of this.#cases)
      await this.#fill(variant, pointer, wrong?.value ?? right);
  }

  async fillRight(): Promise<void> {
    for (const { variant, pointer, right } of this.#cases) await this.#fill(variant, pointer, right);
  }

  async type(typed: Typed): Promise<void> {
    for (const [pointer, value] of Object.entries(typed)) {
      await this.#fill(this.#cases.find((one) => one.pointer === pointer)!.variant, pointer, value);
    }
  }

  /** What the fields that are typed into hold, by pointer. */
  async typed(): Promise<Record<string, string>> {
    const values: Record<string, string> = {};
    for (const { variant, pointer } of this.#cases) {
      if (TYPED_INTO.has(variant)) values[pointer] = await this.#control(pointer).inputValue();
    }
    return values;
  }

  /** The sentence beside a field, or beside one inside its frame. */
  sentence(pointer: string, says: string): Locator {
    const about = this.#page.locator(`[id="${idOf(pointer)}-about"]`);
    const inside = this.#page.locator(`fieldset[id="${idOf(pointer)}"]`);
    return about.or(inside).locator('.field-error').filter({ hasText: says }).first();
  }

  #control(pointer: string): Locator {
    return this.#page.locator(`[id="${idOf(pointer)}"]`);
  }

  async #fill(variant: FieldVariant, pointer: string, value: string): Promise<void> {
    const control = this.#control(pointer);
    if (TYPED_INTO.has(variant)) return control.fill(value);
    if (value === '') return undefined;
    switch (variant) {
      case 'yes-no':
        return control.getByRole('radio', { name: value, exact: true }).check();
      case 'declaration':
        return control.check();
      case 'choice':
        return this.#choose(control, value);
      case 'several':
        return this.#chooseSeveral(control, value.split(' '));
      case 'rows':
        return this.#rows(control, Number(value));
      default:
        return undefined;
    }
  }

  async #choose(control: Locator, label: string): Promise<void> {
    await control.click();
    await this.#page.locator('.ant-select-item-option').filter({ hasText: label, visible: true }).first().click();
  }

  async #chooseSeveral(control: Locator, changes: readonly string[]): Promise<void> {
    const field = this.#page.locator('.field').filter({ has: control });
    for (const change of changes) {
      const name = change.slice(1);
      const chosen = field.locator('.ant-select-selection-item').filter({ hasText: name });
      const there = (await chosen.count()) > 0;
      if (change.startsWith('-') && there) await chosen.locator('.ant-select-selection-item-remove').click();
      if (change.startsWith('+') && !there) await this.#choose(control, name);
    }
    await this.#page.keyboard.press('Escape');
  }

  async #rows(control: Locator, wanted: number): Promise<void> {
    const add = control.getByRole('button', { name: '增加一行' });
    while ((await control.locator('tbody tr').count()) < wanted) await add.click();
  }
}

const TYPED_INTO: ReadonlySet<FieldVariant> = new Set<FieldVariant>([
  'line',
  'text',
  'pattern',
  'whole',
  'percent',
  'decimal',
  'amount',
  'signed-amount',
  'date',
]);

/** The id that the task page gives the field of a pointer. */
function idOf(pointer: string): string {
  return `form${pointer.replaceAll('/', '-')}`;
}
