-- CreateTable
CREATE TABLE "penalty" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "ended_on" DATE NOT NULL,
    "months" INTEGER NOT NULL,
    "filed_by" UUID NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'filed',
    "notice_number" TEXT,
    "noticed_by" UUID,
    "noticed_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "statement" TEXT,
    "hearing_on" DATE,
    "hearing_place" TEXT,
    "hearing_by" UUID,
    "hearing_record" TEXT,
    "decision" TEXT,
    "authority" TEXT,
    "document" TEXT,
    "ban_months" INTEGER,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "served_by" UUID,
    "served_at" TIMESTAMPTZ(3),
    "debarment_id" UUID,

    CONSTRAINT "penalty_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "penalty_debarment_id_key" ON "penalty"("debarment_id");

-- CreateIndex
CREATE UNIQUE INDEX "penalty_organisation_id_seq_key" ON "penalty"("organisation_id", "seq");

-- AddForeignKey
ALTER TABLE "penalty" ADD CONSTRAINT "penalty_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "penalty" ADD CONSTRAINT "penalty_debarment_id_fkey" FOREIGN KEY ("debarment_id") REFERENCES "debarment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "penalty"
  ADD CONSTRAINT "penalty_rule" CHECK ("rule" IN ('DB-01', 'DB-02', 'DB-03')),
  ADD CONSTRAINT "penalty_state" CHECK ("state" IN ('filed', 'noticed', 'answered', 'hearing', 'punished', 'dropped', 'in-force', 'ended')),
  ADD CONSTRAINT "penalty_answer" CHECK ("answer" IN ('hearing', 'statement', 'waived')),
  ADD CONSTRAINT "penalty_clock" CHECK ("clock_scale" >= 1),
  -- Whoever investigates chairs no hearing and does not decide (APL 64, 57).
  ADD CONSTRAINT "penalty_four_eyes" CHECK ("decided_by" <> "filed_by" OR "state" = 'dropped'),
  ADD CONSTRAINT "penalty_hearing_by_another" CHECK ("hearing_by" <> "filed_by"),
  -- A defence never aggravates the penalty (APL 45).
  ADD CONSTRAINT "penalty_not_aggravated" CHECK ("ban_months" <= "months"),
  ADD CONSTRAINT "penalty_noticed" CHECK ("state" IN ('filed', 'dropped') OR ("notice_number" IS NOT NULL AND "noticed_at" IS NOT NULL)),
  ADD CONSTRAINT "penalty_answered" CHECK ("state" IN ('filed', 'noticed', 'dropped') OR "answer" IS NOT NULL),
  ADD CONSTRAINT "penalty_heard" CHECK ("state" NOT IN ('punished', 'in-force', 'ended') OR "answer" <> 'hearing' OR "hearing_record" IS NOT NULL),
  ADD CONSTRAINT "penalty_decided" CHECK ("state" NOT IN ('punished', 'in-force', 'ended') OR num_nulls("decision", "authority", "document", "ban_months", "decided_by", "decided_at") = 0),
  ADD CONSTRAINT "penalty_served" CHECK (("state" IN ('in-force', 'ended')) = ("served_at" IS NOT NULL) AND ("served_at" IS NULL) = ("debarment_id" IS NULL)),
  -- Two years from the end of the offence (APL 36).
  ADD CONSTRAINT "penalty_within_limitation" CHECK (("filed_at" AT TIME ZONE 'Asia/Shanghai')::date <= "ended_on" + interval '2 years');
CREATE UNIQUE INDEX "penalty_one_open" ON "penalty" ("organisation_id") WHERE "state" IN ('filed', 'noticed', 'answered', 'hearing', 'punished');
CREATE INDEX "penalty_outbox" ON "penalty" ("filed_at") WHERE "started_at" IS NULL;
CREATE INDEX "penalty_by_region" ON "penalty" ("region_code" text_pattern_ops, "filed_at" DESC, "id" DESC);
CREATE FUNCTION penalty_legal_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('filed', 'noticed'), ('filed', 'dropped'), ('noticed', 'answered'), ('noticed', 'hearing'), ('hearing', 'answered'),
    ('answered', 'punished'), ('answered', 'dropped'), ('punished', 'in-force'), ('in-force', 'ended')) THEN
    RAISE EXCEPTION 'no way of a penalty from % to %', OLD.state, NEW.state USING ERRCODE = 'JL002';
  END IF;
  IF (OLD.organisation_id, OLD.rule, OLD.facts, OLD.evidence, OLD.ended_on, OLD.months, OLD.filed_by, OLD.filed_at)
       IS DISTINCT FROM (NEW.organisation_id, NEW.rule, NEW.facts, NEW.evidence, NEW.ended_on, NEW.months, NEW.filed_by, NEW.filed_at)
     OR (OLD.answer IS NOT NULL AND (OLD.answer, OLD.statement) IS DISTINCT FROM (NEW.answer, NEW.statement))
     OR (OLD.decided_at IS NOT NULL AND (OLD.decision, OLD.document, OLD.ban_months, OLD.decided_by) IS DISTINCT FROM (NEW.decision, NEW.document, NEW.ban_months, NEW.decided_by)) THEN
    RAISE EXCEPTION 'a penalty stays as it was filed, answered and decided' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "penalty_legal_path" BEFORE UPDATE ON "penalty" FOR EACH ROW EXECUTE FUNCTION penalty_legal_path();
CREATE TRIGGER "penalty_not_deleted" BEFORE DELETE OR TRUNCATE ON "penalty" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
