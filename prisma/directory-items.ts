import type { CatalogueItem } from '../domain/procurement/catalogue.ts';
import type { Tx } from './database.ts';

/** An item as an edition of the directory has it; which programmes it serves stands in the delivered files alone. */
export type DirectoryItem = Omit<CatalogueItem, 'programmes'>;

/**
 * Items by their codes, in the edition of the directory that the purchase was planned under (catalogue_item_for). A code
 * that no edition knows is missing.
 */
export async function itemsOfPurchase(
  tx: Pick<Tx, '$queryRaw'>,
  purchaseId: string,
  codes: readonly string[],
): Promise<DirectoryItem[]> {
  return tx.$queryRaw<DirectoryItem[]>`
    SELECT i.code, i.class, i.name_zh AS "nameZh", i.name_en AS "nameEn", i.content_zh AS "contentZh",
           i.content_en AS "contentEn", i.unit_zh AS "unitZh", i.unit_en AS "unitEn", i.indicators
    FROM unnest(${[...new Set(codes)]}::text[]) AS wanted (code)
    CROSS JOIN LATERAL catalogue_item_for(${purchaseId}::uuid, NULL, wanted.code) i`;
}
