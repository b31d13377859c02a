-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "late_rate_basis_points" INTEGER;

-- CreateTable
CREATE TABLE "lending_rate" (
    "region_code" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "basis_points" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lending_rate_pkey" PRIMARY KEY ("region_code","effective_from")
);

-- AddForeignKey
ALTER TABLE "lending_rate" ADD CONSTRAINT "lending_rate_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "lending_rate"
  ADD CONSTRAINT "lending_rate_rate" CHECK ("basis_points" BETWEEN 1 AND 10000),
  ADD CONSTRAINT "lending_rate_source" CHECK (length(trim("source")) > 0);
CREATE TRIGGER "lending_rate_not_deleted" BEFORE DELETE OR TRUNCATE ON "lending_rate" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The one-year LPR for a region on a day: the nearest office's that has one, and of those the newest (as limit_in_force).
CREATE FUNCTION lending_rate_in_force(of_region text, on_day date) RETURNS SETOF "lending_rate" LANGUAGE sql STABLE AS $$
  SELECT l.* FROM lending_rate l
  WHERE l.effective_from <= on_day AND starts_with(of_region, regexp_replace(l.region_code, '(00)+$', ''))
  ORDER BY length(regexp_replace(l.region_code, '(00)+$', '')) DESC, l.effective_from DESC LIMIT 1
$$;

ALTER TABLE "contract" ADD CONSTRAINT "contract_late_rate" CHECK ("late_rate_basis_points" BETWEEN 1 AND 10000);

-- Nobody signs a rate below the one-year LPR of that day (DL-08).
CREATE FUNCTION signed_late_rate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.late_rate_basis_points < coalesce(
       (SELECT basis_points FROM lending_rate_in_force(NEW.region_code, (NEW.signed_at AT TIME ZONE 'Asia/Shanghai')::date)),
       10001) THEN
    RAISE EXCEPTION 'the agreed interest is not below the one-year LPR of the day of signing' USING ERRCODE = 'JL275';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contract_late_rate_when_signed" BEFORE INSERT OR UPDATE OF state, late_rate_basis_points ON "contract" FOR EACH ROW
  WHEN (NEW.state <> 'draft' AND NEW.late_rate_basis_points IS NOT NULL)
  EXECUTE FUNCTION signed_late_rate();

DROP TRIGGER "contract_payment_terms_stay" ON "contract";
CREATE TRIGGER "contract_payment_terms_stay" BEFORE UPDATE ON "contract" FOR EACH ROW
  WHEN (OLD.state <> 'draft' AND (OLD.acceptance_days, OLD.payment_days, OLD.deduction_cap_fen, OLD.late_rate_basis_points)
    IS DISTINCT FROM (NEW.acceptance_days, NEW.payment_days, NEW.deduction_cap_fen, NEW.late_rate_basis_points))
  EXECUTE FUNCTION signed_payment_terms_stay();
