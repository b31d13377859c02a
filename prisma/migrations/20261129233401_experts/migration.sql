-- AlterTable
ALTER TABLE "expert_draw" ADD COLUMN     "exclusions" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "expert_application" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "specialities" TEXT[],
    "employer" TEXT NOT NULL,
    "employer_code" TEXT,
    "qualifications" TEXT NOT NULL,
    "avoidances" JSONB NOT NULL DEFAULT '[]',
    "term_months" INTEGER NOT NULL,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'reviewing',
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "expert_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert" (
    "user_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'admitted',
    "application_id" UUID,
    "specialities" TEXT[],
    "employer" TEXT NOT NULL,
    "employer_code" TEXT,
    "avoidances" JSONB NOT NULL DEFAULT '[]',
    "admitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "until_legal" TIMESTAMPTZ(3) NOT NULL,
    "barred" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "expert_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "expert_removal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "statement" TEXT,
    "heard_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "expert_removal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_assessment" (
    "purchase_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "committee_assessment_pkey" PRIMARY KEY ("purchase_id")
);

-- CreateTable
CREATE TABLE "expert_assessment" (
    "purchase_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "discipline" TEXT NOT NULL,
    "impartiality" TEXT NOT NULL,
    "competence" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "assessed_by" UUID NOT NULL,
    "assessed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "expert_assessment_pkey" PRIMARY KEY ("purchase_id","expert_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "expert_application_user_id_seq_key" ON "expert_application"("user_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "expert_removal_user_id_seq_key" ON "expert_removal"("user_id", "seq");

-- AddForeignKey
ALTER TABLE "expert_application" ADD CONSTRAINT "expert_application_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_application" ADD CONSTRAINT "expert_application_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert" ADD CONSTRAINT "expert_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert" ADD CONSTRAINT "expert_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert" ADD CONSTRAINT "expert_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "expert_application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_removal" ADD CONSTRAINT "expert_removal_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "expert"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_assessment" ADD CONSTRAINT "committee_assessment_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_assessment" ADD CONSTRAINT "expert_assessment_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "committee_assessment"("purchase_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_assessment" ADD CONSTRAINT "expert_assessment_expert_id_fkey" FOREIGN KEY ("expert_id") REFERENCES "expert"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "expert_application" ALTER COLUMN "specialities" SET NOT NULL;
ALTER TABLE "expert" ALTER COLUMN "specialities" SET NOT NULL;

-- Whoever could be drawn before there was a bank stays in it for a term of three years from now.
INSERT INTO "expert" ("user_id", "region_code", "specialities", "employer", "until", "until_legal")
SELECT u."id", u."region_code", '{}', o."name", now() + interval '3 years', now() + interval '3 years'
FROM "app_user" u JOIN "organisation" o ON o."id" = u."organisation_id"
WHERE 'expert' = ANY (u."roles");

ALTER TABLE "expert_application"
  ADD CONSTRAINT "expert_application_state" CHECK ("state" IN ('reviewing', 'admitted', 'returned', 'refused')),
  ADD CONSTRAINT "expert_application_decided" CHECK (("state" = 'reviewing') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by" IS NULL)),
  ADD CONSTRAINT "expert_application_reason" CHECK ("state" NOT IN ('returned', 'refused') OR "reason" IS NOT NULL),
  ADD CONSTRAINT "expert_application_four_eyes" CHECK ("decided_by" <> "entered_by" AND "decided_by" <> "user_id"),
  ADD CONSTRAINT "expert_application_figures" CHECK ("term_months" >= 1 AND cardinality("specialities") >= 1),
  ADD CONSTRAINT "expert_application_clock" CHECK ("clock_scale" >= 1);
-- One application at a time.
CREATE UNIQUE INDEX "expert_application_one_reviewing" ON "expert_application" ("user_id") WHERE "state" = 'reviewing';
CREATE INDEX "expert_application_outbox" ON "expert_application" ("entered_at") WHERE "started_at" IS NULL;

ALTER TABLE "expert"
  ADD CONSTRAINT "expert_state" CHECK ("state" IN ('admitted', 'over', 'removed')),
  ADD CONSTRAINT "expert_term" CHECK ("until" > "admitted_at"),
  ADD CONSTRAINT "expert_barred" CHECK (NOT "barred" OR "state" = 'removed');
CREATE INDEX "expert_by_application" ON "expert" ("application_id");
-- The bank's list, by name.
CREATE INDEX "expert_people" ON "app_user" ("display_name", "id") WHERE "roles" @> ARRAY['expert'];

-- Whoever is barred is never admitted again, and nobody takes a bar away (DB-05).
CREATE FUNCTION expert_bar_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.barred AND (NOT NEW.barred OR NEW.state <> 'removed') THEN
    RAISE EXCEPTION 'an expert who is barred is never admitted again' USING ERRCODE = 'JL031';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "expert_bar" BEFORE UPDATE ON "expert" FOR EACH ROW EXECUTE FUNCTION expert_bar_holds();

-- Nobody is invited to a committee who is not in the bank at that moment (EV-04).
CREATE FUNCTION refuse_seat_outside_bank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM expert e WHERE e.user_id = NEW.expert_id AND e.state = 'admitted' AND e.until > clock_timestamp() FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'whoever is invited to a committee is in the bank of experts' USING ERRCODE = 'JL030';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "committee_seat_in_bank" BEFORE INSERT ON "committee_seat" FOR EACH ROW EXECUTE FUNCTION refuse_seat_outside_bank();
CREATE TRIGGER "committee_seat_again_in_bank" BEFORE UPDATE OF "state" ON "committee_seat" FOR EACH ROW
  WHEN (NEW.state = 'invited' AND OLD.state <> 'invited') EXECUTE FUNCTION refuse_seat_outside_bank();

ALTER TABLE "expert_removal"
  ADD CONSTRAINT "expert_removal_state" CHECK ("state" IN ('proposed', 'heard', 'removed', 'kept')),
  ADD CONSTRAINT "expert_removal_ground" CHECK ("ground" IN ('own-wish', 'no-longer-qualified', 'false-material', 'hid-interest', 'disclosed', 'result-affected')),
  ADD CONSTRAINT "expert_removal_heard_first" CHECK (("state" = 'proposed') = ("heard_at" IS NULL)),
  ADD CONSTRAINT "expert_removal_decided" CHECK (("state" IN ('removed', 'kept')) = ("decided_at" IS NOT NULL AND "decided_by" IS NOT NULL AND "decision" IS NOT NULL)),
  ADD CONSTRAINT "expert_removal_four_eyes" CHECK ("decided_by" <> "proposed_by" AND "decided_by" <> "user_id"),
  ADD CONSTRAINT "expert_removal_clock" CHECK ("clock_scale" >= 1);
CREATE UNIQUE INDEX "expert_removal_one_open" ON "expert_removal" ("user_id") WHERE "state" IN ('proposed', 'heard');
CREATE INDEX "expert_removal_outbox" ON "expert_removal" ("proposed_at") WHERE "started_at" IS NULL;
-- A removal goes its way once, and what was proposed, said and decided stays as it was.
CREATE FUNCTION expert_removal_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.user_id, OLD.ground, OLD.reason, OLD.proposed_by, OLD.proposed_at) IS DISTINCT FROM (NEW.user_id, NEW.ground, NEW.reason, NEW.proposed_by, NEW.proposed_at)
     OR (OLD.heard_at IS NOT NULL AND (OLD.statement, OLD.heard_at) IS DISTINCT FROM (NEW.statement, NEW.heard_at))
     OR (OLD.decided_at IS NOT NULL AND (OLD.state, OLD.decision, OLD.decided_by, OLD.decided_at) IS DISTINCT FROM (NEW.state, NEW.decision, NEW.decided_by, NEW.decided_at)) THEN
    RAISE EXCEPTION 'a removal stays as it was proposed, heard and decided' USING ERRCODE = 'JL003';
  END IF;
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (('proposed', 'heard'), ('heard', 'removed'), ('heard', 'kept')) THEN
    RAISE EXCEPTION 'a removal does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'JL002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "expert_removal_way" BEFORE UPDATE ON "expert_removal" FOR EACH ROW EXECUTE FUNCTION expert_removal_path();
CREATE TRIGGER "expert_removal_not_deleted" BEFORE DELETE OR TRUNCATE ON "expert_removal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "expert_assessment" ADD CONSTRAINT "expert_assessment_grades" CHECK (
  "discipline" IN ('good', 'fair', 'poor') AND "impartiality" IN ('good', 'fair', 'poor') AND "competence" IN ('good', 'fair', 'poor'));
CREATE INDEX "expert_assessment_by_expert" ON "expert_assessment" ("expert_id", "assessed_at" DESC);
CREATE TRIGGER "expert_assessment_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "expert_assessment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE INDEX "committee_assessment_outbox" ON "committee_assessment" ("requested_at") WHERE "started_at" IS NULL;

-- The buyer assesses the experts once their names are published with the result (EV-08); the row is the request's outbox.
CREATE FUNCTION request_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO committee_assessment (purchase_id)
  SELECT NEW.purchase_id WHERE EXISTS (SELECT 1 FROM committee_seat s WHERE s.purchase_id = NEW.purchase_id AND s.state = 'accepted')
  ON CONFLICT (purchase_id) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "notice_requests_assessment" AFTER INSERT ON "notice" FOR EACH ROW
  WHEN (NEW.kind = 'result-notice') EXECUTE FUNCTION request_assessment();

-- What browsers are told of (see the migration live_changes).
CREATE TRIGGER "expert_change" AFTER INSERT OR UPDATE ON "expert" FOR EACH ROW EXECUTE FUNCTION record_change('expert', 'user_id');
CREATE TRIGGER "expert_application_change" AFTER INSERT OR UPDATE ON "expert_application" FOR EACH ROW EXECUTE FUNCTION record_change('expert', 'user_id');
CREATE TRIGGER "expert_removal_change" AFTER INSERT OR UPDATE ON "expert_removal" FOR EACH ROW EXECUTE FUNCTION record_change('expert', 'user_id');
CREATE TRIGGER "expert_assessment_change" AFTER INSERT ON "expert_assessment" FOR EACH ROW EXECUTE FUNCTION record_change('expert', 'expert_id');
