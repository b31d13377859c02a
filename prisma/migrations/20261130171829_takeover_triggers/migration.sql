-- CreateTable
CREATE TABLE "registration_loss" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "lost_on" DATE NOT NULL,
    "document" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registration_loss_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "takeover_trigger" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "facts" TEXT,
    "raised_by" UUID,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "takeover_id" UUID,

    CONSTRAINT "takeover_trigger_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "registration_loss_organisation_id_lost_on_key" ON "registration_loss"("organisation_id", "lost_on");

-- CreateIndex
CREATE UNIQUE INDEX "takeover_trigger_contract_id_cause_ref_key" ON "takeover_trigger"("contract_id", "cause", "ref");

-- AddForeignKey
ALTER TABLE "registration_loss" ADD CONSTRAINT "registration_loss_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takeover_trigger" ADD CONSTRAINT "takeover_trigger_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takeover_trigger" ADD CONSTRAINT "takeover_trigger_takeover_id_fkey" FOREIGN KEY ("takeover_id") REFERENCES "takeover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "takeover_trigger"
  ADD CONSTRAINT "takeover_trigger_cause" CHECK ("cause" IN ('debarred', 'registration-lost', 'records-confirmed', 'self-report')),
  ADD CONSTRAINT "takeover_trigger_state" CHECK ("state" IN ('open', 'urgent', 'ordinary', 'none')),
  ADD CONSTRAINT "takeover_trigger_facts" CHECK (("cause" IN ('registration-lost', 'self-report')) = ("facts" IS NOT NULL)),
  ADD CONSTRAINT "takeover_trigger_decided" CHECK (num_nonnulls("reason", "decided_by", "decided_at") = CASE "state" WHEN 'open' THEN 0 ELSE 3 END),
  ADD CONSTRAINT "takeover_trigger_takeover" CHECK ("takeover_id" IS NULL OR "state" IN ('urgent', 'ordinary'));
CREATE INDEX "takeover_trigger_unstarted" ON "takeover_trigger" ("raised_at") WHERE "started_at" IS NULL;

-- What has happened stays as it was, and is weighed once.
CREATE FUNCTION takeover_trigger_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.contract_id, NEW.region_code, NEW.cause, NEW.ref, NEW.facts, NEW.raised_by, NEW.raised_at)
     IS DISTINCT FROM (OLD.id, OLD.contract_id, OLD.region_code, OLD.cause, OLD.ref, OLD.facts, OLD.raised_by, OLD.raised_at)
     OR OLD.state <> 'open' AND (NEW.state, NEW.reason, NEW.decided_by, NEW.decided_at, NEW.takeover_id)
     IS DISTINCT FROM (OLD.state, OLD.reason, OLD.decided_by, OLD.decided_at, OLD.takeover_id) THEN
    RAISE EXCEPTION 'what asks for a takeover to be weighed stays as it was' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "takeover_trigger_stays" BEFORE UPDATE ON "takeover_trigger" FOR EACH ROW EXECUTE FUNCTION takeover_trigger_path();
CREATE TRIGGER "takeover_trigger_not_deleted" BEFORE DELETE OR TRUNCATE ON "takeover_trigger" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Every contract in force of an organisation, unless a takeover of it is under way already (§2.6).
CREATE FUNCTION raise_takeover_triggers(code text, why text, what text, words text, who uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO takeover_trigger (contract_id, region_code, cause, ref, facts, raised_by)
  SELECT k.id, k.region_code, why, what, words, who
  FROM contract k JOIN organisation o ON o.id = k.provider_id
  WHERE o.credit_code = code AND k.kind = 'main' AND k.state IN ('running', 'suspended')
    AND NOT EXISTS (SELECT FROM takeover t WHERE t.contract_id = k.id AND NOT t.drill AND t.state IN ('requested', 'running'))
  ON CONFLICT DO NOTHING
$$;

-- Whoever is banned, wherever that was decided, leaves the bank (DB-06, DB-08), and its contracts in force are weighed.
CREATE FUNCTION weigh_debarred() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.lifted_at IS NULL AND NEW.until_day >= (now() AT TIME ZONE 'Asia/Shanghai')::date THEN
    UPDATE organisation SET admission = 'exited', bank_reason = '禁止参加政府采购（' || NEW.document || '）'
    WHERE credit_code = NEW.credit_code AND admission IN ('admitted', 'suspended');
    PERFORM raise_takeover_triggers(NEW.credit_code, 'debarred', NEW.id::text, NULL, NEW.recorded_by);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "debarment_weighed" AFTER INSERT ON "debarment" FOR EACH ROW EXECUTE FUNCTION weigh_debarred();

ALTER TABLE "registration_loss"
  ADD CONSTRAINT "registration_loss_kind" CHECK ("kind" IN ('revoked', 'cancelled', 'annulled')),
  ADD CONSTRAINT "registration_loss_document" CHECK (length(btrim("document")) BETWEEN 4 AND 200);
CREATE TRIGGER "registration_loss_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "registration_loss"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE FUNCTION weigh_unregistered() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  code text;
BEGIN
  SELECT credit_code INTO code FROM organisation WHERE id = NEW.organisation_id FOR UPDATE;
  UPDATE organisation SET admission = 'exited', bank_reason = NEW.document
  WHERE id = NEW.organisation_id AND admission IN ('admitted', 'suspended');
  PERFORM raise_takeover_triggers(code, 'registration-lost', NEW.id::text, NEW.document, NEW.recorded_by);
  RETURN NULL;
END $$;
CREATE TRIGGER "registration_loss_weighed" AFTER INSERT ON "registration_loss" FOR EACH ROW EXECUTE FUNCTION weigh_unregistered();

CREATE TRIGGER "takeover_trigger_change" AFTER INSERT OR UPDATE ON "takeover_trigger" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
