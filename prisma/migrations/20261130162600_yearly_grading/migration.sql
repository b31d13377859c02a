-- CreateTable
CREATE TABLE "grading_scheme" (
    "region_code" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "scheme" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grading_scheme_pkey" PRIMARY KEY ("region_code","effective_from")
);

-- CreateTable
CREATE TABLE "provider_grading" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "facts" JSONB,
    "scheme" JSONB,
    "scheme_from" DATE,
    "scheme_source" TEXT,
    "points" INTEGER,
    "computed" TEXT,
    "grade" TEXT,
    "reason" TEXT,
    "graded_by" UUID,
    "graded_at" TIMESTAMPTZ(3),
    "object_until" TIMESTAMPTZ(3),
    "objection" TEXT,
    "objection_answer" TEXT,
    "answered_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "mentor" BOOLEAN NOT NULL DEFAULT false,
    "improve_until" DATE,
    "checked_review_id" UUID,

    CONSTRAINT "provider_grading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "provider_grading_organisation_id_year_key" ON "provider_grading"("organisation_id", "year");

-- AddForeignKey
ALTER TABLE "grading_scheme" ADD CONSTRAINT "grading_scheme_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_grading" ADD CONSTRAINT "provider_grading_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_grading" ADD CONSTRAINT "provider_grading_checked_review_id_fkey" FOREIGN KEY ("checked_review_id") REFERENCES "provider_review"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "grading_scheme" ADD CONSTRAINT "grading_scheme_source" CHECK (length(trim("source")) > 0);
CREATE TRIGGER "grading_scheme_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "grading_scheme" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The scheme in force for a region on a day: the nearest office's that has one, and of those the newest (as limit_in_force).
CREATE FUNCTION grading_scheme_in_force(of_region text, on_day date) RETURNS "grading_scheme" LANGUAGE sql STABLE AS $$
  SELECT s.* FROM grading_scheme s
  WHERE s.effective_from <= on_day AND starts_with(of_region, regexp_replace(s.region_code, '(00)+$', ''))
  ORDER BY length(regexp_replace(s.region_code, '(00)+$', '')) DESC, s.effective_from DESC LIMIT 1
$$;

ALTER TABLE "provider_grading"
  ADD CONSTRAINT "provider_grading_state" CHECK ("state" IN ('requested', 'not-graded', 'proposed', 'announced', 'published')),
  ADD CONSTRAINT "provider_grading_year" CHECK ("year" BETWEEN 2020 AND 2199),
  ADD CONSTRAINT "provider_grading_clock" CHECK ("clock_scale" >= 1),
  ADD CONSTRAINT "provider_grading_points" CHECK ("points" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "provider_grading_grade" CHECK (
    "computed" IN ('excellent', 'qualified', 'basic', 'unqualified') AND "grade" IN ('excellent', 'qualified', 'basic', 'unqualified')),
  ADD CONSTRAINT "provider_grading_document" CHECK (("scheme_from" IS NULL) = ("scheme_source" IS NULL)),
  -- What was found stands with the scheme it was looked at by; a year without a contract has no points and no grade.
  ADD CONSTRAINT "provider_grading_found" CHECK (
    ("state" = 'requested') = ("facts" IS NULL) AND ("facts" IS NULL) = ("scheme" IS NULL)
    AND ("points" IS NULL) = ("state" IN ('requested', 'not-graded')) AND ("points" IS NULL) = ("computed" IS NULL)),
  ADD CONSTRAINT "provider_grading_decided" CHECK (
    ("grade" IS NULL) = ("state" IN ('requested', 'not-graded', 'proposed')) AND num_nulls("grade", "graded_by", "graded_at", "object_until") IN (0, 4)),
  -- Another grade than the computed one has its reason.
  ADD CONSTRAINT "provider_grading_reason" CHECK ("grade" = "computed" OR "reason" IS NOT NULL OR "objection_answer" IS NOT NULL),
  ADD CONSTRAINT "provider_grading_objection" CHECK (
    ("objection_answer" IS NULL) = ("answered_by" IS NULL) AND ("objection_answer" IS NULL OR "objection" IS NOT NULL)
    AND ("objection" IS NULL OR "grade" IS NOT NULL)),
  ADD CONSTRAINT "provider_grading_four_eyes" CHECK ("answered_by" <> "graded_by"),
  ADD CONSTRAINT "provider_grading_published" CHECK (
    ("state" = 'published') = ("published_at" IS NOT NULL)
    AND ("state" <> 'published' OR "objection" IS NULL OR "objection_answer" IS NOT NULL) AND ("published_at" IS NOT NULL OR (NOT "mentor" AND "improve_until" IS NULL))
    AND ("checked_review_id" IS NULL OR "improve_until" IS NOT NULL));
-- Every list goes by year, the best first; what is not graded comes last.
CREATE INDEX "provider_grading_by_year" ON "provider_grading" ("year" DESC, (coalesce("points", -1)) DESC, "id" DESC);
CREATE INDEX "provider_grading_outbox" ON "provider_grading" ("opened_at") WHERE "started_at" IS NULL;
-- A grade is final once it is published, and so is a year that was not graded; what was found stays from the beginning.
CREATE FUNCTION guard_grading() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  had jsonb := to_jsonb(OLD) - 'checked_review_id' - 'started_at';
  has jsonb := to_jsonb(NEW) - 'checked_review_id' - 'started_at';
BEGIN
  IF OLD.state IN ('published', 'not-graded') AND had <> has THEN
    RAISE EXCEPTION 'a grade is final once it is published' USING ERRCODE = 'JL240';
  END IF;
  IF (OLD.organisation_id, OLD.region_code, OLD.year) IS DISTINCT FROM (NEW.organisation_id, NEW.region_code, NEW.year)
     OR (OLD.facts IS NOT NULL AND (OLD.facts, OLD.scheme, OLD.scheme_from, OLD.scheme_source, OLD.points, OLD.computed)
           IS DISTINCT FROM (NEW.facts, NEW.scheme, NEW.scheme_from, NEW.scheme_source, NEW.points, NEW.computed))
     OR (OLD.checked_review_id IS NOT NULL AND OLD.checked_review_id IS DISTINCT FROM NEW.checked_review_id) THEN
    RAISE EXCEPTION 'what a grade is computed from stays as it was found' USING ERRCODE = 'JL240';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "provider_grading_guard" BEFORE UPDATE ON "provider_grading" FOR EACH ROW EXECUTE FUNCTION guard_grading();
CREATE TRIGGER "provider_grading_not_deleted" BEFORE DELETE OR TRUNCATE ON "provider_grading" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- What browsers are told of (see the migration live_changes).
CREATE TRIGGER "provider_grading_change" AFTER INSERT OR UPDATE ON "provider_grading" FOR EACH ROW EXECUTE FUNCTION record_change('credit', 'organisation_id');

-- The credit file hears of published grades.
CREATE OR REPLACE VIEW "credit_event" AS
  SELECT 'inspection:' || i.contract_id || ':' || i.month AS key, c.provider_id,
         CASE i.result WHEN 'pass' THEN 'inspection-passed' ELSE 'inspection-problems' END AS kind,
         i.inspected_at AS at, c.id AS contract_id, NULL::uuid AS purchase_id, c.number AS source, i.month
  FROM inspection i JOIN contract c ON c.id = i.contract_id
  UNION ALL
  SELECT 'report:' || r.contract_id || ':' || r.month, c.provider_id,
         CASE WHEN r.handed_in_at <= r.due_at THEN 'report-in-time' ELSE 'report-late' END,
         r.handed_in_at, c.id, NULL, c.number, r.month
  FROM delivery_report r JOIN contract c ON c.id = r.contract_id
  UNION ALL
  SELECT 'standby:' || s.takeover_id || ':' || s.position, s.provider_id,
         CASE s.state WHEN 'accepted' THEN 'standby-accepted' ELSE 'standby-silent' END,
         s.answered_at, c.id, NULL, c.number, NULL
  FROM standby_invitation s JOIN takeover t ON t.id = s.takeover_id JOIN contract c ON c.id = t.contract_id
  WHERE s.state IN ('accepted', 'expired') AND NOT t.drill
  UNION ALL
  SELECT 'terminated:' || t.id, c.provider_id, 'contract-terminated', t.closed_at, c.id, NULL, c.number, NULL
  FROM takeover t JOIN contract c ON c.id = t.contract_id
  WHERE t.outcome = 'terminated' AND NOT t.drill
  UNION ALL
  SELECT 'accepted:' || c.id, c.provider_id, 'contract-accepted', e.at, c.id, NULL, c.number, NULL
  FROM purchase_event e JOIN contract c ON e.key = 'accepted:' || c.id
  WHERE e.kind = 'accepted'
  UNION ALL
  SELECT 'challenge:' || h.id, h.provider_id,
         CASE h.outcome WHEN 'upheld' THEN 'challenge-upheld' ELSE 'challenge-rejected' END,
         h.answered_at, NULL, p.id, p.number, NULL
  FROM challenge h JOIN purchase p ON p.id = h.purchase_id
  WHERE h.state = 'answered'
  UNION ALL
  SELECT 'refused:' || a.id, a.provider_id, 'refused-to-sign', a.voided_at, NULL, p.id, p.number, NULL
  FROM award a JOIN lot l ON l.id = a.lot_id JOIN purchase p ON p.id = l.purchase_id
  WHERE a.state = 'void' AND a.void_reason IN ('refused-to-sign', 'bond-not-paid') AND a.refusal_excuse IS NULL AND a.voided_at IS NOT NULL
  UNION ALL
  SELECT 'complaint:' || h.id, h.provider_id, 'complaint-fabricated', h.decided_at, NULL, p.id, p.number, NULL
  FROM complaint h JOIN purchase p ON p.id = h.purchase_id
  WHERE h.state = 'decided' AND h.false_material
  UNION ALL
  SELECT 'records:' || a.id, c.provider_id, 'records-confirmed', a.decided_at, c.id, NULL, c.number, a.month
  FROM record_alert a JOIN contract c ON c.id = a.contract_id
  WHERE a.state = 'confirmed'
  UNION ALL
  SELECT 'evaluation:' || e.id, c.provider_id, 'evaluated-' || e.grade, e.published_at, c.id, NULL, c.number, NULL
  FROM performance_evaluation e JOIN contract c ON c.id = e.contract_id
  WHERE e.state = 'published'
  UNION ALL
  SELECT 'grading:' || g.id, g.organisation_id, 'graded-' || g.grade, g.published_at, NULL, NULL, g.year::text, NULL
  FROM provider_grading g
  WHERE g.state = 'published';
