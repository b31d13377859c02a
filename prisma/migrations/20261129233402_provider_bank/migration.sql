-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "bank_reason" TEXT;

-- CreateTable
CREATE TABLE "provider_review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_legal" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" UUID,
    "request" TEXT,
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'scheduled',
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "debarment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "credit_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" UUID,
    "lift_reason" TEXT,

    CONSTRAINT "debarment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_staff" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "qualification" TEXT NOT NULL,
    "certificate" TEXT,
    "full_time" BOOLEAN NOT NULL DEFAULT true,
    "joined_on" DATE NOT NULL,
    "left_on" DATE,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_capability" (
    "organisation_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,

    CONSTRAINT "provider_capability_pkey" PRIMARY KEY ("organisation_id","item","region_code")
);

-- CreateTable
CREATE TABLE "local_condition" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "region_code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_until" DATE,

    CONSTRAINT "local_condition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "provider_review_organisation_id_seq_key" ON "provider_review"("organisation_id", "seq");

-- AddForeignKey
ALTER TABLE "provider_review" ADD CONSTRAINT "provider_review_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_staff" ADD CONSTRAINT "provider_staff_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_capability" ADD CONSTRAINT "provider_capability_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- A ban in force today, by credit code (DB-01 to DB-03); an expired or lifted one no longer excludes (DB-06).
CREATE FUNCTION is_debarred(code text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM debarment d WHERE d.credit_code = code AND d.lifted_at IS NULL
    AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.from_day AND d.until_day)
$$;
ALTER TABLE "debarment"
  ADD CONSTRAINT "debarment_rule" CHECK ("rule" IN ('DB-01', 'DB-02', 'DB-03')),
  ADD CONSTRAINT "debarment_period" CHECK ("until_day" > "from_day"),
  ADD CONSTRAINT "debarment_lifted" CHECK (("lifted_at" IS NULL) = ("lifted_by" IS NULL) AND ("lifted_at" IS NULL) = ("lift_reason" IS NULL)),
  ADD CONSTRAINT "debarment_four_eyes" CHECK ("lifted_by" <> "recorded_by");
CREATE INDEX "debarment_by_code" ON "debarment" ("credit_code") WHERE "lifted_at" IS NULL;
CREATE INDEX "debarment_by_region" ON "debarment" ("region_code" text_pattern_ops, "recorded_at" DESC, "id" DESC);
CREATE FUNCTION debarment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.credit_code, OLD.rule, OLD.facts, OLD.authority, OLD.document, OLD.from_day, OLD.until_day, OLD.recorded_by)
       IS DISTINCT FROM (NEW.credit_code, NEW.rule, NEW.facts, NEW.authority, NEW.document, NEW.from_day, NEW.until_day, NEW.recorded_by)
     OR OLD.lifted_at IS NOT NULL THEN
    RAISE EXCEPTION 'a debarment stays as it was recorded, and is lifted once' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "debarment_stays" BEFORE UPDATE ON "debarment" FOR EACH ROW EXECUTE FUNCTION debarment_stays();
CREATE TRIGGER "debarment_not_deleted" BEFORE DELETE OR TRUNCATE ON "debarment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Whoever is banned hands in no bid and is not admitted.
CREATE FUNCTION refuse_debarred() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'bid' THEN
    IF EXISTS (SELECT 1 FROM organisation o WHERE o.id = NEW.provider_id AND is_debarred(o.credit_code)) THEN
      RAISE EXCEPTION 'the bidder is debarred' USING ERRCODE = 'JL032';
    END IF;
  ELSIF is_debarred(NEW.credit_code) THEN
    RAISE EXCEPTION 'whoever is debarred is not admitted' USING ERRCODE = 'JL032';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_not_by_debarred" BEFORE INSERT ON "bid" FOR EACH ROW EXECUTE FUNCTION refuse_debarred();
CREATE TRIGGER "organisation_not_debarred" BEFORE UPDATE OF "admission" ON "organisation" FOR EACH ROW
  WHEN (NEW.admission = 'admitted' AND OLD.admission <> 'admitted') EXECUTE FUNCTION refuse_debarred();

-- A provider that has left may apply again, and bids from then on (AD-03).
ALTER TABLE "organisation" DROP CONSTRAINT "organisation_admission";
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_admission" CHECK ("admission" IN ('none', 'admitted', 'suspended', 'exited'));
CREATE OR REPLACE FUNCTION refuse_bid_from_outside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM organisation o WHERE o.id = NEW.provider_id AND (o.admission = 'admitted' OR (o.admission IN ('none', 'exited') AND EXISTS (
      SELECT 1 FROM admission a WHERE a.organisation_id = o.id AND a.state = 'reviewing')))
  ) THEN
    RAISE EXCEPTION 'the bidder is not in the bank of providers' USING ERRCODE = 'JL004';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE "provider_review"
  ADD CONSTRAINT "provider_review_state" CHECK ("state" IN ('scheduled', 'kept', 'suspended', 'exited', 'void')),
  ADD CONSTRAINT "provider_review_decided" CHECK (("state" IN ('kept', 'suspended', 'exited')) = ("decided_at" IS NOT NULL AND "decided_by" IS NOT NULL AND "reason" IS NOT NULL)),
  ADD CONSTRAINT "provider_review_asked" CHECK (("requested_by" IS NULL) = ("request" IS NULL)),
  ADD CONSTRAINT "provider_review_four_eyes" CHECK ("decided_by" <> "requested_by"),
  ADD CONSTRAINT "provider_review_clock" CHECK ("clock_scale" >= 1);
-- One yearly review ahead, and one that was asked for, at a time.
CREATE UNIQUE INDEX "provider_review_one_yearly" ON "provider_review" ("organisation_id") WHERE "state" = 'scheduled' AND "requested_by" IS NULL;
CREATE UNIQUE INDEX "provider_review_one_asked" ON "provider_review" ("organisation_id") WHERE "state" = 'scheduled' AND "requested_by" IS NOT NULL;
CREATE INDEX "provider_review_outbox" ON "provider_review" ("created_at") WHERE "started_at" IS NULL;
-- Those who are in the bank already are reviewed in a year from now.
INSERT INTO "provider_review" ("organisation_id", "seq", "region_code", "due_at", "due_legal", "clock_epoch")
SELECT o."id", 1, o."region_code", now() + interval '1 year', now() + interval '1 year', now()
FROM "organisation" o WHERE o."admission" IN ('admitted', 'suspended');

ALTER TABLE "provider_staff"
  ADD CONSTRAINT "provider_staff_profession" CHECK ("profession" IN ('social-worker', 'carer', 'nurse', 'rehabilitation', 'psychologist', 'manager', 'other')),
  ADD CONSTRAINT "provider_staff_days" CHECK ("left_on" >= "joined_on");
CREATE INDEX "provider_staff_by_provider" ON "provider_staff" ("organisation_id", "recorded_at" DESC, "id" DESC);
CREATE INDEX "provider_staff_in_service" ON "provider_staff" ("organisation_id") WHERE "left_on" IS NULL;
-- Who served when must be known later (SAL 70): a line ends, it does not vanish.
CREATE TRIGGER "provider_staff_not_deleted" BEFORE DELETE OR TRUNCATE ON "provider_staff" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "provider_capability" ADD CONSTRAINT "provider_capability_figures" CHECK ("capacity" >= 1);
-- What was admitted last is what a provider can serve until it says otherwise.
INSERT INTO "provider_capability" ("organisation_id", "item", "region_code", "capacity")
SELECT a."organisation_id", s."item", s."region_code", s."capacity"
FROM "admission_service" s JOIN "admission" a ON a."id" = s."admission_id"
WHERE a."state" = 'admitted' AND a."seq" = (
  SELECT max(b."seq") FROM "admission" b WHERE b."organisation_id" = a."organisation_id" AND b."state" = 'admitted');

-- What Prisma's schema language cannot say.
-- Published before it binds: the day of publication itself is too early (§2.3).
ALTER TABLE "local_condition"
  ADD CONSTRAINT "local_condition_published_first" CHECK ("effective_from" > ("published_at" AT TIME ZONE 'Asia/Shanghai')::date),
  ADD CONSTRAINT "local_condition_period" CHECK ("effective_until" >= "effective_from");
CREATE INDEX "local_condition_by_region" ON "local_condition" ("region_code" text_pattern_ops, "effective_from" DESC, "id" DESC);
CREATE FUNCTION local_condition_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.region_code, OLD.text, OLD.basis, OLD.published_at, OLD.effective_from) IS DISTINCT FROM (NEW.region_code, NEW.text, NEW.basis, NEW.published_at, NEW.effective_from)
     OR OLD.effective_until IS NOT NULL THEN
    RAISE EXCEPTION 'a published condition stays as it is, and is ended once' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "local_condition_stays" BEFORE UPDATE ON "local_condition" FOR EACH ROW EXECUTE FUNCTION local_condition_stays();
CREATE TRIGGER "local_condition_not_deleted" BEFORE DELETE OR TRUNCATE ON "local_condition" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
