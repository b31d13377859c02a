-- DropIndex
DROP INDEX "acceptance_contract_id_idx";

-- AlterTable
ALTER TABLE "contract_indicator" ADD COLUMN     "deduction_basis_points" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "acceptance" ADD COLUMN     "payment_seq" INTEGER;

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "acceptance_days" INTEGER,
ADD COLUMN     "deduction_cap_fen" BIGINT,
ADD COLUMN     "payment_days" INTEGER;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "accepted_on" DATE,
ADD COLUMN     "deducted_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "disputed_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "interest_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "pay_by" DATE;

-- CreateTable
CREATE TABLE "deduction_line" (
    "contract_id" UUID NOT NULL,
    "payment_seq" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "proposed_fen" BIGINT NOT NULL,
    "fen" BIGINT NOT NULL,
    "found" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "deduction_line_pkey" PRIMARY KEY ("contract_id","payment_seq","seq")
);

-- CreateIndex
CREATE INDEX "deduction_line_contract_id_seq_idx" ON "deduction_line"("contract_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_contract_id_payment_seq_key" ON "acceptance"("contract_id", "payment_seq");

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_contract_id_payment_seq_fkey" FOREIGN KEY ("contract_id", "payment_seq") REFERENCES "payment"("contract_id", "seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deduction_line" ADD CONSTRAINT "deduction_line_contract_id_payment_seq_fkey" FOREIGN KEY ("contract_id", "payment_seq") REFERENCES "payment"("contract_id", "seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deduction_line" ADD CONSTRAINT "deduction_line_contract_id_seq_fkey" FOREIGN KEY ("contract_id", "seq") REFERENCES "contract_indicator"("contract_id", "seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is agreed stays within the law and within itself (DL-08).
ALTER TABLE "contract" ADD CONSTRAINT "contract_acceptance_days" CHECK (acceptance_days BETWEEN 1 AND 90);
ALTER TABLE "contract" ADD CONSTRAINT "contract_payment_days" CHECK (payment_days BETWEEN 1 AND 60);
ALTER TABLE "contract" ADD CONSTRAINT "contract_deduction_cap" CHECK (deduction_cap_fen BETWEEN 0 AND amount_fen);
ALTER TABLE "contract_indicator" ADD CONSTRAINT "contract_indicator_deduction" CHECK (deduction_basis_points BETWEEN 0 AND 10000);
ALTER TABLE "payment" ADD CONSTRAINT "payment_deducted" CHECK (deducted_fen BETWEEN 0 AND amount_fen);
ALTER TABLE "payment" ADD CONSTRAINT "payment_disputed" CHECK (disputed_fen BETWEEN 0 AND amount_fen - deducted_fen);
ALTER TABLE "payment" ADD CONSTRAINT "payment_interest" CHECK (interest_fen >= 0);
ALTER TABLE "payment" ADD CONSTRAINT "payment_clock" CHECK (num_nulls(accepted_on, pay_by) IN (0, 2));
-- What is taken off is what the rule says, or less with a reason; never more.
ALTER TABLE "deduction_line" ADD CONSTRAINT "deduction_line_fen" CHECK (
  fen BETWEEN 0 AND proposed_fen AND (fen = proposed_fen OR length(btrim(coalesce(reason, ''))) >= 4));

-- What both sides have signed is what is accepted, deducted and paid by.
CREATE FUNCTION signed_payment_terms_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'acceptance, deductions and payment stay as signed' USING ERRCODE = 'JL210';
END $$;
CREATE TRIGGER "contract_payment_terms_stay" BEFORE UPDATE ON "contract" FOR EACH ROW
  WHEN (OLD.state <> 'draft' AND (OLD.acceptance_days, OLD.payment_days, OLD.deduction_cap_fen) IS DISTINCT FROM (NEW.acceptance_days, NEW.payment_days, NEW.deduction_cap_fen))
  EXECUTE FUNCTION signed_payment_terms_stay();

CREATE TRIGGER "deduction_line_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "deduction_line" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The lines of an instalment are what is deducted from it, and all of them together stay below the agreed cap.
CREATE FUNCTION deductions_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  at_seq int := CASE TG_TABLE_NAME WHEN 'payment' THEN (to_jsonb(NEW) ->> 'seq')::int ELSE (to_jsonb(NEW) ->> 'payment_seq')::int END;
BEGIN
  IF (SELECT coalesce(sum(fen), 0) FROM deduction_line WHERE contract_id = NEW.contract_id AND payment_seq = at_seq)
     IS DISTINCT FROM (SELECT deducted_fen FROM payment WHERE contract_id = NEW.contract_id AND seq = at_seq) THEN
    RAISE EXCEPTION 'the lines of a deduction add up to it' USING ERRCODE = 'JL212';
  END IF;
  IF (SELECT sum(deducted_fen) FROM payment WHERE contract_id = NEW.contract_id)
     > (SELECT coalesce(deduction_cap_fen, 0) FROM contract WHERE id = NEW.contract_id) THEN
    RAISE EXCEPTION 'deductions stay below the cap of the contract' USING ERRCODE = 'JL213';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "payment_deductions_add_up" AFTER INSERT OR UPDATE OF deducted_fen ON "payment" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.deducted_fen <> 0) EXECUTE FUNCTION deductions_add_up();
CREATE CONSTRAINT TRIGGER "deduction_line_adds_up" AFTER INSERT ON "deduction_line" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION deductions_add_up();

-- Where the contract agrees on an acceptance, nothing is paid before it (DL-05).
CREATE FUNCTION paid_after_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accepted_on IS NULL AND EXISTS (SELECT 1 FROM contract WHERE id = NEW.contract_id AND acceptance_days IS NOT NULL) THEN
    RAISE EXCEPTION 'the period of this instalment is not accepted yet' USING ERRCODE = 'JL214';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_after_acceptance" BEFORE UPDATE ON "payment" FOR EACH ROW WHEN (NEW.state = 'paid' AND OLD.state <> 'paid') EXECUTE FUNCTION paid_after_acceptance();

-- What was paid stays paid, with what was taken off it and added to it.
CREATE OR REPLACE FUNCTION paid_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state, OLD.amount_fen, OLD.paid_at, OLD.paid_by, OLD.deducted_fen, OLD.disputed_fen, OLD.interest_fen)
     IS DISTINCT FROM (NEW.state, NEW.amount_fen, NEW.paid_at, NEW.paid_by, NEW.deducted_fen, NEW.disputed_fen, NEW.interest_fen) THEN
    RAISE EXCEPTION 'an instalment that was paid stays paid' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;

-- The same items before there is a contract: what its drafter agrees deductions on.
CREATE FUNCTION lot_indicators(of_lot uuid) RETURNS TABLE (seq bigint, item text, code text, service text, name text, target text, method text) LANGUAGE sql STABLE AS $$
  SELECT row_number() OVER (ORDER BY item.position, one.position), item.code, coalesce(one.value ->> 'code', item.code),
         coalesce(d.name_zh, item.code), coalesce(one.value ->> 'nameZh', '服务质量'),
         CASE WHEN one.value IS NULL THEN '符合合同约定的标准'
              ELSE CASE one.value #>> '{target,direction}' WHEN 'atMost' THEN '不高于' ELSE '不低于' END
                   || (one.value #>> '{target,value}') || coalesce(one.value ->> 'unitZh', '') END,
         coalesce(one.value ->> 'methodZh', '按合同约定的方法检查')
  FROM lot l
  CROSS JOIN LATERAL unnest(l.catalogue_items) WITH ORDINALITY AS item (code, position)
  LEFT JOIN LATERAL catalogue_item_for(l.purchase_id, NULL, item.code) d ON true
  LEFT JOIN LATERAL jsonb_array_elements(d.indicators) WITH ORDINALITY AS one (value, position) ON true
  WHERE l.id = of_lot
$$;
CREATE OR REPLACE FUNCTION write_contract_indicators(of_contract uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO contract_indicator (contract_id, seq, item, code, service, name, target, method)
  SELECT c.id, i.seq, i.item, i.code, i.service, i.name, i.target, i.method
  FROM contract c CROSS JOIN LATERAL lot_indicators(c.lot_id) i WHERE c.id = of_contract
$$;
