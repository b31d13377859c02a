import type { CatalogueItem, Indicator } from './catalogue.ts';

/** What of an item can differ between two editions of the directory. */
export const ITEM_PARTS = ['class', 'name', 'content', 'unit', 'indicators'] as const;
export type ItemPart = (typeof ITEM_PARTS)[number];

/** An item as an edition has it. */
export type EditionItem = Omit<CatalogueItem, 'programmes'>;

export interface ChangedItem {
  readonly before: EditionItem;
  readonly after: EditionItem;
  readonly parts: readonly ItemPart[];
}

/** The way from one edition of the guidance directory to another, each list in the order of the codes. */
export interface DirectoryDifference {
  readonly added: readonly EditionItem[];
  readonly changed: readonly ChangedItem[];
  readonly retired: readonly EditionItem[];
}

/** Items are the same when their codes are: a code that is given to something else shows as a change of name. */
export function directoryDifference(
  before: readonly EditionItem[],
  after: readonly EditionItem[],
): DirectoryDifference {
  const old = new Map(before.map((item) => [item.code, item]));
  const codes = new Set(after.map(({ code }) => code));
  const changed = after.flatMap((item): ChangedItem[] => {
    const earlier = old.get(item.code);
    const parts = earlier === undefined ? [] : changedParts(earlier, item);
    return earlier === undefined || parts.length === 0 ? [] : [{ before: earlier, after: item, parts }];
  });
  return {
    added: inOrder(after.filter(({ code }) => !old.has(code))),
    changed: [...changed].sort((a, b) => order(a.after, b.after)),
    retired: inOrder(before.filter(({ code }) => !codes.has(code))),
  };
}

function inOrder(items: readonly EditionItem[]): EditionItem[] {
  return [...items].sort(order);
}

function order(a: EditionItem, b: EditionItem): number {
  return a.code < b.code ? -1 : 1;
}

function changedParts(a: EditionItem, b: EditionItem): ItemPart[] {
  const differs: Readonly<Record<ItemPart, boolean>> = {
    class: a.class !== b.class,
    name: a.nameZh !== b.nameZh || a.nameEn !== b.nameEn,
    content: a.contentZh !== b.contentZh || a.contentEn !== b.contentEn,
    unit: a.unitZh !== b.unitZh || a.unitEn !== b.unitEn,
    indicators:
      a.indicators.length !== b.indicators.length ||
      a.indicators.some((indicator, at) => !sameIndicator(indicator, b.indicators[at]!)),
  };
  return ITEM_PARTS.filter((part) => differs[part]);
}

function sameIndicator(a: Indicator, b: Indicator): boolean {
  const fields = ['code', 'nameZh', 'nameEn', 'unitZh', 'unitEn', 'methodZh', 'methodEn', 'weight'] as const;
  return (
    fields.every((field) => a[field] === b[field]) &&
    a.target.direction === b.target.direction &&
    a.target.value === b.target.value
  );
}
