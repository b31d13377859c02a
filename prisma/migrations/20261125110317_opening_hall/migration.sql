-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "returned_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "opening_share" ADD COLUMN     "handed_on_reason" TEXT;

-- CreateTable
CREATE TABLE "opening_handover" (
    "id" BIGSERIAL NOT NULL,
    "purchase_id" UUID NOT NULL,
    "seat" INTEGER NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opening_handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_sign_off" (
    "purchase_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "record_hash" TEXT NOT NULL,
    "objection" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opening_sign_off_pkey" PRIMARY KEY ("purchase_id","user_id")
);

-- CreateIndex
CREATE INDEX "opening_handover_purchase_id_idx" ON "opening_handover"("purchase_id");

-- AddForeignKey
ALTER TABLE "opening_handover" ADD CONSTRAINT "opening_handover_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "opening_key"("purchase_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_handover" ADD CONSTRAINT "opening_handover_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_handover" ADD CONSTRAINT "opening_handover_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_sign_off" ADD CONSTRAINT "opening_sign_off_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "opening_key"("purchase_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_sign_off" ADD CONSTRAINT "opening_sign_off_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_sign_off" ADD CONSTRAINT "opening_sign_off_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is given back was never opened, and never will be.
ALTER TABLE "bid" ADD CONSTRAINT "bid_returned_unopened" CHECK ("returned_at" IS NULL OR ("opened_at" IS NULL AND "state" = 'current'));
CREATE TRIGGER "bid_stays_returned" BEFORE UPDATE OF "returned_at" ON "bid" FOR EACH ROW
  WHEN (OLD.returned_at IS NOT NULL AND NEW.returned_at IS DISTINCT FROM OLD.returned_at) EXECUTE FUNCTION refuse_rewrite();

-- A share changes hands before the deadline only, freshly wrapped and with its reason, and every time it is on record.
ALTER TABLE "opening_handover" ADD CONSTRAINT "opening_handover_to_another" CHECK ("from_id" <> "to_id");
CREATE FUNCTION opening_share_handed_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM purchase p WHERE p.id = NEW.purchase_id AND p.bid_deadline_at <= clock_timestamp()) THEN
    RAISE EXCEPTION 'this share can no longer change hands' USING ERRCODE = 'JL022';
  END IF;
  IF NEW.wrapped IS NULL OR NEW.wrapped IS NOT DISTINCT FROM OLD.wrapped OR NEW.handed_on_reason IS NULL THEN
    RAISE EXCEPTION 'a share is handed on wrapped to its new holder, with a reason' USING ERRCODE = 'JL003';
  END IF;
  INSERT INTO opening_handover (purchase_id, seat, from_id, to_id, reason)
  VALUES (NEW.purchase_id, NEW.seat, OLD.holder_id, NEW.holder_id, NEW.handed_on_reason);
  RETURN NULL;
END $$;
CREATE TRIGGER "opening_share_handed_on" AFTER UPDATE ON "opening_share" FOR EACH ROW
  WHEN (NEW.holder_id <> OLD.holder_id) EXECUTE FUNCTION opening_share_handed_on();
CREATE TRIGGER "opening_handover_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "opening_handover" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- One signs off the record that stands, and nothing else (M87 41).
ALTER TABLE "opening_sign_off" ADD CONSTRAINT "opening_sign_off_part" CHECK ("part" IN ('host', 'holder', 'supervisor', 'bidder'));
CREATE FUNCTION opening_signed_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM opening_key k WHERE k.purchase_id = NEW.purchase_id AND k.record_hash = NEW.record_hash) THEN
    RAISE EXCEPTION 'this is not the signed record of the opening' USING ERRCODE = 'JL024';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "opening_signed_off" BEFORE INSERT ON "opening_sign_off" FOR EACH ROW EXECUTE FUNCTION opening_signed_off();
CREATE TRIGGER "opening_sign_off_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "opening_sign_off" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "opening_sign_off_change" AFTER INSERT ON "opening_sign_off" FOR EACH ROW EXECUTE FUNCTION record_change('purchase', 'purchase_id');

-- Envelope by envelope, as the opening goes on: after the deadline, because "bid_not_read_early" refuses any before it.
CREATE TRIGGER "bid_opened_change" AFTER UPDATE OF "opened_at", "refusal_reason" ON "bid" FOR EACH ROW
  WHEN (OLD.opened_at IS NULL AND (NEW.opened_at IS NOT NULL OR NEW.refusal_reason IS DISTINCT FROM OLD.refusal_reason))
  EXECUTE FUNCTION record_change('purchase', 'purchase_id');
