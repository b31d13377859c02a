-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "small_enterprise" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ranking" ADD COLUMN     "compared_fen" BIGINT;

-- AlterTable
ALTER TABLE "procurement_document" ADD COLUMN     "small_deduction_percent" INTEGER NOT NULL DEFAULT 0;

-- Nobody knows before the opening what a bid declares (PB-05).
ALTER TABLE "bid" ADD CONSTRAINT "bid_small_when_opened" CHECK (NOT small_enterprise OR opened_at IS NOT NULL);
ALTER TABLE "procurement_document" ADD CONSTRAINT "document_small_deduction" CHECK (small_deduction_percent BETWEEN 0 AND 99);
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_compared" CHECK (compared_fen > 0);
