-- AlterTable
ALTER TABLE "project" ADD COLUMN     "survey_required" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "needs_survey" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "surveyed_on" DATE NOT NULL,
    "public_opinion" TEXT NOT NULL,
    "respondents" JSONB NOT NULL,
    "least_respondents" INTEGER NOT NULL,
    "industry" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "history" TEXT NOT NULL,
    "follow_up" TEXT NOT NULL,
    "conclusion" TEXT NOT NULL,
    "surveyed_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "needs_survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "opinion" TEXT NOT NULL,
    "members" JSONB NOT NULL DEFAULT '[]',
    "findings" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "needs_survey_task_id_key" ON "needs_survey"("task_id");

-- CreateIndex
CREATE INDEX "needs_survey_project_id_at_idx" ON "needs_survey"("project_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "project_review_task_id_key" ON "project_review"("task_id");

-- CreateIndex
CREATE INDEX "project_review_project_id_at_idx" ON "project_review"("project_id", "at");

-- AddForeignKey
ALTER TABLE "needs_survey" ADD CONSTRAINT "needs_survey_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_review" ADD CONSTRAINT "project_review_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "needs_survey"
  ADD CONSTRAINT "needs_survey_respondents" CHECK (jsonb_typeof("respondents") = 'array' AND jsonb_array_length("respondents") >= "least_respondents");
ALTER TABLE "project_review"
  ADD CONSTRAINT "project_review_kind" CHECK ("kind" IN ('general', 'key')),
  ADD CONSTRAINT "project_review_outcome" CHECK ("outcome" IN ('approve', 'return', 'refuse')),
  -- A passed key review has its findings and names who took part (PL-11).
  ADD CONSTRAINT "project_review_found" CHECK ("kind" <> 'key' OR "outcome" <> 'approve' OR (jsonb_array_length("members") > 0 AND "findings" <> '{}'));
CREATE TRIGGER "needs_survey_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "needs_survey" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "project_review_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "project_review" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- PL-11: whoever proposed the project or surveyed its need does not review it.
CREATE FUNCTION refuse_review_by_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM project WHERE id = NEW.project_id AND proposed_by = NEW.reviewer_id)
     OR EXISTS (SELECT 1 FROM needs_survey WHERE project_id = NEW.project_id AND surveyed_by = NEW.reviewer_id) THEN
    RAISE EXCEPTION 'whoever wrote the need does not review it' USING ERRCODE = 'JL091';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "review_by_others" BEFORE INSERT ON "project_review" FOR EACH ROW EXECUTE FUNCTION refuse_review_by_author();

-- PL-10, PL-11: where the rule says so nothing counts as reviewed without a survey and a key review that passed after it.
CREATE FUNCTION refuse_unsurveyed_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM needs_survey s JOIN project_review r ON r.project_id = s.project_id AND r.kind = 'key' AND r.outcome = 'approve'
    WHERE s.project_id = NEW.id AND r.at >= (SELECT max(at) FROM needs_survey WHERE project_id = NEW.id)
  ) THEN
    RAISE EXCEPTION 'the need was not surveyed and reviewed' USING ERRCODE = 'JL092';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "project_surveyed_before_review" BEFORE UPDATE OF "state" ON "project" FOR EACH ROW
  WHEN (NEW.survey_required AND OLD.state = 'proposed' AND NEW.state = 'reviewed') EXECUTE FUNCTION refuse_unsurveyed_project();

-- PL-14: an invitation to apply starts the procurement as a tender notice does.
DROP TRIGGER "tender_notice_after_intention" ON "notice";
CREATE TRIGGER "tender_notice_after_intention" BEFORE INSERT ON "notice" FOR EACH ROW
  WHEN (NEW.kind IN ('tender-notice', 'prequalification-notice')) EXECUTE FUNCTION refuse_early_tender_notice();
