-- AlterTable
ALTER TABLE "penalty" ADD COLUMN     "lift_told_at" TIMESTAMPTZ(3),
ADD COLUMN     "lifted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "repair_terms" (
    "region_code" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "publication_months" INTEGER NOT NULL,
    "lifting_months" INTEGER,
    "source" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "repair_terms_pkey" PRIMARY KEY ("region_code","effective_from")
);

-- CreateTable
CREATE TABLE "ban_repair" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "debarment_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "allowed_from" DATE NOT NULL,
    "terms" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ban_decided_by" UUID NOT NULL,
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "submitted_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "proposal" TEXT,
    "findings" TEXT,
    "examined_by" UUID,
    "examined_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "ban_repair_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ban_repair_organisation_id_seq_key" ON "ban_repair"("organisation_id", "seq");

-- AddForeignKey
ALTER TABLE "repair_terms" ADD CONSTRAINT "repair_terms_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ban_repair" ADD CONSTRAINT "ban_repair_debarment_id_fkey" FOREIGN KEY ("debarment_id") REFERENCES "debarment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ban_repair" ADD CONSTRAINT "ban_repair_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "repair_terms"
  ADD CONSTRAINT "repair_terms_months" CHECK ("publication_months" BETWEEN 1 AND 36 AND "lifting_months" BETWEEN 1 AND 36),
  ADD CONSTRAINT "repair_terms_source" CHECK (length(trim("source")) > 0);
CREATE TRIGGER "repair_terms_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "repair_terms"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The terms in force for a region on a day: the nearest office's that has some, and of those the newest (as limit_in_force).
CREATE FUNCTION repair_terms_in_force(of_region text, on_day date) RETURNS SETOF "repair_terms" LANGUAGE sql STABLE AS $$
  SELECT t.* FROM repair_terms t
  WHERE t.effective_from <= on_day AND starts_with(of_region, regexp_replace(t.region_code, '(00)+$', ''))
  ORDER BY length(regexp_replace(t.region_code, '(00)+$', '')) DESC, t.effective_from DESC LIMIT 1
$$;

ALTER TABLE "ban_repair"
  ADD CONSTRAINT "ban_repair_scope" CHECK ("scope" IN ('publication', 'lifting')),
  ADD CONSTRAINT "ban_repair_state" CHECK ("state" IN ('draft', 'open', 'examined', 'granted', 'refused', 'void')),
  ADD CONSTRAINT "ban_repair_proposal" CHECK ("proposal" IN ('grant', 'refuse')),
  ADD CONSTRAINT "ban_repair_clock" CHECK ("clock_scale" >= 1),
  ADD CONSTRAINT "ban_repair_submitted" CHECK (("state" = 'draft') = ("submitted_at" IS NULL)),
  ADD CONSTRAINT "ban_repair_examined" CHECK (
    num_nulls("proposal", "findings", "examined_by", "examined_at") = CASE WHEN "state" IN ('draft', 'open') THEN 4 ELSE 0 END),
  ADD CONSTRAINT "ban_repair_decided" CHECK (
    num_nulls("reason", "decided_by", "decided_at") = CASE WHEN "state" IN ('draft', 'open', 'examined') THEN 3 ELSE 0 END),
  -- Nobody decides alone: who asks, who examines, who decides, and who decided the ban.
  ADD CONSTRAINT "ban_repair_examined_by_another" CHECK ("examined_by" <> "asked_by"),
  ADD CONSTRAINT "ban_repair_four_eyes" CHECK ("decided_by" <> "examined_by" AND "decided_by" <> "asked_by" AND "decided_by" <> "ban_decided_by");
CREATE UNIQUE INDEX "ban_repair_one_open" ON "ban_repair" ("debarment_id") WHERE "state" IN ('draft', 'open', 'examined');
CREATE UNIQUE INDEX "ban_repair_granted_once" ON "ban_repair" ("debarment_id", "scope") WHERE "state" = 'granted';
CREATE INDEX "ban_repair_of_ban" ON "ban_repair" ("debarment_id", "seq" DESC);
CREATE INDEX "ban_repair_outbox" ON "ban_repair" ("submitted_at") WHERE "submitted_at" IS NOT NULL AND "started_at" IS NULL;

-- What every ban does today, and the one place that says so. It binds from its first to its last day (DB-06) unless it was
-- revoked or lifted by a repair; its publication ends with it, or before by a repair (DB-10).
CREATE VIEW "ban_standing" AS
  SELECT d.id AS debarment_id, d.credit_code, d.until_day,
         d.lifted_at IS NULL AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.from_day AND d.until_day
           AND NOT EXISTS (SELECT FROM ban_repair r WHERE r.debarment_id = d.id AND r.state = 'granted' AND r.scope = 'lifting') AS binds,
         d.lifted_at IS NULL AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.from_day AND d.until_day
           AND NOT EXISTS (SELECT FROM ban_repair r WHERE r.debarment_id = d.id AND r.state = 'granted') AS published
  FROM debarment d;
CREATE OR REPLACE FUNCTION is_debarred(code text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM ban_standing s WHERE s.credit_code = code AND s.binds)
$$;

CREATE FUNCTION ban_repair_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ban debarment;
BEGIN
  SELECT * INTO ban FROM debarment WHERE id = NEW.debarment_id FOR SHARE;
  IF NEW.state <> 'draft' OR NOT EXISTS (SELECT FROM ban_standing s WHERE s.debarment_id = ban.id AND s.binds) THEN
    RAISE EXCEPTION 'a repair begins as a draft, of a ban that binds' USING ERRCODE = 'JL250';
  END IF;
  IF ban.credit_code IS DISTINCT FROM (SELECT o.credit_code FROM organisation o WHERE o.id = NEW.organisation_id) THEN
    RAISE EXCEPTION 'nobody but who is banned asks for the repair of the ban' USING ERRCODE = 'JL250';
  END IF;
  NEW.ban_decided_by := coalesce((SELECT p.decided_by FROM penalty p WHERE p.debarment_id = ban.id), ban.recorded_by);
  NEW.region_code := ban.region_code;
  RETURN NEW;
END $$;
CREATE TRIGGER "ban_repair_begins" BEFORE INSERT ON "ban_repair" FOR EACH ROW EXECUTE FUNCTION ban_repair_begins();

-- The law fixes a ban at a year or more (GPL 77, REG 72, M74 54): what is left of it is never lifted before.
CREATE FUNCTION ban_repair_not_too_early() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.scope = 'lifting' AND NEW.allowed_from < (SELECT d.from_day + interval '1 year' FROM debarment d WHERE d.id = NEW.debarment_id) THEN
    RAISE EXCEPTION 'a ban is not lifted before the least that the law fixes (GPL 77)' USING ERRCODE = 'JL251';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ban_repair_not_too_early" BEFORE INSERT OR UPDATE OF "scope", "allowed_from" ON "ban_repair"
  FOR EACH ROW EXECUTE FUNCTION ban_repair_not_too_early();

CREATE FUNCTION ban_repair_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'open'), ('open', 'examined'), ('examined', 'granted'), ('examined', 'refused'), ('examined', 'void')) THEN
    RAISE EXCEPTION 'no way of a repair from % to %', OLD.state, NEW.state USING ERRCODE = 'JL002';
  END IF;
  IF (OLD.debarment_id, OLD.organisation_id, OLD.seq, OLD.region_code, OLD.ban_decided_by)
       IS DISTINCT FROM (NEW.debarment_id, NEW.organisation_id, NEW.seq, NEW.region_code, NEW.ban_decided_by)
     OR (OLD.state <> 'draft' AND (OLD.scope, OLD.statement, OLD.allowed_from, OLD.terms, OLD.asked_by, OLD.submitted_at)
       IS DISTINCT FROM (NEW.scope, NEW.statement, NEW.allowed_from, NEW.terms, NEW.asked_by, NEW.submitted_at))
     OR (OLD.examined_at IS NOT NULL AND (OLD.proposal, OLD.findings, OLD.examined_by, OLD.examined_at)
       IS DISTINCT FROM (NEW.proposal, NEW.findings, NEW.examined_by, NEW.examined_at))
     OR (OLD.decided_at IS NOT NULL AND (OLD.reason, OLD.decided_by, OLD.decided_at)
       IS DISTINCT FROM (NEW.reason, NEW.decided_by, NEW.decided_at)) THEN
    RAISE EXCEPTION 'a repair stays as it was asked for, examined and decided' USING ERRCODE = 'JL003';
  END IF;
  IF OLD.state = 'draft' AND NEW.state = 'open' AND NOT EXISTS (
    SELECT FROM attachment a WHERE a.owner_kind = 'repair' AND a.owner_id = NEW.id::text AND a.state = 'stored') THEN
    RAISE EXCEPTION 'a repair is handed in with evidence' USING ERRCODE = 'JL252';
  END IF;
  IF NEW.state <> OLD.state AND NEW.state IN ('open', 'granted') THEN
    IF (now() AT TIME ZONE 'Asia/Shanghai')::date < NEW.allowed_from THEN
      RAISE EXCEPTION 'a repair is neither handed in nor granted before its day' USING ERRCODE = 'JL251';
    END IF;
    PERFORM FROM debarment WHERE id = NEW.debarment_id FOR SHARE;
    IF NOT EXISTS (SELECT FROM ban_standing s WHERE s.debarment_id = NEW.debarment_id AND s.binds) THEN
      RAISE EXCEPTION 'a ban that is over is not repaired' USING ERRCODE = 'JL250';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ban_repair_path" BEFORE UPDATE ON "ban_repair" FOR EACH ROW EXECUTE FUNCTION ban_repair_path();
CREATE TRIGGER "ban_repair_not_deleted" BEFORE DELETE OR TRUNCATE ON "ban_repair" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Its evidence, until it is handed in.
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_owner_kind";
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_owner_kind"
  CHECK ("owner_kind" IN ('task', 'purchase', 'question', 'challenge', 'complaint', 'admission', 'report', 'visit', 'repair'));
CREATE FUNCTION guard_repair_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM ban_repair WHERE id = NEW.owner_id::uuid AND state = 'draft' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the evidence of a repair stays as it was handed in' USING ERRCODE = 'JL004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attachment_of_draft_repair" BEFORE INSERT OR UPDATE ON "attachment" FOR EACH ROW
  WHEN (NEW."owner_kind" = 'repair') EXECUTE FUNCTION guard_repair_files();

-- The platform hears of a repair with the repair itself (DB-10).
ALTER TABLE "platform_report" DROP CONSTRAINT "platform_report_change";
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_change" CHECK (change IN ('added', 'repaired', 'lifted'));
CREATE FUNCTION report_repair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO platform_report (debarment_id, change)
  VALUES (NEW.debarment_id, CASE NEW.scope WHEN 'lifting' THEN 'lifted' ELSE 'repaired' END)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "ban_repair_reported" AFTER UPDATE OF "state" ON "ban_repair" FOR EACH ROW
  WHEN (OLD.state <> 'granted' AND NEW.state = 'granted') EXECUTE FUNCTION report_repair();

-- The term of a ban that was decided here ends with its lifting; the row of its procedure is the outbox that says so.
ALTER TABLE "penalty" DROP CONSTRAINT "penalty_state", DROP CONSTRAINT "penalty_heard", DROP CONSTRAINT "penalty_decided", DROP CONSTRAINT "penalty_served";
ALTER TABLE "penalty"
  ADD CONSTRAINT "penalty_state" CHECK ("state" IN ('filed', 'noticed', 'answered', 'hearing', 'punished', 'dropped', 'in-force', 'ended', 'lifted')),
  ADD CONSTRAINT "penalty_heard" CHECK ("state" NOT IN ('punished', 'in-force', 'ended', 'lifted') OR "answer" <> 'hearing' OR "hearing_record" IS NOT NULL),
  ADD CONSTRAINT "penalty_decided" CHECK ("state" NOT IN ('punished', 'in-force', 'ended', 'lifted') OR num_nulls("decision", "authority", "document", "ban_months", "decided_by", "decided_at") = 0),
  ADD CONSTRAINT "penalty_served" CHECK (("state" IN ('in-force', 'ended', 'lifted')) = ("served_at" IS NOT NULL) AND ("served_at" IS NULL) = ("debarment_id" IS NULL)),
  ADD CONSTRAINT "penalty_lifted" CHECK ("state" <> 'lifted' OR "lifted_at" IS NOT NULL);
CREATE INDEX "penalty_lifting_outbox" ON "penalty" ("lifted_at") WHERE "lifted_at" IS NOT NULL AND "lift_told_at" IS NULL;
CREATE OR REPLACE FUNCTION penalty_legal_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('filed', 'noticed'), ('filed', 'dropped'), ('noticed', 'answered'), ('noticed', 'hearing'), ('hearing', 'answered'),
    ('answered', 'punished'), ('answered', 'dropped'), ('punished', 'in-force'), ('in-force', 'ended'), ('in-force', 'lifted')) THEN
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
CREATE FUNCTION end_term_early() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE penalty SET lifted_at = clock_timestamp()
  WHERE debarment_id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND state = 'in-force' AND lifted_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "debarment_ends_early" AFTER UPDATE OF "lifted_at" ON "debarment" FOR EACH ROW
  WHEN (OLD.lifted_at IS NULL AND NEW.lifted_at IS NOT NULL) EXECUTE FUNCTION end_term_early('id');
CREATE TRIGGER "ban_repair_ends_early" AFTER UPDATE OF "state" ON "ban_repair" FOR EACH ROW
  WHEN (OLD.state <> 'granted' AND NEW.state = 'granted' AND NEW.scope = 'lifting') EXECUTE FUNCTION end_term_early('debarment_id');
UPDATE "penalty" p SET "lifted_at" = d."lifted_at" FROM "debarment" d
  WHERE d."id" = p."debarment_id" AND p."state" = 'in-force' AND d."lifted_at" IS NOT NULL;
