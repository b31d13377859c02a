-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "visit_correction" (
    "visit_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "contract_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "service_code" TEXT NOT NULL,
    "staff" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "done" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "settled" BOOLEAN NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_correction_pkey" PRIMARY KEY ("visit_id","version")
);

-- AddForeignKey
ALTER TABLE "visit_correction" ADD CONSTRAINT "visit_correction_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "visit_correction"
  ADD CONSTRAINT "visit_correction_version" CHECK ("version" >= 2),
  ADD CONSTRAINT "visit_correction_kind" CHECK ("kind" IN ('corrected', 'withdrawn')),
  ADD CONSTRAINT "visit_correction_side" CHECK ("side" IN ('provider', 'office')),
  ADD CONSTRAINT "visit_correction_reason" CHECK (length("reason") BETWEEN 4 AND 500);
CREATE TRIGGER "visit_correction_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "visit_correction" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "visit_correction_change" AFTER INSERT ON "visit_correction" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');

-- Whether a visit lies in the period of an instalment that has been accepted, and with it what was paid for it.
CREATE FUNCTION visit_settled(of_contract uuid, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM payment p
    WHERE p.contract_id = of_contract AND p.accepted_on IS NOT NULL AND (at AT TIME ZONE 'Asia/Shanghai')::date <= p.due_on)
$$;

-- A correction keeps the record as it stood before, exactly. The provider corrects nothing that the recipient has answered
-- for, nor what has been accepted.
CREATE FUNCTION guard_visit_correction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v visit%ROWTYPE;
BEGIN
  SELECT * INTO v FROM visit WHERE id = NEW.visit_id FOR NO KEY UPDATE;
  IF v.withdrawn_at IS NOT NULL OR NEW.version <> v.version + 1
     OR (NEW.contract_id, NEW.service_code, NEW.staff, NEW.started_at, NEW.ended_at, NEW.place, NEW.done)
          IS DISTINCT FROM (v.contract_id, v.service_code, v.staff, v.started_at, v.ended_at, v.place, v.done) THEN
    RAISE EXCEPTION 'a correction keeps the record as it stood' USING ERRCODE = 'JL072';
  END IF;
  NEW.settled := visit_settled(v.contract_id, v.started_at);
  IF NEW.side = 'provider' AND (NEW.settled OR EXISTS (SELECT 1 FROM visit_feedback f WHERE f.visit_id = v.id)) THEN
    RAISE EXCEPTION 'the provider does not correct what was answered for or accepted' USING ERRCODE = 'JL072';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "visit_correction_lawful" BEFORE INSERT ON "visit_correction" FOR EACH ROW EXECUTE FUNCTION guard_visit_correction();

-- A visit changes with its correction only, one version at a time, and what it says then is judged as if it were new.
DROP TRIGGER "visit_append_only" ON "visit";
CREATE TRIGGER "visit_append_only" BEFORE DELETE OR TRUNCATE ON "visit" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE FUNCTION guard_corrected_visit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its_kind text;
  refused text;
BEGIN
  SELECT c.kind INTO its_kind FROM visit_correction c WHERE c.visit_id = NEW.id AND c.version = NEW.version;
  IF its_kind IS NULL OR NEW.version <> OLD.version + 1 OR OLD.withdrawn_at IS NOT NULL
     OR (its_kind = 'withdrawn') <> (NEW.withdrawn_at IS NOT NULL)
     OR (NEW.id, NEW.contract_id, NEW.provider_id, NEW.recipient_id, NEW.key, NEW.source, NEW.recorded_by, NEW.recorded_at)
          IS DISTINCT FROM (OLD.id, OLD.contract_id, OLD.provider_id, OLD.recipient_id, OLD.key, OLD.source, OLD.recorded_by, OLD.recorded_at)
     OR (its_kind = 'withdrawn' AND (NEW.service_code, NEW.staff, NEW.started_at, NEW.ended_at, NEW.place, NEW.done)
          IS DISTINCT FROM (OLD.service_code, OLD.staff, OLD.started_at, OLD.ended_at, OLD.place, OLD.done)) THEN
    RAISE EXCEPTION 'a visit changes with a correction only' USING ERRCODE = 'JL003';
  END IF;
  IF its_kind = 'corrected' THEN
    SELECT why.code INTO refused
    FROM visit_refusal(NEW.contract_id, NEW.provider_id, NEW.recipient_id, NEW.service_code, NEW.started_at, NEW.ended_at) why;
    IF refused IS NOT NULL THEN
      RAISE EXCEPTION 'a visit is not recorded: %', refused USING ERRCODE = 'JL070', DETAIL = refused;
    END IF;
    IF visit_settled(NEW.contract_id, NEW.started_at) AND NOT visit_settled(OLD.contract_id, OLD.started_at) THEN
      RAISE EXCEPTION 'nothing is moved into a period that has been accepted' USING ERRCODE = 'JL072';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "visit_corrected" BEFORE UPDATE ON "visit" FOR EACH ROW EXECUTE FUNCTION guard_corrected_visit();

-- A correction without its visit changes nothing.
CREATE FUNCTION guard_correction_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM visit v WHERE v.id = NEW.visit_id AND v.version >= NEW.version) THEN
    RAISE EXCEPTION 'a correction is made with its visit' USING ERRCODE = 'JL072';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "visit_correction_made" AFTER INSERT ON "visit_correction" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_correction_made();
