-- CreateTable
CREATE TABLE "finance_report" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "income_fen" BIGINT NOT NULL,
    "purchases_fen" BIGINT NOT NULL,
    "expenses_fen" BIGINT NOT NULL,
    "auditor" TEXT NOT NULL,
    "handed_in_by" UUID NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finance_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "finance_report_organisation_id_year_n_key" ON "finance_report"("organisation_id", "year", "n");

-- AddForeignKey
ALTER TABLE "finance_report" ADD CONSTRAINT "finance_report_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "finance_report"
  ADD CONSTRAINT "finance_report_year" CHECK ("year" BETWEEN 2000 AND 2100),
  ADD CONSTRAINT "finance_report_n" CHECK ("n" >= 1),
  ADD CONSTRAINT "finance_report_sums" CHECK ("expenses_fen" >= 0 AND "purchases_fen" BETWEEN 0 AND "income_fen"),
  ADD CONSTRAINT "finance_report_auditor" CHECK (length(btrim("auditor")) BETWEEN 2 AND 200);
-- What was handed in stays; a correction is a report of its own.
CREATE TRIGGER "finance_report_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "finance_report"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Its files belong to the newest report of a year; those of one that was corrected stay as they are.
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_owner_kind";
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_owner_kind"
  CHECK ("owner_kind" IN ('task', 'purchase', 'question', 'challenge', 'complaint', 'admission', 'report', 'visit', 'repair', 'finance'));
CREATE FUNCTION guard_finance_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM finance_report f WHERE f.id = NEW.owner_id::uuid AND NOT EXISTS (
    SELECT 1 FROM finance_report l WHERE l.organisation_id = f.organisation_id AND l.year = f.year AND l.n > f.n);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the files of a corrected report stay as they are' USING ERRCODE = 'JL004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attachment_of_finance_report" BEFORE INSERT OR UPDATE ON "attachment" FOR EACH ROW
  WHEN (NEW."owner_kind" = 'finance') EXECUTE FUNCTION guard_finance_files();
