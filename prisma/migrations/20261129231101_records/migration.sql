-- AlterTable
ALTER TABLE "recipient" ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "ended_by" UUID,
ADD COLUMN     "ended_on" DATE;

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "service_code" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "staff" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "done" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_intake" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "handed_in_by" UUID NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded" INTEGER NOT NULL DEFAULT 0,
    "repeated" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "visit_intake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_refusal" (
    "intake_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "key" TEXT,
    "recipient" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "code" TEXT NOT NULL,
    "field" TEXT,

    CONSTRAINT "visit_refusal_pkey" PRIMARY KEY ("intake_id","line")
);

-- CreateTable
CREATE TABLE "visit_plan" (
    "contract_id" UUID NOT NULL,
    "service_code" TEXT NOT NULL,
    "dependency" TEXT NOT NULL,
    "per_month" INTEGER NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_plan_pkey" PRIMARY KEY ("contract_id","service_code","dependency")
);

-- CreateTable
CREATE TABLE "visit_feedback" (
    "visit_id" UUID NOT NULL,
    "took_place" BOOLEAN NOT NULL,
    "rating" SMALLINT,
    "remark" TEXT,
    "channel" TEXT NOT NULL,
    "recorded_by" UUID,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_feedback_pkey" PRIMARY KEY ("visit_id")
);

-- CreateTable
CREATE TABLE "visit_link" (
    "token_hash" BYTEA NOT NULL,
    "visit_id" UUID NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "watch_limit" (
    "contract_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "watch_limit_pkey" PRIMARY KEY ("contract_id","rule")
);

-- CreateTable
CREATE TABLE "record_alert" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "evidence" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',
    "conclusion" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_alert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "visit_contract_id_started_at_id_idx" ON "visit"("contract_id", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "visit_recipient_id_started_at_idx" ON "visit"("recipient_id", "started_at");

-- CreateIndex
CREATE INDEX "visit_provider_id_staff_started_at_idx" ON "visit"("provider_id", "staff", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "visit_provider_id_key_key" ON "visit"("provider_id", "key");

-- CreateIndex
CREATE INDEX "visit_intake_contract_id_handed_in_at_id_idx" ON "visit_intake"("contract_id", "handed_in_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "visit_link_visit_id_idx" ON "visit_link"("visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "record_alert_contract_id_rule_finding_key" ON "record_alert"("contract_id", "rule", "finding");

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_intake" ADD CONSTRAINT "visit_intake_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_refusal" ADD CONSTRAINT "visit_refusal_intake_id_fkey" FOREIGN KEY ("intake_id") REFERENCES "visit_intake"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_plan" ADD CONSTRAINT "visit_plan_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_feedback" ADD CONSTRAINT "visit_feedback_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_link" ADD CONSTRAINT "visit_link_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_limit" ADD CONSTRAINT "watch_limit_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_alert" ADD CONSTRAINT "record_alert_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "recipient"
  ADD CONSTRAINT "recipient_end" CHECK (("ended_on" IS NULL) = ("end_reason" IS NULL) AND ("ended_on" IS NULL) = ("ended_by" IS NULL)),
  ADD CONSTRAINT "recipient_end_reason" CHECK ("end_reason" IN ('died', 'moved'));

-- Whom nobody can serve any longer is owed nothing: the order ends, and with it the responsibility, whoever records the end.
CREATE FUNCTION end_service_of_recipient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The case first: a handover that is going on ends before, and what it made is then seen.
  DELETE FROM handover_case WHERE recipient_id = NEW.id AND state = 'pending';
  UPDATE service_order SET state = 'ended' WHERE recipient_id = NEW.id AND state = 'active';
  UPDATE coverage SET period = tstzrange(lower(period), clock_timestamp())
  WHERE recipient_id = NEW.id AND upper_inf(period);
  RETURN NULL;
END $$;
CREATE TRIGGER "recipient_end_service" AFTER UPDATE OF "ended_on" ON "recipient" FOR EACH ROW
  WHEN (OLD.ended_on IS NULL AND NEW.ended_on IS NOT NULL) EXECUTE FUNCTION end_service_of_recipient();
-- An end is recorded once.
CREATE FUNCTION refuse_second_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the end of a recipient is recorded once' USING ERRCODE = 'JL003';
END $$;
CREATE TRIGGER "recipient_ends_once" BEFORE UPDATE OF "ended_on", "end_reason" ON "recipient" FOR EACH ROW
  WHEN (OLD.ended_on IS NOT NULL AND (OLD.ended_on, OLD.end_reason) IS DISTINCT FROM (NEW.ended_on, NEW.end_reason))
  EXECUTE FUNCTION refuse_second_end();
-- Nobody is made responsible for somebody who has died or moved away.
CREATE FUNCTION refuse_order_of_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM recipient r WHERE r.id = NEW.recipient_id AND r.ended_on IS NOT NULL) THEN
    RAISE EXCEPTION 'nothing is owed to a recipient who has died or moved away' USING ERRCODE = 'JL071';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "service_order_of_served" BEFORE INSERT OR UPDATE OF "state" ON "service_order" FOR EACH ROW
  WHEN (NEW.state = 'active') EXECUTE FUNCTION refuse_order_of_ended();

ALTER TABLE "visit"
  ADD CONSTRAINT "visit_source" CHECK ("source" IN ('form', 'excel', 'bulk', 'phone')),
  ADD CONSTRAINT "visit_lasts" CHECK ("ended_at" > "started_at" AND "ended_at" <= "started_at" + interval '24 hours'),
  ADD CONSTRAINT "visit_texts" CHECK (
    length("key") BETWEEN 1 AND 64 AND length("staff") BETWEEN 1 AND 40 AND length("place") BETWEEN 1 AND 100
    AND length("done") BETWEEN 2 AND 1000);
CREATE INDEX "coverage_of_recipient" ON "coverage" ("recipient_id", "contract_id");

-- Why a visit may not be recorded; null if it may. One row. The api asks it for whole batches, the trigger asks it of
-- whatever was inserted, so that there is one rule. Instants are business time; coverage is kept in wall time.
CREATE FUNCTION visit_refusal(of_contract uuid, of_provider uuid, of_recipient uuid, of_service text, from_at timestamptz, to_at timestamptz)
  RETURNS TABLE (code text) LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN c.id IS NULL OR c.provider_id <> of_provider THEN 'not-own-contract'
    WHEN c.state NOT IN ('running', 'suspended') THEN 'contract-not-in-force'
    WHEN to_at <= from_at THEN 'ends-before-start'
    WHEN to_at > from_at + interval '24 hours' THEN 'longer-than-a-day'
    WHEN to_at > business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, now()) THEN 'in-the-future'
    WHEN (from_at AT TIME ZONE 'Asia/Shanghai')::date < c.starts_on THEN 'before-contract'
    WHEN (from_at AT TIME ZONE 'Asia/Shanghai')::date > c.ends_on THEN 'after-contract'
    WHEN v.known IS NULL OR v.known = 0 THEN 'unknown-recipient'
    WHEN r.ended_on < (from_at AT TIME ZONE 'Asia/Shanghai')::date THEN 'recipient-' || r.end_reason
    WHEN v.same = 0 THEN 'unknown-service'
    WHEN NOT v.covered THEN 'not-covered'
  END
  FROM (VALUES (of_contract)) asked (id)
  LEFT JOIN contract c ON c.id = asked.id
  LEFT JOIN purchase p ON p.id = c.purchase_id
  LEFT JOIN recipient r ON r.id = of_recipient
  LEFT JOIN LATERAL (
    SELECT count(*) AS known, count(*) FILTER (WHERE k.service_code = of_service) AS same,
           coalesce(bool_or(k.service_code = of_service
             AND business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, lower(k.period)) <= from_at
             AND (upper_inf(k.period)
               OR from_at < business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, upper(k.period)))), false) AS covered
    FROM coverage k
    WHERE k.recipient_id = of_recipient AND k.contract_id = of_contract AND k.provider_id = of_provider
  ) v ON true $$;

-- Looked at once a statement, so that a thousand rows cost one query.
CREATE FUNCTION guard_visits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE refused text;
BEGIN
  SELECT why.code INTO refused
  FROM fresh f CROSS JOIN LATERAL visit_refusal(f.contract_id, f.provider_id, f.recipient_id, f.service_code, f.started_at, f.ended_at) why
  WHERE why.code IS NOT NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'a visit is not recorded: %', refused USING ERRCODE = 'JL070', DETAIL = refused;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "visit_lawful" AFTER INSERT ON "visit" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_visits();
CREATE TRIGGER "visit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "visit" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "visit_intake"
  ADD CONSTRAINT "visit_intake_source" CHECK ("source" IN ('form', 'excel', 'bulk', 'phone')),
  ADD CONSTRAINT "visit_intake_counts" CHECK ("recorded" >= 0 AND "repeated" >= 0 AND "refused" >= 0);
CREATE TRIGGER "visit_intake_change" AFTER INSERT OR UPDATE ON "visit_intake" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
CREATE TRIGGER "visit_refusal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "visit_refusal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "visit_plan"
  ADD CONSTRAINT "visit_plan_dependency" CHECK ("dependency" IN ('full', 'partial', 'self-care')),
  ADD CONSTRAINT "visit_plan_per_month" CHECK ("per_month" BETWEEN 0 AND 200);

ALTER TABLE "visit_feedback"
  ADD CONSTRAINT "visit_feedback_rating" CHECK ("rating" BETWEEN 1 AND 5 AND ("rating" IS NULL OR "took_place")),
  ADD CONSTRAINT "visit_feedback_channel" CHECK ("channel" IN ('link', 'phone') AND ("channel" = 'phone') = ("recorded_by" IS NOT NULL)),
  ADD CONSTRAINT "visit_feedback_remark" CHECK (length("remark") BETWEEN 1 AND 500);
CREATE TRIGGER "visit_feedback_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "visit_feedback" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
ALTER TABLE "visit_link" ADD CONSTRAINT "visit_link_hash" CHECK (length("token_hash") = 32 AND "expires_at" > "created_at");

ALTER TABLE "watch_limit" ADD CONSTRAINT "watch_limit_value" CHECK ("value" BETWEEN 1 AND 10000);

ALTER TABLE "record_alert"
  ADD CONSTRAINT "record_alert_state" CHECK ("state" IN ('open', 'explained', 'confirmed')),
  ADD CONSTRAINT "record_alert_decided" CHECK (
    ("state" = 'open') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by" IS NULL)
    AND ("decided_at" IS NULL) = ("conclusion" IS NULL));
CREATE INDEX "record_alert_outbox" ON "record_alert" ("found_at") WHERE "started_at" IS NULL;
CREATE INDEX "record_alert_open" ON "record_alert" ("region_code" text_pattern_ops, "found_at" DESC, "id" DESC) WHERE "state" = 'open';
-- What was found stays as it was found, and is decided once.
CREATE FUNCTION guard_record_alert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.contract_id, OLD.rule, OLD.finding, OLD.month, OLD.evidence, OLD.found_at)
       IS DISTINCT FROM (NEW.contract_id, NEW.rule, NEW.finding, NEW.month, NEW.evidence, NEW.found_at)
     OR (OLD.state <> 'open' AND (OLD.state, OLD.conclusion, OLD.decided_at) IS DISTINCT FROM (NEW.state, NEW.conclusion, NEW.decided_at)) THEN
    RAISE EXCEPTION 'an alert stays as it was found, and is decided once' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "record_alert_stays" BEFORE UPDATE ON "record_alert" FOR EACH ROW EXECUTE FUNCTION guard_record_alert();
CREATE TRIGGER "record_alert_not_deleted" BEFORE DELETE OR TRUNCATE ON "record_alert" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "record_alert_change" AFTER INSERT OR UPDATE ON "record_alert" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
