-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "admission" TEXT NOT NULL DEFAULT 'none';

-- CreateTable
CREATE TABLE "admission" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "credit_code" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "staff" INTEGER NOT NULL,
    "social_workers" INTEGER NOT NULL,
    "facilities" TEXT NOT NULL,
    "statements" TEXT[],
    "checks" JSONB NOT NULL,
    "applied_by" UUID NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'reviewing',
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "admission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admission_service" (
    "admission_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,

    CONSTRAINT "admission_service_pkey" PRIMARY KEY ("admission_id","item","region_code")
);

-- CreateTable
CREATE TABLE "challenge" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "matters" JSONB NOT NULL,
    "request" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "handed_in_by" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'received',
    "outcome" TEXT,
    "answer" TEXT,
    "answer_basis" TEXT,
    "affects_result" BOOLEAN,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_report" (
    "contract_id" UUID NOT NULL,
    "month" INTEGER NOT NULL,
    "visits_planned" INTEGER NOT NULL,
    "visits_done" INTEGER NOT NULL,
    "incidents" INTEGER NOT NULL,
    "staff_joined" INTEGER NOT NULL,
    "staff_left" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "handed_in_by" UUID NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_report_pkey" PRIMARY KEY ("contract_id","month")
);

-- CreateIndex
CREATE UNIQUE INDEX "admission_organisation_id_seq_key" ON "admission"("organisation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "challenge_purchase_id_seq_key" ON "challenge"("purchase_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "challenge_purchase_id_provider_id_ground_key" ON "challenge"("purchase_id", "provider_id", "ground");

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission" ADD CONSTRAINT "admission_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admission_service" ADD CONSTRAINT "admission_service_admission_id_fkey" FOREIGN KEY ("admission_id") REFERENCES "admission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_report" ADD CONSTRAINT "delivery_report_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Whoever may not deliver (PL-02) is never admitted, whoever asks. Those who could bid before there was a bank stay in it.
UPDATE "organisation" SET "admission" = 'admitted'
WHERE "kind" IN ('social-organisation', 'enterprise', 'institution-class-2') AND "credit_code" IS NOT NULL;
ALTER TABLE "organisation"
  ADD CONSTRAINT "organisation_admission" CHECK ("admission" IN ('none', 'admitted', 'suspended')),
  ADD CONSTRAINT "organisation_admitted_may_deliver" CHECK ("admission" = 'none' OR ("credit_code" IS NOT NULL AND "kind" IN (
    'social-organisation', 'enterprise', 'institution-class-2', 'institution-production', 'rural-collective', 'grassroots-committee')));
CREATE INDEX "organisation_bank" ON "organisation" ("region_code" text_pattern_ops, "name", "id") WHERE "admission" <> 'none';

ALTER TABLE "admission"
  ADD CONSTRAINT "admission_state" CHECK ("state" IN ('reviewing', 'admitted', 'returned', 'refused')),
  ADD CONSTRAINT "admission_decided" CHECK (("state" = 'reviewing') = ("decided_at" IS NULL) AND ("decided_at" IS NULL) = ("decided_by" IS NULL)),
  ADD CONSTRAINT "admission_reason" CHECK ("state" NOT IN ('returned', 'refused') OR "reason" IS NOT NULL),
  ADD CONSTRAINT "admission_not_by_applicant" CHECK ("decided_by" <> "applied_by"),
  ADD CONSTRAINT "admission_figures" CHECK ("capacity" >= 1 AND "staff" >= 1 AND "social_workers" BETWEEN 0 AND "staff"),
  ADD CONSTRAINT "admission_clock" CHECK ("clock_scale" >= 1),
  ADD CONSTRAINT "admission_may_deliver" CHECK ("kind" IN (
    'social-organisation', 'enterprise', 'institution-class-2', 'institution-production', 'rural-collective', 'grassroots-committee'));
ALTER TABLE "admission_service" ADD CONSTRAINT "admission_service_capacity" CHECK ("capacity" >= 1);
-- One application at a time.
CREATE UNIQUE INDEX "admission_one_reviewing" ON "admission" ("organisation_id") WHERE "state" = 'reviewing';
CREATE INDEX "admission_outbox" ON "admission" ("applied_at") WHERE "started_at" IS NULL;
CREATE INDEX "admission_by_region" ON "admission" ("region_code" text_pattern_ops, "applied_at" DESC, "id" DESC);

-- Only a provider of the bank, or one whose application is being examined (AD-03), has a bid.
CREATE FUNCTION refuse_bid_from_outside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM organisation o WHERE o.id = NEW.provider_id AND (o.admission = 'admitted' OR (o.admission = 'none' AND EXISTS (
      SELECT 1 FROM admission a WHERE a.organisation_id = o.id AND a.state = 'reviewing')))
  ) THEN
    RAISE EXCEPTION 'the bidder is not in the bank of providers' USING ERRCODE = 'JL004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_by_provider" BEFORE INSERT ON "bid" FOR EACH ROW EXECUTE FUNCTION refuse_bid_from_outside();

ALTER TABLE "challenge"
  ADD CONSTRAINT "challenge_ground" CHECK ("ground" IN ('documents', 'opening', 'evaluation', 'result')),
  ADD CONSTRAINT "challenge_state" CHECK ("state" IN ('received', 'answered')),
  ADD CONSTRAINT "challenge_outcome" CHECK ("outcome" IN ('upheld', 'rejected')),
  ADD CONSTRAINT "challenge_answered" CHECK (("state" = 'answered') = ("outcome" IS NOT NULL AND "answer" IS NOT NULL AND "answered_at" IS NOT NULL AND "answered_by" IS NOT NULL));
CREATE INDEX "challenge_outbox" ON "challenge" ("recorded_at") WHERE "started_at" IS NULL;
CREATE INDEX "challenge_by_region" ON "challenge" ("region_code" text_pattern_ops, "recorded_at" DESC, "id" DESC);
-- What was challenged stays as it was received (M94 12), and an answer stays as it was given.
CREATE FUNCTION refuse_changed_challenge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.purchase_id, OLD.provider_id, OLD.ground, OLD.matters, OLD.request, OLD.received_at)
       IS DISTINCT FROM (NEW.purchase_id, NEW.provider_id, NEW.ground, NEW.matters, NEW.request, NEW.received_at)
     OR (OLD.state = 'answered' AND (OLD.outcome, OLD.answer, OLD.answered_at) IS DISTINCT FROM (NEW.outcome, NEW.answer, NEW.answered_at))
     OR (OLD.state = 'answered' AND NEW.state <> 'answered') THEN
    RAISE EXCEPTION 'a challenge and its answer stay as they are' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "challenge_stays" BEFORE UPDATE ON "challenge" FOR EACH ROW EXECUTE FUNCTION refuse_changed_challenge();
CREATE TRIGGER "challenge_not_deleted" BEFORE DELETE OR TRUNCATE ON "challenge" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "delivery_report"
  ADD CONSTRAINT "delivery_report_figures" CHECK ("month" >= 1 AND "visits_planned" >= 0 AND "visits_done" >= 0 AND "incidents" >= 0 AND "staff_joined" >= 0 AND "staff_left" >= 0);
CREATE TRIGGER "delivery_report_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "delivery_report" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The credit file (§2.6: 事后管诚信): what rows of the procedure say of a provider, one line an event. A view, so that no
-- event is forgotten or told twice; `key` stays the same for ever. Drills say nothing.
CREATE VIEW "credit_event" AS
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
  WHERE h.state = 'answered';

-- What browsers are told of (see the migration live_changes).
CREATE TRIGGER "admission_change" AFTER INSERT OR UPDATE ON "admission" FOR EACH ROW EXECUTE FUNCTION record_change('admission', 'id');
CREATE TRIGGER "challenge_change" AFTER INSERT OR UPDATE ON "challenge" FOR EACH ROW EXECUTE FUNCTION record_change('challenge', 'id');
CREATE TRIGGER "delivery_report_change" AFTER INSERT ON "delivery_report" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
