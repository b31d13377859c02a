-- CreateTable
CREATE TABLE "payment_dispute" (
    "contract_id" UUID NOT NULL,
    "payment_seq" INTEGER NOT NULL,
    "disputed_fen" BIGINT NOT NULL,
    "withheld_by" UUID NOT NULL,
    "withheld_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',
    "released_fen" BIGINT,
    "reason" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "paid_by" UUID,
    "paid_at" TIMESTAMPTZ(3),
    "interest_fen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "payment_dispute_pkey" PRIMARY KEY ("contract_id","payment_seq")
);

-- AddForeignKey
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_contract_id_payment_seq_fkey" FOREIGN KEY ("contract_id", "payment_seq") REFERENCES "payment"("contract_id", "seq") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "payment_dispute"
  ADD CONSTRAINT "payment_dispute_state" CHECK ("state" IN ('open', 'released', 'kept', 'paid')),
  ADD CONSTRAINT "payment_dispute_disputed" CHECK ("disputed_fen" > 0),
  ADD CONSTRAINT "payment_dispute_released" CHECK ("released_fen" BETWEEN 0 AND "disputed_fen" AND "interest_fen" >= 0),
  ADD CONSTRAINT "payment_dispute_decided" CHECK (
    num_nonnulls("released_fen", "reason", "decided_by", "decided_at") = CASE "state" WHEN 'open' THEN 0 ELSE 4 END),
  ADD CONSTRAINT "payment_dispute_outcome" CHECK ("state" = 'open' OR ("state" = 'kept') = ("released_fen" = 0)),
  ADD CONSTRAINT "payment_dispute_paid" CHECK (num_nonnulls("paid_by", "paid_at") = CASE "state" WHEN 'paid' THEN 2 ELSE 0 END),
  -- Whoever withheld it does not decide on it (DL-10).
  ADD CONSTRAINT "payment_dispute_four_eyes" CHECK ("decided_by" <> "withheld_by");
CREATE INDEX "payment_dispute_unstarted" ON "payment_dispute" ("withheld_at") WHERE "started_at" IS NULL;

-- Decided once, paid once, never while payments are frozen (CT-01), and no more than was withheld.
CREATE FUNCTION payment_dispute_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.contract_id, NEW.payment_seq, NEW.disputed_fen, NEW.withheld_by, NEW.withheld_at)
     IS DISTINCT FROM (OLD.contract_id, OLD.payment_seq, OLD.disputed_fen, OLD.withheld_by, OLD.withheld_at)
     OR OLD.state <> 'open' AND (NEW.released_fen, NEW.reason, NEW.decided_by, NEW.decided_at)
     IS DISTINCT FROM (OLD.released_fen, OLD.reason, OLD.decided_by, OLD.decided_at)
     OR OLD.state = 'paid' AND (NEW.paid_by, NEW.paid_at, NEW.interest_fen) IS DISTINCT FROM (OLD.paid_by, OLD.paid_at, OLD.interest_fen)
     OR (OLD.state, NEW.state) NOT IN (('open', 'open'), ('open', 'released'), ('open', 'kept'), ('released', 'released'), ('released', 'paid'), ('kept', 'kept'), ('paid', 'paid')) THEN
    RAISE EXCEPTION 'a disputed amount is decided once and paid once' USING ERRCODE = 'JL003';
  END IF;
  IF NEW.state = 'paid' AND OLD.state <> 'paid' THEN
    IF EXISTS (SELECT 1 FROM contract c WHERE c.id = NEW.contract_id AND c.payments_frozen_at IS NOT NULL FOR SHARE) THEN
      RAISE EXCEPTION 'payments of this contract are frozen' USING ERRCODE = 'JL001';
    END IF;
    IF EXISTS (SELECT 1 FROM served_outside_earmark(NEW.contract_id, NEW.payment_seq)) THEN
      RAISE EXCEPTION 'somebody was served whom no declared source may pay for' USING ERRCODE = 'JL260';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_dispute_stays" BEFORE UPDATE ON "payment_dispute" FOR EACH ROW EXECUTE FUNCTION payment_dispute_path();
CREATE TRIGGER "payment_dispute_not_deleted" BEFORE DELETE OR TRUNCATE ON "payment_dispute" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "payment_dispute_change" AFTER INSERT OR UPDATE ON "payment_dispute" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');

-- What was withheld before there was a way to settle it.
INSERT INTO payment_dispute (contract_id, payment_seq, disputed_fen, withheld_by, withheld_at)
SELECT p.contract_id, p.seq, p.disputed_fen, t.submitted_by, t.done_at
FROM payment p JOIN contract c ON c.id = p.contract_id
JOIN LATERAL (
  SELECT submitted_by, done_at FROM task
  WHERE kind = 'pay-instalment' AND outcome = 'withhold' AND state = 'done' AND submitted_by IS NOT NULL
    AND subject ->> 'contractId' = p.contract_id::text AND (subject ->> 'seq')::int = p.seq
  ORDER BY done_at DESC LIMIT 1) t ON true
WHERE p.disputed_fen > 0 AND c.state IN ('running', 'suspended');
