-- CreateTable
CREATE TABLE "force_majeure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'requested',
    "approved_by" UUID,
    "suspended_at" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3),
    "resume_reason" TEXT,
    "resume_by" UUID,
    "resume_delivered_at" TIMESTAMPTZ(3),
    "resumed_at" TIMESTAMPTZ(3),
    "deadline_before" TIMESTAMPTZ(3),
    "deadline_after" TIMESTAMPTZ(3),

    CONSTRAINT "force_majeure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "force_majeure_purchase_id_seq_key" ON "force_majeure"("purchase_id", "seq");

-- AddForeignKey
ALTER TABLE "force_majeure" ADD CONSTRAINT "force_majeure_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "force_majeure"
  ADD CONSTRAINT "force_majeure_state" CHECK ("state" IN ('requested', 'refused', 'standing', 'resumed', 'ended')),
  ADD CONSTRAINT "force_majeure_two_people" CHECK (
    ("state" IN ('requested', 'refused')) = ("approved_by" IS NULL) AND "approved_by" <> "requested_by"),
  ADD CONSTRAINT "force_majeure_since" CHECK (
    ("approved_by" IS NULL) = ("since" IS NULL) AND ("approved_by" IS NULL) = ("suspended_at" IS NULL)),
  ADD CONSTRAINT "force_majeure_resumed" CHECK (
    ("resume_reason" IS NULL) = ("resume_by" IS NULL)
    AND ("state" = 'resumed') = ("resumed_at" IS NOT NULL)
    AND ("state" <> 'resumed' OR "resume_reason" IS NOT NULL)),
  ADD CONSTRAINT "force_majeure_deadline" CHECK (
    ("deadline_before" IS NULL) = ("deadline_after" IS NULL) AND "deadline_after" > "deadline_before");
-- One at a time, asked for or standing.
CREATE UNIQUE INDEX "force_majeure_once" ON "force_majeure" ("purchase_id") WHERE "state" IN ('requested', 'standing');
CREATE INDEX "force_majeure_waiting" ON "force_majeure" ("requested_at") WHERE "state" IN ('requested', 'standing');
CREATE TRIGGER "force_majeure_not_deleted" BEFORE DELETE OR TRUNCATE ON "force_majeure" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "force_majeure_change" AFTER INSERT OR UPDATE ON "force_majeure" FOR EACH ROW EXECUTE FUNCTION record_change('purchase-work', 'purchase_id');

-- It holds the purchase up like the others: no contract is signed (JL050).
ALTER TABLE "hold" DROP CONSTRAINT "hold_cause", DROP CONSTRAINT "hold_end";
ALTER TABLE "hold"
  ADD CONSTRAINT "hold_cause" CHECK ("cause" IN ('challenge', 'complaint', 'decision', 'force-majeure')),
  ADD CONSTRAINT "hold_end" CHECK ("ended_because" IN ('answered', 'carried-out', 'decided', 'resumed', 'withdrawn', 'cap', 'purchase-ended')),
  ADD CONSTRAINT "hold_force_majeure" CHECK ("cause" <> 'force-majeure' OR ("reason" IS NOT NULL AND "until_at" IS NULL));

CREATE FUNCTION is_suspended(of_purchase uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM force_majeure f WHERE f.purchase_id = of_purchase AND f.state = 'standing')
$$;

-- While it stands nothing is opened.
CREATE FUNCTION refuse_opening_while_suspended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_suspended(CASE TG_TABLE_NAME WHEN 'bid' THEN (to_jsonb(NEW) ->> 'purchase_id')::uuid ELSE NEW.id END) THEN
    RAISE EXCEPTION 'force majeure suspends this purchase: its bids are not opened (PB-06)' USING ERRCODE = 'JL191';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "purchase_not_opened_while_suspended" BEFORE UPDATE OF "bids_opened_at" ON "purchase" FOR EACH ROW
  WHEN (NEW."bids_opened_at" IS NOT NULL AND OLD."bids_opened_at" IS NULL) EXECUTE FUNCTION refuse_opening_while_suspended();
CREATE TRIGGER "bid_not_opened_while_suspended" BEFORE UPDATE OF "opened_at" ON "bid" FOR EACH ROW
  WHEN (NEW."opened_at" IS NOT NULL AND OLD."opened_at" IS NULL) EXECUTE FUNCTION refuse_opening_while_suspended();

-- A deadline is only put off before it has come (REG 31, M87 27); one that passed on the clock while force majeure stood had
-- not come, because time stood still.
CREATE OR REPLACE FUNCTION bid_deadline_only_later() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.bid_deadline_at IS NOT NULL AND (NEW.bid_deadline_at IS NULL OR NEW.bid_deadline_at < OLD.bid_deadline_at OR OLD.bids_opened_at IS NOT NULL
      OR (OLD.bid_deadline_at <= clock_timestamp() AND NOT EXISTS (
            SELECT 1 FROM force_majeure f
            WHERE f.purchase_id = NEW.id AND f.state = 'standing' AND f.suspended_at < OLD.bid_deadline_at))) THEN
    RAISE EXCEPTION 'a bid deadline is only put off, before it has come' USING ERRCODE = 'JL041';
  END IF;
  RETURN NEW;
END $$;
