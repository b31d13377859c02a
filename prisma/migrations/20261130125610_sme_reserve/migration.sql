-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "sme_reason" TEXT,
ADD COLUMN     "sme_reserve" TEXT;

-- AlterTable
ALTER TABLE "procurement_document" ADD COLUMN     "past_contracts" INTEGER NOT NULL DEFAULT 0;

-- The statement of a bid tells sizes apart; what was declared before was small or micro. The type changes in place, so that
-- no bid is touched by its own triggers.
ALTER TABLE "bid" DROP CONSTRAINT "bid_small_when_opened";
ALTER TABLE "bid" ALTER COLUMN "small_enterprise" DROP DEFAULT, ALTER COLUMN "small_enterprise" DROP NOT NULL,
  ALTER COLUMN "small_enterprise" TYPE TEXT USING CASE WHEN small_enterprise THEN 'small' END;
ALTER TABLE "bid" RENAME COLUMN "small_enterprise" TO "enterprise_size";
-- Nobody knows before the opening what a bid declares (PB-05).
ALTER TABLE "bid"
  ADD CONSTRAINT "bid_size" CHECK (enterprise_size IN ('small', 'medium')),
  ADD CONSTRAINT "bid_size_when_opened" CHECK (enterprise_size IS NULL OR opened_at IS NOT NULL);

ALTER TABLE "procurement_document" ADD CONSTRAINT "document_past_contracts" CHECK (past_contracts BETWEEN 0 AND 2);
ALTER TABLE "purchase"
  ADD CONSTRAINT "purchase_sme_reserve"
    CHECK (sme_reserve IN ('reserved', 'open', 'social-organisations', 'only-others', 'competition', 'provincial')),
  -- An exception has its reason, and nothing else has one (K2046 6).
  ADD CONSTRAINT "purchase_sme_reason"
    CHECK ((sme_reason IS NOT NULL) = (coalesce(sme_reserve, 'open') NOT IN ('reserved', 'open')));

-- For whom a purchase is stands fast once bids are called for.
CREATE FUNCTION refuse_late_reserve() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the notice has said for whom the purchase is (PL-15)' USING ERRCODE = 'JL230';
END $$;
CREATE TRIGGER "purchase_reserve_stands" BEFORE UPDATE OF "sme_reserve" ON "purchase" FOR EACH ROW
  WHEN (OLD."bid_deadline_at" IS NOT NULL AND NEW."sme_reserve" IS DISTINCT FROM OLD."sme_reserve")
  EXECUTE FUNCTION refuse_late_reserve();

-- A purchase for SMEs alone reduces no price (K2046 9).
CREATE FUNCTION refuse_deduction_in_reserve() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM purchase p WHERE p.id = NEW.purchase_id AND p.sme_reserve = 'reserved') THEN
    RAISE EXCEPTION 'a purchase for small and medium enterprises alone reduces no price (PL-16)' USING ERRCODE = 'JL231';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "document_no_deduction_in_reserve" BEFORE INSERT OR UPDATE ON "procurement_document" FOR EACH ROW
  WHEN (NEW."small_deduction_percent" > 0) EXECUTE FUNCTION refuse_deduction_in_reserve();

-- Nobody qualifies for a reserve who does not declare to be of those it is for (K2046 11).
CREATE FUNCTION refuse_outside_reserve() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM purchase p WHERE p.id = NEW.purchase_id AND p.sme_reserve = 'reserved') THEN
    RAISE EXCEPTION 'the purchase is for small and medium enterprises alone (PL-15)' USING ERRCODE = 'JL232';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_within_reserve" BEFORE UPDATE OF "qualified" ON "bid" FOR EACH ROW
  WHEN (NEW."qualified" AND NEW."enterprise_size" IS NULL) EXECUTE FUNCTION refuse_outside_reserve();
