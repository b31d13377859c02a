-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "challenge_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "matters" JSONB NOT NULL,
    "request" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "handed_in_by" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'received',
    "correction_asked" TEXT,
    "correction_sent_at" TIMESTAMPTZ(3),
    "correction_until" TIMESTAMPTZ(3),
    "correction" TEXT,
    "corrected_at" TIMESTAMPTZ(3),
    "correction_told" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "refusal" TEXT,
    "withdrawal" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawal_told" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "findings" TEXT,
    "decision_basis" TEXT,
    "decision_number" TEXT,
    "affects_result" BOOLEAN,
    "false_material" BOOLEAN,
    "effects" JSONB,
    "drafted_by" UUID,
    "approved_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "report" TEXT,
    "carried_out_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint_statement" (
    "complaint_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "text" TEXT,
    "task_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_statement_pkey" PRIMARY KEY ("complaint_id","organisation_id")
);

-- CreateTable
CREATE TABLE "complaint_inquiry" (
    "complaint_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "result" TEXT,

    CONSTRAINT "complaint_inquiry_pkey" PRIMARY KEY ("complaint_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "complaint_purchase_id_seq_key" ON "complaint"("purchase_id", "seq");

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint_statement" ADD CONSTRAINT "complaint_statement_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint_statement" ADD CONSTRAINT "complaint_statement_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint_inquiry" ADD CONSTRAINT "complaint_inquiry_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "complaint"
  ADD CONSTRAINT "complaint_state" CHECK ("state" IN ('received', 'returned', 'accepted', 'refused', 'withdrawn', 'decided')),
  ADD CONSTRAINT "complaint_verdict" CHECK ("verdict" IN ('upheld', 'rejected')),
  ADD CONSTRAINT "complaint_correction" CHECK (("correction_asked" IS NULL) = ("correction_until" IS NULL)
    AND ("correction_asked" IS NULL) = ("correction_sent_at" IS NULL) AND ("correction" IS NULL) = ("corrected_at" IS NULL)
    AND ("correction" IS NULL OR "correction_asked" IS NOT NULL) AND ("state" <> 'returned' OR "correction_asked" IS NOT NULL)),
  ADD CONSTRAINT "complaint_refused_with_reason" CHECK (("state" = 'refused') = ("refusal" IS NOT NULL)),
  ADD CONSTRAINT "complaint_withdrawn_with_words" CHECK (("withdrawn_at" IS NULL) = ("withdrawal" IS NULL)
    AND ("state" <> 'withdrawn' OR "withdrawn_at" IS NOT NULL)),
  -- CH-10, CH-12: a decision has its grounds and two people behind it, and is not made of what was taken back.
  ADD CONSTRAINT "complaint_decided" CHECK (("state" = 'decided') = ("verdict" IS NOT NULL AND "findings" IS NOT NULL
    AND "decision_basis" IS NOT NULL AND "decision_number" IS NOT NULL AND "decided_at" IS NOT NULL
    AND "drafted_by" IS NOT NULL AND "approved_by" IS NOT NULL)),
  ADD CONSTRAINT "complaint_decided_not_withdrawn" CHECK ("state" <> 'decided' OR "withdrawn_at" IS NULL),
  ADD CONSTRAINT "complaint_four_eyes" CHECK ("drafted_by" IS NULL OR "drafted_by" <> "approved_by"),
  ADD CONSTRAINT "complaint_carried_out" CHECK ("carried_out_at" IS NULL OR ("verdict" = 'upheld' AND "report" IS NOT NULL));
ALTER TABLE "complaint_inquiry"
  ADD CONSTRAINT "complaint_inquiry_kind" CHECK ("kind" IN ('inspection', 'expert', 'evidence', 'hearing')),
  ADD CONSTRAINT "complaint_inquiry_answered" CHECK (("answered_at" IS NULL) = ("result" IS NULL) AND "answered_at" >= "sent_at");
-- One complaint about a challenge; a refused one may be handed in anew within its time.
CREATE UNIQUE INDEX "complaint_once" ON "complaint" ("challenge_id") WHERE "state" NOT IN ('refused', 'withdrawn');
CREATE UNIQUE INDEX "complaint_one_inquiry" ON "complaint_inquiry" ("complaint_id") WHERE "answered_at" IS NULL;
CREATE INDEX "complaint_outbox" ON "complaint" ("recorded_at") WHERE "started_at" IS NULL;
CREATE INDEX "complaint_correction_outbox" ON "complaint" ("corrected_at") WHERE "corrected_at" IS NOT NULL AND "correction_told" IS NULL;
CREATE INDEX "complaint_withdrawal_outbox" ON "complaint" ("withdrawn_at") WHERE "withdrawn_at" IS NOT NULL AND "withdrawal_told" IS NULL;
CREATE INDEX "complaint_by_region" ON "complaint" ("region_code" text_pattern_ops, "recorded_at" DESC, "id" DESC);
CREATE INDEX "complaint_newest" ON "complaint" ("recorded_at" DESC, "id" DESC);
CREATE INDEX "complaint_by_provider" ON "complaint" ("provider_id", "recorded_at" DESC, "id" DESC);

-- CH-06 (M94 20): only the challenger complains, within what was challenged; `of` 0 is what arose from the answer.
CREATE FUNCTION refuse_foreign_complaint() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  challenged challenge%ROWTYPE;
BEGIN
  SELECT * INTO challenged FROM challenge WHERE id = NEW.challenge_id;
  IF challenged.provider_id <> NEW.provider_id OR challenged.purchase_id <> NEW.purchase_id THEN
    RAISE EXCEPTION 'only the challenger complains (CH-06)' USING ERRCODE = 'JL063';
  END IF;
  IF jsonb_array_length(NEW.matters) = 0 OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(NEW.matters) m
    WHERE coalesce((m ->> 'of')::int, -1) NOT BETWEEN CASE WHEN challenged.state = 'answered' THEN 0 ELSE 1 END
          AND jsonb_array_length(challenged.matters)) THEN
    RAISE EXCEPTION 'a complaint stays within the matters challenged (CH-06)' USING ERRCODE = 'JL063';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "complaint_within_challenge" BEFORE INSERT ON "complaint" FOR EACH ROW EXECUTE FUNCTION refuse_foreign_complaint();

-- What was complained of stays as it was received, each step is taken once, and a decision stays as it was served (M94 18, 33).
CREATE FUNCTION refuse_changed_complaint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.purchase_id, OLD.challenge_id, OLD.provider_id, OLD.seq, OLD.matters, OLD.request, OLD.received_at)
       IS DISTINCT FROM (NEW.purchase_id, NEW.challenge_id, NEW.provider_id, NEW.seq, NEW.matters, NEW.request, NEW.received_at)
     OR (OLD.correction_asked IS NOT NULL AND (OLD.correction_asked, OLD.correction_until) IS DISTINCT FROM (NEW.correction_asked, NEW.correction_until))
     OR (OLD.correction IS NOT NULL AND OLD.correction IS DISTINCT FROM NEW.correction)
     OR (OLD.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at)
     OR (OLD.verdict IS NOT NULL AND (OLD.verdict, OLD.findings, OLD.decision_basis, OLD.decision_number, OLD.effects, OLD.decided_at,
           OLD.drafted_by, OLD.approved_by) IS DISTINCT FROM (NEW.verdict, NEW.findings, NEW.decision_basis, NEW.decision_number,
           NEW.effects, NEW.decided_at, NEW.drafted_by, NEW.approved_by)) THEN
    RAISE EXCEPTION 'a complaint and its decision stay as they are' USING ERRCODE = 'JL003';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('received', 'returned'), ('received', 'accepted'), ('received', 'refused'), ('received', 'withdrawn'),
    ('returned', 'accepted'), ('returned', 'refused'), ('returned', 'withdrawn'),
    ('accepted', 'decided'), ('accepted', 'withdrawn')) THEN
    RAISE EXCEPTION 'no way of a complaint from % to %', OLD.state, NEW.state USING ERRCODE = 'JL002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "complaint_stays" BEFORE UPDATE ON "complaint" FOR EACH ROW EXECUTE FUNCTION refuse_changed_complaint();
CREATE TRIGGER "complaint_not_deleted" BEFORE DELETE OR TRUNCATE ON "complaint" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "complaint_statement_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "complaint_statement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "complaint_inquiry_not_deleted" BEFORE DELETE OR TRUNCATE ON "complaint_inquiry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "complaint_change" AFTER INSERT OR UPDATE ON "complaint" FOR EACH ROW EXECUTE FUNCTION record_change('complaint', 'id');
CREATE TRIGGER "complaint_statement_change" AFTER INSERT ON "complaint_statement" FOR EACH ROW EXECUTE FUNCTION record_change('complaint', 'complaint_id');
CREATE TRIGGER "complaint_inquiry_change" AFTER INSERT OR UPDATE ON "complaint_inquiry" FOR EACH ROW EXECUTE FUNCTION record_change('complaint', 'complaint_id');

-- A decision that is not carried out holds too; a suspension may end because the office resumes the purchase.
ALTER TABLE "hold" DROP CONSTRAINT "hold_cause", DROP CONSTRAINT "hold_end";
ALTER TABLE "hold"
  ADD CONSTRAINT "hold_cause" CHECK ("cause" IN ('challenge', 'complaint', 'decision')),
  ADD CONSTRAINT "hold_end" CHECK ("ended_because" IN ('answered', 'carried-out', 'decided', 'resumed', 'withdrawn', 'cap'));

-- CH-11 (GPL 57): all suspensions of one complaint together are thirty calendar days at most, the first day not counted.
CREATE FUNCTION refuse_long_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  days INT;
BEGIN
  SELECT coalesce(sum((least(ended_at, until_at) AT TIME ZONE 'Asia/Shanghai')::date - (since AT TIME ZONE 'Asia/Shanghai')::date), 0)
    INTO days FROM hold WHERE case_id = NEW.case_id AND cause = 'complaint' AND id <> NEW.id;
  IF days + (NEW.until_at AT TIME ZONE 'Asia/Shanghai')::date - (NEW.since AT TIME ZONE 'Asia/Shanghai')::date > 30 THEN
    RAISE EXCEPTION 'a purchase is suspended for thirty calendar days at most (CH-11, GPL 57)' USING ERRCODE = 'JL061';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold_thirty_days" BEFORE INSERT ON "hold" FOR EACH ROW WHEN (NEW."cause" = 'complaint')
  EXECUTE FUNCTION refuse_long_suspension();

-- CT-07: performance is suspended on account of a challenge or complaint only when nobody depends on its provider any more.
CREATE FUNCTION refuse_suspension_without_bridge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM takeover t WHERE t.contract_id = NEW.id AND t.reason_code = 'held' AND t.state IN ('requested', 'running'))
     AND EXISTS (
       SELECT 1 FROM service_order o WHERE o.contract_id = NEW.id AND o.state = 'active' AND NOT EXISTS (
         SELECT 1 FROM coverage v WHERE v.recipient_id = o.recipient_id AND v.service_code = o.service_code
           AND upper_inf(v.period) AND v.contract_id IS DISTINCT FROM NEW.id)) THEN
    RAISE EXCEPTION 'every recipient has another provider before performance is suspended (CT-07)' USING ERRCODE = 'JL062';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contract_bridged_before_suspended" BEFORE UPDATE OF "state" ON "contract" FOR EACH ROW
  WHEN (OLD."state" = 'running' AND NEW."state" = 'suspended') EXECUTE FUNCTION refuse_suspension_without_bridge();

-- Files of a complaint: its evidence, until it is decided or has ended.
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_owner_kind";
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_owner_kind"
  CHECK ("owner_kind" IN ('task', 'purchase', 'question', 'challenge', 'complaint', 'admission', 'report', 'visit'));
CREATE FUNCTION guard_complaint_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM complaint WHERE id = NEW.owner_id::uuid AND state IN ('received', 'returned', 'accepted') FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the attachments of a complaint that has ended stay as they are' USING ERRCODE = 'JL004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attachment_of_open_complaint" BEFORE INSERT OR UPDATE ON "attachment" FOR EACH ROW
  WHEN (NEW."owner_kind" = 'complaint') EXECUTE FUNCTION guard_complaint_files();

-- JL004 says that files are closed, and that alone; a bidder from outside the bank has a code of its own.
CREATE OR REPLACE FUNCTION refuse_bid_from_outside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM organisation o WHERE o.id = NEW.provider_id AND (o.admission = 'admitted' OR (o.admission IN ('none', 'exited') AND EXISTS (
      SELECT 1 FROM admission a WHERE a.organisation_id = o.id AND a.state = 'reviewing')))
  ) THEN
    RAISE EXCEPTION 'the bidder is not in the bank of providers' USING ERRCODE = 'JL060';
  END IF;
  RETURN NEW;
END $$;
