-- AlterTable
ALTER TABLE "procurement_document" ADD COLUMN     "bid_bond_percent" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "bid_bond" (
    "bid_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "form" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "recorded_by" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'held',
    "voucher" TEXT,
    "ground" TEXT,
    "reason" TEXT,
    "settled_by" UUID,
    "approved_by" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "bid_bond_pkey" PRIMARY KEY ("bid_id")
);

-- AddForeignKey
ALTER TABLE "bid_bond" ADD CONSTRAINT "bid_bond_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. Each block makes a wrong state impossible.

-- PB-08 (REG 33): a bid bond of at most 2 % of the budget, not in cash, and only where the documents demand it.
ALTER TABLE "procurement_document"
  ADD CONSTRAINT "document_bid_bond_within_cap" CHECK ("bid_bond_percent" BETWEEN 0 AND 2);
ALTER TABLE "bid_bond"
  ADD CONSTRAINT "bid_bond_form" CHECK ("form" IN ('transfer', 'cheque', 'draft', 'guarantee', 'insurance')),
  ADD CONSTRAINT "bid_bond_state" CHECK ("state" IN ('held', 'returned', 'kept')),
  ADD CONSTRAINT "bid_bond_ground" CHECK ("ground" IN ('withdrew-late', 'false-material', 'refused-to-sign', 'collusion', 'documents')),
  ADD CONSTRAINT "bid_bond_settled" CHECK (("state" = 'held') = ("settled_at" IS NULL) AND ("state" = 'held') = ("settled_by" IS NULL)),
  ADD CONSTRAINT "bid_bond_voucher" CHECK (("state" = 'returned') = ("voucher" IS NOT NULL)),
  ADD CONSTRAINT "bid_bond_kept_by_two" CHECK (
    ("state" = 'kept') = ("ground" IS NOT NULL)
    AND ("state" <> 'kept' OR ("reason" IS NOT NULL AND "approved_by" IS NOT NULL AND "approved_by" <> "settled_by")));

-- The bid's award is void because its bidder did not sign, and nobody found a lawful reason (M74 20, K214 31).
CREATE FUNCTION bid_refused_to_sign(of_bid uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM award a WHERE a.bid_id = of_bid AND a.state = 'void'
    AND a.void_reason IN ('refused-to-sign', 'bond-not-paid') AND a.refusal_excuse IS NULL)
$$;

CREATE FUNCTION refuse_unlawful_bid_bond() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_bid RECORD;
  demanded INT;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state <> 'held' OR (NEW.bid_id, NEW.amount_fen, NEW.form, NEW.reference, NEW.received_on, NEW.recorded_by)
       IS DISTINCT FROM (OLD.bid_id, OLD.amount_fen, OLD.form, OLD.reference, OLD.received_on, OLD.recorded_by) THEN
      RAISE EXCEPTION 'a bid bond is settled once, as it was received' USING ERRCODE = 'JL003';
    END IF;
    IF NEW.ground = 'refused-to-sign' AND NOT bid_refused_to_sign(NEW.bid_id) THEN
      RAISE EXCEPTION 'its bidder has not refused to sign, or had a lawful reason (PB-09, M74 20)' USING ERRCODE = 'JL101';
    END IF;
    RETURN NEW;
  END IF;
  SELECT b.opened_at, b.purchase_id, l.budget_fen, p.bid_deadline_legal INTO of_bid
    FROM bid b JOIN lot l ON l.id = b.lot_id JOIN purchase p ON p.id = b.purchase_id WHERE b.id = NEW.bid_id;
  IF of_bid.opened_at IS NULL THEN
    RAISE EXCEPTION 'before the opening nobody may know who bids (PB-05)' USING ERRCODE = 'JL101';
  END IF;
  SELECT bid_bond_percent INTO demanded FROM procurement_document
    WHERE purchase_id = of_bid.purchase_id ORDER BY version DESC LIMIT 1;
  IF coalesce(demanded, 0) = 0 OR NEW.amount_fen <= 0 OR NEW.amount_fen * 50 > of_bid.budget_fen THEN
    RAISE EXCEPTION 'a bid bond is at most 2 %% of the budget, where the documents demand it (PB-08, REG 33)' USING ERRCODE = 'JL101';
  END IF;
  IF NEW.received_on > (of_bid.bid_deadline_legal AT TIME ZONE 'Asia/Shanghai')::date THEN
    RAISE EXCEPTION 'a bond that comes after the deadline counts as not paid (PB-08)' USING ERRCODE = 'JL101';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_bond_lawful" BEFORE INSERT OR UPDATE ON "bid_bond" FOR EACH ROW EXECUTE FUNCTION refuse_unlawful_bid_bond();
CREATE TRIGGER "bid_bond_not_deleted" BEFORE DELETE OR TRUNCATE ON "bid_bond" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- PB-08: where the documents demand a bond, a bid without it is invalid.
CREATE FUNCTION refuse_bid_without_bond() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce((SELECT bid_bond_percent FROM procurement_document WHERE purchase_id = NEW.purchase_id ORDER BY version DESC LIMIT 1), 0) > 0
     AND NOT EXISTS (SELECT 1 FROM bid_bond WHERE bid_id = NEW.id) THEN
    RAISE EXCEPTION 'a bid without the bond that the documents demand is invalid (PB-08)' USING ERRCODE = 'JL102';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_qualified_with_bond" BEFORE UPDATE OF "qualified" ON "bid" FOR EACH ROW
  WHEN (NEW."qualified" AND OLD."qualified" IS DISTINCT FROM NEW."qualified") EXECUTE FUNCTION refuse_bid_without_bond();
