-- CreateTable
CREATE TABLE "credit_scheme" (
    "region_code" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "scheme" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_scheme_pkey" PRIMARY KEY ("region_code","effective_from")
);

-- CreateTable
CREATE TABLE "credit_appeal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "event_kind" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ(3) NOT NULL,
    "event_source" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "handed_in_by" UUID NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "made_by" UUID,
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_use" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "score" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "basis" JSONB NOT NULL,

    CONSTRAINT "credit_use_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "credit_appeal_organisation_id_seq_key" ON "credit_appeal"("organisation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "credit_appeal_organisation_id_event_key_kind_key" ON "credit_appeal"("organisation_id", "event_key", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "credit_use_organisation_id_task_id_key" ON "credit_use"("organisation_id", "task_id");

-- AddForeignKey
ALTER TABLE "credit_scheme" ADD CONSTRAINT "credit_scheme_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_appeal" ADD CONSTRAINT "credit_appeal_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_use" ADD CONSTRAINT "credit_use_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "credit_scheme" ADD CONSTRAINT "credit_scheme_source" CHECK (length(trim("source")) > 0);
CREATE TRIGGER "credit_scheme_not_deleted" BEFORE DELETE OR TRUNCATE ON "credit_scheme" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The scheme in force for a region on a day: the nearest office's that has one, and of those the newest (as limit_in_force).
CREATE FUNCTION credit_scheme_in_force(of_region text, on_day date) RETURNS "credit_scheme" LANGUAGE sql STABLE AS $$
  SELECT s.* FROM credit_scheme s
  WHERE s.effective_from <= on_day AND starts_with(of_region, regexp_replace(s.region_code, '(00)+$', ''))
  ORDER BY length(regexp_replace(s.region_code, '(00)+$', '')) DESC, s.effective_from DESC LIMIT 1
$$;

-- The credit file hears of complaints with made-up facts (CH-15) and of findings in service records that were confirmed; who
-- refused to sign for a lawful reason is not blamed for it (CO-08).
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
  WHERE a.state = 'confirmed';

ALTER TABLE "credit_appeal"
  ADD CONSTRAINT "credit_appeal_kind" CHECK ("kind" IN ('objection', 'repair')),
  ADD CONSTRAINT "credit_appeal_state" CHECK ("state" IN ('open', 'upheld', 'rejected')),
  ADD CONSTRAINT "credit_appeal_decided" CHECK (
    ("state" = 'open') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by" IS NULL)
    AND ("decided_at" IS NULL) = ("reason" IS NULL)),
  ADD CONSTRAINT "credit_appeal_four_eyes" CHECK ("decided_by" <> "made_by" AND "decided_by" <> "handed_in_by"),
  ADD CONSTRAINT "credit_appeal_clock" CHECK ("clock_scale" >= 1);
CREATE INDEX "credit_appeal_outbox" ON "credit_appeal" ("handed_in_at") WHERE "started_at" IS NULL;
-- About an event of one's own file, which is not open in another question.
CREATE FUNCTION credit_appeal_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM credit_event e WHERE e.provider_id = NEW.organisation_id AND e.key = NEW.event_key) THEN
    RAISE EXCEPTION 'the credit file has no such event' USING ERRCODE = 'JL180';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "credit_appeal_of_event" BEFORE INSERT ON "credit_appeal" FOR EACH ROW EXECUTE FUNCTION credit_appeal_of_event();
CREATE FUNCTION credit_appeal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.organisation_id, OLD.kind, OLD.event_key, OLD.event_kind, OLD.event_at, OLD.text, OLD.handed_in_by, OLD.handed_in_at)
       IS DISTINCT FROM (NEW.organisation_id, NEW.kind, NEW.event_key, NEW.event_kind, NEW.event_at, NEW.text, NEW.handed_in_by, NEW.handed_in_at)
     OR (OLD.state <> 'open' AND (OLD.state, OLD.reason, OLD.decided_at) IS DISTINCT FROM (NEW.state, NEW.reason, NEW.decided_at)) THEN
    RAISE EXCEPTION 'an appeal stays as it was handed in, and is decided once' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "credit_appeal_stays" BEFORE UPDATE ON "credit_appeal" FOR EACH ROW EXECUTE FUNCTION credit_appeal_stays();
CREATE TRIGGER "credit_appeal_not_deleted" BEFORE DELETE OR TRUNCATE ON "credit_appeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "credit_use"
  ADD CONSTRAINT "credit_use_purpose" CHECK ("purpose" IN ('admission', 'review', 'recommendation')),
  ADD CONSTRAINT "credit_use_score" CHECK ("score" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "credit_use_level" CHECK ("level" IN ('A', 'B', 'C', 'D'));
CREATE INDEX "credit_use_by_provider" ON "credit_use" ("organisation_id", "at" DESC);
CREATE TRIGGER "credit_use_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "credit_use" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- What browsers are told of (see the migration live_changes).
CREATE TRIGGER "credit_appeal_change" AFTER INSERT OR UPDATE ON "credit_appeal" FOR EACH ROW EXECUTE FUNCTION record_change('credit', 'organisation_id');
