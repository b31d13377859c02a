-- AlterTable
ALTER TABLE "award" ADD COLUMN     "void_reason" TEXT,
ADD COLUMN     "voided_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "terms" JSONB,
ADD COLUMN     "text" JSONB,
ADD COLUMN     "text_hash" TEXT;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "change_id" UUID;

-- AlterTable
ALTER TABLE "procurement_document" ADD COLUMN     "performance_bond_percent" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "performance_bond" (
    "contract_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "form" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "recorded_by" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'held',
    "reason" TEXT,
    "settled_by" UUID,
    "approved_by" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "performance_bond_pkey" PRIMARY KEY ("contract_id")
);

-- CreateTable
CREATE TABLE "contract_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "ground" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "extra_fen" BIGINT NOT NULL,
    "prior_ends_on" DATE NOT NULL,
    "new_ends_on" DATE,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "approved_by" UUID,
    "signatory" TEXT,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "contract_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chair_vote" (
    "purchase_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,

    CONSTRAINT "chair_vote_pkey" PRIMARY KEY ("purchase_id","expert_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contract_change_contract_id_seq_key" ON "contract_change"("contract_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "payment_change_id_key" ON "payment"("change_id");

-- AddForeignKey
ALTER TABLE "performance_bond" ADD CONSTRAINT "performance_bond_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_change" ADD CONSTRAINT "contract_change_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chair_vote" ADD CONSTRAINT "chair_vote_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "contract_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. Each block makes a wrong state impossible.

-- CO-05 (REG 48): a performance bond of at most 10 % of the contract, not in cash, and only where the documents demand it.
ALTER TABLE "procurement_document"
  ADD CONSTRAINT "document_bond_within_cap" CHECK ("performance_bond_percent" BETWEEN 0 AND 10);
ALTER TABLE "performance_bond"
  ADD CONSTRAINT "bond_form" CHECK ("form" IN ('transfer', 'cheque', 'draft', 'guarantee', 'insurance')),
  ADD CONSTRAINT "bond_state" CHECK ("state" IN ('held', 'returned', 'forfeited')),
  ADD CONSTRAINT "bond_settled" CHECK (("state" = 'held') = ("settled_at" IS NULL) AND ("state" = 'held') = ("settled_by" IS NULL)),
  ADD CONSTRAINT "bond_forfeited_by_two" CHECK ("state" <> 'forfeited' OR ("reason" IS NOT NULL AND "approved_by" IS NOT NULL AND "approved_by" <> "settled_by"));
CREATE FUNCTION refuse_unlawful_bond() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  price BIGINT;
BEGIN
  SELECT amount_fen INTO price FROM contract WHERE id = NEW.contract_id;
  IF NEW.amount_fen <= 0 OR NEW.amount_fen * 10 > price THEN
    RAISE EXCEPTION 'a performance bond is at most 10 %% of the contract (CO-05, REG 48)' USING ERRCODE = 'JL050';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.state <> 'held' OR NEW.amount_fen <> OLD.amount_fen) THEN
    RAISE EXCEPTION 'a performance bond is settled once, as it was received' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bond_lawful" BEFORE INSERT OR UPDATE ON "performance_bond" FOR EACH ROW EXECUTE FUNCTION refuse_unlawful_bond();
CREATE TRIGGER "bond_not_deleted" BEFORE DELETE OR TRUNCATE ON "performance_bond" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- CO-01 (GPL 46): what is signed is what was awarded, and it stays; where the documents demand a bond, it is there before.
CREATE FUNCTION refuse_deviating_contract() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  demanded INT;
BEGIN
  IF NEW.award_id IS NOT NULL AND NEW.state <> 'terminated' AND NOT EXISTS (
    SELECT 1 FROM award a WHERE a.id = NEW.award_id AND a.amount_fen = NEW.amount_fen
      AND a.provider_id = NEW.provider_id AND a.lot_id = NEW.lot_id
  ) THEN
    RAISE EXCEPTION 'a contract has the price, the supplier and the lot of its award (CO-01, GPL 46)' USING ERRCODE = 'JL051';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state <> 'draft' AND (NEW.amount_fen, NEW.provider_id, NEW.award_id, NEW.text_hash)
     IS DISTINCT FROM (OLD.amount_fen, OLD.provider_id, OLD.award_id, OLD.text_hash) THEN
    RAISE EXCEPTION 'a signed contract stays as it was signed; it is changed by a supplement (CO-10, GPL 49-50)' USING ERRCODE = 'JL051';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'draft' AND NEW.state = 'running' THEN
    SELECT performance_bond_percent INTO demanded FROM procurement_document
      WHERE purchase_id = NEW.purchase_id ORDER BY version DESC LIMIT 1;
    IF coalesce(demanded, 0) > 0 AND NOT EXISTS (SELECT 1 FROM performance_bond WHERE contract_id = NEW.id AND state = 'held') THEN
      RAISE EXCEPTION 'the documents demand a performance bond before signing (CO-05)' USING ERRCODE = 'JL050';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contract_as_awarded" BEFORE INSERT OR UPDATE ON "contract" FOR EACH ROW EXECUTE FUNCTION refuse_deviating_contract();

-- CO-06, CO-07 (GPL 49; M102 24): all supplements together at most 10 % of the original price, the whole term at most three
-- years, four eyes and both signatures.
ALTER TABLE "contract_change"
  ADD CONSTRAINT "change_ground" CHECK ("ground" IN ('additional-service', 'public-interest')),
  ADD CONSTRAINT "change_state" CHECK ("state" IN ('proposed', 'signed', 'refused', 'declined')),
  ADD CONSTRAINT "change_not_negative" CHECK ("extra_fen" >= 0 AND "seq" >= 1),
  ADD CONSTRAINT "change_adds_something" CHECK ("ground" <> 'additional-service' OR "extra_fen" > 0),
  ADD CONSTRAINT "change_four_eyes" CHECK ("approved_by" IS NULL OR "approved_by" <> "proposed_by"),
  ADD CONSTRAINT "change_signed_by_both" CHECK ("state" <> 'signed' OR ("approved_by" IS NOT NULL AND "signatory" IS NOT NULL AND "signed_at" IS NOT NULL));
CREATE UNIQUE INDEX "change_one_open" ON "contract_change" ("contract_id") WHERE "state" = 'proposed';
CREATE INDEX "change_outbox" ON "contract_change" ("proposed_at") WHERE "delivered_at" IS NULL;
CREATE FUNCTION refuse_unlawful_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed contract%ROWTYPE;
  others BIGINT;
BEGIN
  SELECT * INTO changed FROM contract WHERE id = NEW.contract_id FOR UPDATE;
  IF TG_OP = 'UPDATE' AND (OLD.state <> 'proposed' AND NEW.state <> OLD.state
     OR (NEW.contract_id, NEW.seq, NEW.ground, NEW.content, NEW.extra_fen, NEW.new_ends_on, NEW.proposed_by)
        IS DISTINCT FROM (OLD.contract_id, OLD.seq, OLD.ground, OLD.content, OLD.extra_fen, OLD.new_ends_on, OLD.proposed_by)) THEN
    RAISE EXCEPTION 'a change of a contract is decided once and stays as it was proposed' USING ERRCODE = 'JL003';
  END IF;
  IF NEW.state IN ('refused', 'declined') OR (TG_OP = 'UPDATE' AND NEW.state = OLD.state) THEN RETURN NEW; END IF;
  IF changed.kind <> 'main' OR changed.state <> 'running' THEN
    RAISE EXCEPTION 'only a main contract in force is changed (CO-10, GPL 50)' USING ERRCODE = 'JL052';
  END IF;
  SELECT coalesce(sum(extra_fen), 0) INTO others FROM contract_change
    WHERE contract_id = NEW.contract_id AND id <> NEW.id AND state IN ('proposed', 'signed');
  IF (others + NEW.extra_fen) * 10 > changed.amount_fen THEN
    RAISE EXCEPTION 'all supplements together are at most 10 %% of the original contract (CO-06, GPL 49)' USING ERRCODE = 'JL053';
  END IF;
  IF NEW.new_ends_on IS NOT NULL AND (NEW.new_ends_on >= changed.starts_on + interval '3 years'
     OR (TG_OP = 'INSERT' AND NEW.new_ends_on <= changed.ends_on)) THEN
    RAISE EXCEPTION 'a change makes the term longer, up to three years in all (CO-07, M102 24)' USING ERRCODE = 'JL054';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "change_lawful" BEFORE INSERT OR UPDATE ON "contract_change" FOR EACH ROW EXECUTE FUNCTION refuse_unlawful_change();
CREATE TRIGGER "change_not_deleted" BEFORE DELETE OR TRUNCATE ON "contract_change" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- EV-15, CO-08 (REG 43, 49; M87 68): the award follows the recommended order. Whoever stands before has had its award, which
-- is void for a reason of the law; the ending of a purchase is none of them.
UPDATE "award" SET "void_reason" = 'refused-to-sign' WHERE "state" = 'void' AND EXISTS (
  SELECT 1 FROM purchase_event e WHERE e.key = 'void:' || "award".id);
ALTER TABLE "award"
  ADD CONSTRAINT "award_void_reason" CHECK ("void_reason" IN ('refused-to-sign', 'bond-not-paid', 'challenge-upheld', 'complaint-upheld', 'purchase-ended')),
  ADD CONSTRAINT "award_reason_of_void" CHECK ("state" = 'void' OR "void_reason" IS NULL);
CREATE FUNCTION refuse_award_out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM ranking own JOIN ranking better ON better.lot_id = own.lot_id AND better.rank < own.rank
    WHERE own.lot_id = NEW.lot_id AND own.bid_id = NEW.bid_id AND NOT EXISTS (
      SELECT 1 FROM award a WHERE a.lot_id = NEW.lot_id AND a.bid_id = better.bid_id AND a.state = 'void'
        AND a.void_reason IN ('refused-to-sign', 'bond-not-paid', 'challenge-upheld', 'complaint-upheld'))
  ) THEN
    RAISE EXCEPTION 'the award follows the recommended order (EV-15, REG 43)' USING ERRCODE = 'JL055';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "award_in_order" BEFORE INSERT ON "award" FOR EACH ROW EXECUTE FUNCTION refuse_award_out_of_order();

-- EV-07 (M87 45, 47): members vote once, for somebody who sits on the committee; buyers' people are never drawn as experts.
CREATE TRIGGER "chair_vote_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "chair_vote" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE FUNCTION refuse_foreign_chair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF 2 > (SELECT count(*) FROM committee_seat WHERE purchase_id = NEW.purchase_id AND state = 'accepted'
          AND expert_id IN (NEW.expert_id, NEW.candidate_id)) + (NEW.expert_id = NEW.candidate_id)::int THEN
    RAISE EXCEPTION 'the chair is a member of the committee, elected by its members (EV-07, M87 47)' USING ERRCODE = 'JL056';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "chair_of_members" BEFORE INSERT ON "chair_vote" FOR EACH ROW EXECUTE FUNCTION refuse_foreign_chair();

-- The credit file hears of a winner that does not sign (REG 72; M74 54).
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
  WHERE a.state = 'void' AND a.void_reason IN ('refused-to-sign', 'bond-not-paid') AND a.voided_at IS NOT NULL;

-- What browsers are told of (see the migration live_changes).
CREATE TRIGGER "contract_change_change" AFTER INSERT OR UPDATE ON "contract_change" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
CREATE TRIGGER "performance_bond_change" AFTER INSERT OR UPDATE ON "performance_bond" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
