-- AlterTable
ALTER TABLE "takeover" ADD COLUMN     "last_resort_id" UUID,
ADD COLUMN     "last_resort_rung" TEXT;

-- AddForeignKey
ALTER TABLE "takeover" ADD CONSTRAINT "takeover_last_resort_id_fkey" FOREIGN KEY ("last_resort_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "takeover"
  ADD CONSTRAINT "takeover_last_resort" CHECK (("last_resort_id" IS NULL) = ("last_resort_rung" IS NULL)),
  ADD CONSTRAINT "takeover_last_resort_rung" CHECK ("last_resort_rung" IN ('township', 'above', 'buyer'));
