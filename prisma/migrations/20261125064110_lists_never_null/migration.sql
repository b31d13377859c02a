-- A list without entries is empty, never null: `NOT x = ANY (NULL)` is null, and a check that is null passes (four eyes).
UPDATE "task" SET "excluded" = '{}' WHERE "excluded" IS NULL;
UPDATE "lot" SET "catalogue_items" = coalesce("catalogue_items", '{}'), "townships" = coalesce("townships", '{}')
 WHERE "catalogue_items" IS NULL OR "townships" IS NULL;

ALTER TABLE "task" ALTER COLUMN "excluded" SET DEFAULT ARRAY[]::UUID[], ALTER COLUMN "excluded" SET NOT NULL;
ALTER TABLE "lot" ALTER COLUMN "townships" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "townships" SET NOT NULL,
  ALTER COLUMN "catalogue_items" SET NOT NULL;
ALTER TABLE "expert_draw" ALTER COLUMN "drawn" SET NOT NULL;
