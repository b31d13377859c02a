-- CreateTable
CREATE TABLE "performance_evaluation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "evaluator_id" UUID,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'requested',
    "seed" TEXT,
    "pool_hash" TEXT,
    "pool_size" INTEGER,
    "total" INTEGER,
    "grade" TEXT,
    "sides" JSONB,
    "basis" JSONB,
    "renewal" TEXT,
    "renew_until" DATE,
    "objection" TEXT,
    "objection_answer" TEXT,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "performance_evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_marks" (
    "seq" BIGSERIAL NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "effect" INTEGER NOT NULL,
    "management" INTEGER NOT NULL,
    "impact" INTEGER NOT NULL,
    "grounds" TEXT NOT NULL,
    "rated_by" UUID NOT NULL,

    CONSTRAINT "evaluation_marks_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "surveyed_recipient" (
    "evaluation_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "drawn_for" TEXT,

    CONSTRAINT "surveyed_recipient_pkey" PRIMARY KEY ("evaluation_id","recipient_id")
);

-- CreateTable
CREATE TABLE "survey_answer" (
    "evaluation_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "effect" SMALLINT NOT NULL,
    "management" SMALLINT NOT NULL,
    "impact" SMALLINT NOT NULL,
    "remark" TEXT,
    "channel" TEXT NOT NULL,
    "recorded_by" UUID,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_answer_pkey" PRIMARY KEY ("evaluation_id","recipient_id")
);

-- CreateTable
CREATE TABLE "survey_link" (
    "token_hash" BYTEA NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "performance_evaluation_contract_id_seq_key" ON "performance_evaluation"("contract_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_marks_task_id_key" ON "evaluation_marks"("task_id");

-- CreateIndex
CREATE INDEX "evaluation_marks_evaluation_id_idx" ON "evaluation_marks"("evaluation_id");

-- CreateIndex
CREATE UNIQUE INDEX "surveyed_recipient_evaluation_id_position_key" ON "surveyed_recipient"("evaluation_id", "position");

-- CreateIndex
CREATE INDEX "survey_link_evaluation_id_recipient_id_idx" ON "survey_link"("evaluation_id", "recipient_id");

-- AddForeignKey
ALTER TABLE "performance_evaluation" ADD CONSTRAINT "performance_evaluation_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "performance_evaluation" ADD CONSTRAINT "performance_evaluation_evaluator_id_fkey" FOREIGN KEY ("evaluator_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_marks" ADD CONSTRAINT "evaluation_marks_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "performance_evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surveyed_recipient" ADD CONSTRAINT "surveyed_recipient_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "performance_evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surveyed_recipient" ADD CONSTRAINT "surveyed_recipient_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_evaluation_id_recipient_id_fkey" FOREIGN KEY ("evaluation_id", "recipient_id") REFERENCES "surveyed_recipient"("evaluation_id", "recipient_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_link" ADD CONSTRAINT "survey_link_evaluation_id_recipient_id_fkey" FOREIGN KEY ("evaluation_id", "recipient_id") REFERENCES "surveyed_recipient"("evaluation_id", "recipient_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "performance_evaluation"
  ADD CONSTRAINT "performance_evaluation_state" CHECK ("state" IN ('requested', 'rating', 'announced', 'published', 'void')),
  ADD CONSTRAINT "performance_evaluation_period" CHECK ("period_to" > "period_from"),
  ADD CONSTRAINT "performance_evaluation_grade" CHECK ("grade" IN ('excellent', 'good', 'passed', 'failed')),
  ADD CONSTRAINT "performance_evaluation_renewal" CHECK ("renewal" IN ('renew', 'buy-anew', 'not-this-provider') AND ("renewal" = 'renew') = ("renew_until" IS NOT NULL)),
  ADD CONSTRAINT "performance_evaluation_result" CHECK (
    "total" BETWEEN 0 AND 10000 AND ("state" IN ('requested', 'rating', 'void') OR num_nulls("total", "grade", "sides", "basis", "renewal") = 0)),
  ADD CONSTRAINT "performance_evaluation_drawn" CHECK (("state" = 'requested') = ("seed" IS NULL) AND num_nulls("seed", "pool_hash", "pool_size") IN (0, 3)),
  ADD CONSTRAINT "performance_evaluation_published" CHECK (("state" = 'published') = ("published_at" IS NOT NULL));
-- One at a time.
CREATE UNIQUE INDEX "performance_evaluation_one_open" ON "performance_evaluation" ("contract_id") WHERE "state" NOT IN ('published', 'void');
CREATE INDEX "performance_evaluation_outbox" ON "performance_evaluation" ("requested_at") WHERE "started_at" IS NULL;
-- Only a third party evaluates as one, and never of itself; what is published stays.
CREATE FUNCTION guard_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state IN ('published', 'void') THEN
    RAISE EXCEPTION 'an evaluation that has ended stays as it is' USING ERRCODE = 'JL003';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.seed IS NOT NULL AND (OLD.seed, OLD.pool_hash, OLD.pool_size) IS DISTINCT FROM (NEW.seed, NEW.pool_hash, NEW.pool_size) THEN
    RAISE EXCEPTION 'a draw stays as it was made' USING ERRCODE = 'JL003';
  END IF;
  IF NEW.evaluator_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM organisation o WHERE o.id = NEW.evaluator_id AND o.kind = 'third-party-evaluator'
      AND o.id <> (SELECT c.provider_id FROM contract c WHERE c.id = NEW.contract_id)) THEN
    RAISE EXCEPTION 'the third party is no organisation that evaluates' USING ERRCODE = 'JL181';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "performance_evaluation_guard" BEFORE INSERT OR UPDATE ON "performance_evaluation" FOR EACH ROW EXECUTE FUNCTION guard_evaluation();
CREATE TRIGGER "performance_evaluation_not_deleted" BEFORE DELETE OR TRUNCATE ON "performance_evaluation" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "evaluation_marks"
  ADD CONSTRAINT "evaluation_marks_side" CHECK ("side" IN ('buyer', 'evaluator')),
  ADD CONSTRAINT "evaluation_marks_points" CHECK ("effect" BETWEEN 0 AND 100 AND "management" BETWEEN 0 AND 100 AND "impact" BETWEEN 0 AND 100);
CREATE TRIGGER "evaluation_marks_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "evaluation_marks" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "surveyed_recipient_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "surveyed_recipient" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "survey_answer"
  ADD CONSTRAINT "survey_answer_points" CHECK ("effect" BETWEEN 1 AND 5 AND "management" BETWEEN 1 AND 5 AND "impact" BETWEEN 1 AND 5),
  ADD CONSTRAINT "survey_answer_channel" CHECK ("channel" IN ('link', 'phone') AND ("channel" = 'phone') = ("recorded_by" IS NOT NULL));
-- Answers count while the survey runs: none is slipped in when the result is known.
CREATE FUNCTION survey_answer_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM performance_evaluation e WHERE e.id = NEW.evaluation_id AND e.state = 'rating' FOR SHARE) THEN
    RAISE EXCEPTION 'the survey is over' USING ERRCODE = 'JL182';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "survey_answer_in_time" BEFORE INSERT ON "survey_answer" FOR EACH ROW EXECUTE FUNCTION survey_answer_in_time();
CREATE TRIGGER "survey_answer_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "survey_answer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
ALTER TABLE "survey_link" ADD CONSTRAINT "survey_link_hash" CHECK (length("token_hash") = 32 AND "expires_at" > "created_at");

-- What browsers are told of (see the migration live_changes).
CREATE TRIGGER "performance_evaluation_change" AFTER INSERT OR UPDATE ON "performance_evaluation" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');

-- The credit file hears of published results.
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
  WHERE a.state = 'confirmed'
  UNION ALL
  SELECT 'evaluation:' || e.id, c.provider_id, 'evaluated-' || e.grade, e.published_at, c.id, NULL, c.number, NULL
  FROM performance_evaluation e JOIN contract c ON c.id = e.contract_id
  WHERE e.state = 'published';
