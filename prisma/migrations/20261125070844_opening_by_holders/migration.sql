-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "opening_by" TEXT NOT NULL DEFAULT 'holders';

-- CreateTable
CREATE TABLE "holder_key" (
    "user_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holder_key_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "opening_key" (
    "purchase_id" UUID NOT NULL,
    "threshold" INTEGER NOT NULL,
    "key_check" TEXT NOT NULL,
    "desk_recipient" TEXT NOT NULL,
    "desk_identity" BYTEA,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "record_hash" TEXT,
    "record_signature" TEXT,

    CONSTRAINT "opening_key_pkey" PRIMARY KEY ("purchase_id")
);

-- CreateTable
CREATE TABLE "opening_share" (
    "purchase_id" UUID NOT NULL,
    "seat" INTEGER NOT NULL,
    "holder_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "wrapped" BYTEA,
    "share_check" TEXT NOT NULL,
    "released" BYTEA,
    "released_at" TIMESTAMPTZ(3),
    "lost_at" TIMESTAMPTZ(3),
    "lost_reason" TEXT,

    CONSTRAINT "opening_share_pkey" PRIMARY KEY ("purchase_id","seat")
);

-- CreateTable
CREATE TABLE "opening_step" (
    "purchase_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opening_step_pkey" PRIMARY KEY ("purchase_id","step")
);

-- CreateIndex
CREATE UNIQUE INDEX "opening_share_purchase_id_holder_id_key" ON "opening_share"("purchase_id", "holder_id");

-- AddForeignKey
ALTER TABLE "holder_key" ADD CONSTRAINT "holder_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_key" ADD CONSTRAINT "opening_key_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_share" ADD CONSTRAINT "opening_share_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "opening_key"("purchase_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_share" ADD CONSTRAINT "opening_share_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_share" ADD CONSTRAINT "opening_share_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_step" ADD CONSTRAINT "opening_step_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "opening_key"("purchase_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Purchases from before there were holders keep the key that the worker seals; the activity names holders where it can.
UPDATE "purchase" SET "opening_by" = 'worker';
ALTER TABLE "purchase"
  ADD CONSTRAINT "purchase_opening_by" CHECK ("opening_by" IN ('holders', 'worker')),
  -- I4: where people hold the key, no one machine does.
  ADD CONSTRAINT "purchase_key_with_holders_alone" CHECK ("opening_by" = 'worker' OR "sealed_identity" IS NULL);

-- A seat is released, or lost, or neither; what was released came as a whole.
ALTER TABLE "opening_key"
  ADD CONSTRAINT "opening_key_threshold" CHECK ("threshold" >= 2),
  ADD CONSTRAINT "opening_key_check" CHECK ("key_check" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "opening_key_record_signed" CHECK (("record_hash" IS NULL) = ("record_signature" IS NULL));
ALTER TABLE "opening_share"
  ADD CONSTRAINT "opening_share_seat" CHECK ("seat" >= 1),
  ADD CONSTRAINT "opening_share_lost_with_reason" CHECK (("lost_at" IS NULL) = ("lost_reason" IS NULL)),
  ADD CONSTRAINT "opening_share_not_lost_and_released" CHECK ("lost_at" IS NULL OR "released_at" IS NULL);
ALTER TABLE "opening_step"
  ADD CONSTRAINT "opening_step_known" CHECK ("step" IN ('shares', 'key', 'envelopes', 'record', 'signature'));

-- No notice before the holders are named: as many as the key needs twice over, no office able to open alone (I4, I12).
CREATE FUNCTION opening_has_holders() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  least INT;
  seats INT;
  offices INT;
  most INT;
BEGIN
  SELECT threshold INTO least FROM opening_key WHERE purchase_id = NEW.id;
  SELECT coalesce(sum(n), 0), count(*), coalesce(max(n), 0) INTO seats, offices, most
  FROM (SELECT count(*) AS n FROM opening_share WHERE purchase_id = NEW.id GROUP BY office_id) AS office;
  IF least IS NULL OR seats < 2 * least - 1 OR offices < 3 OR most >= least THEN
    RAISE EXCEPTION 'the holders of the opening key are not named' USING ERRCODE = 'JL020';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "purchase_published_with_holders" BEFORE UPDATE OF "bid_deadline_at" ON "purchase" FOR EACH ROW
  WHEN (OLD.bid_deadline_at IS NULL AND NEW.bid_deadline_at IS NOT NULL AND NEW.opening_by = 'holders')
  EXECUTE FUNCTION opening_has_holders();

-- No share before the deadline of the database's clock, whoever gives it; none changes hands once anything is opened.
CREATE FUNCTION opening_share_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  deadline TIMESTAMPTZ;
  opened BOOLEAN;
BEGIN
  SELECT p.bid_deadline_at, p.bids_opened_at IS NOT NULL
      OR EXISTS (SELECT 1 FROM opening_step s WHERE s.purchase_id = p.id AND s.step = 'key')
    INTO deadline, opened FROM purchase p WHERE p.id = NEW.purchase_id FOR SHARE;
  IF NEW.released_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.released_at IS NULL)
    AND (deadline IS NULL OR clock_timestamp() < deadline) THEN
    RAISE EXCEPTION 'no share before the bid deadline' USING ERRCODE = 'JL021';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.holder_id, NEW.office_id) IS DISTINCT FROM (OLD.holder_id, OLD.office_id)
      AND (opened OR OLD.released_at IS NOT NULL OR OLD.lost_at IS NOT NULL) THEN
      RAISE EXCEPTION 'this share can no longer change hands' USING ERRCODE = 'JL022';
    END IF;
    IF NEW.share_check <> OLD.share_check OR (OLD.lost_at IS NOT NULL AND NEW.lost_at IS NULL) THEN
      RAISE EXCEPTION 'a share stays the share it is, and a lost one lost' USING ERRCODE = 'JL003';
    END IF;
    IF (SELECT count(*) FROM opening_share o WHERE o.purchase_id = NEW.purchase_id AND o.office_id = NEW.office_id AND o.seat <> NEW.seat)
      + 1 >= (SELECT k.threshold FROM opening_key k WHERE k.purchase_id = NEW.purchase_id) THEN
      RAISE EXCEPTION 'one office would hold enough shares to open alone' USING ERRCODE = 'JL023';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "opening_share_path" BEFORE INSERT OR UPDATE ON "opening_share" FOR EACH ROW EXECUTE FUNCTION opening_share_path();
CREATE TRIGGER "opening_share_stays" BEFORE DELETE OR TRUNCATE ON "opening_share" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "opening_step_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "opening_step" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- I4: no price in a row before the deadline, whoever writes it.
CREATE FUNCTION bid_opened_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM purchase p WHERE p.id = NEW.purchase_id AND p.bid_deadline_at <= clock_timestamp()) THEN
    RAISE EXCEPTION 'no bid is read before the deadline' USING ERRCODE = 'JL021';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_not_read_early" BEFORE UPDATE OF "opened_at", "price_fen", "proposal" ON "bid" FOR EACH ROW
  WHEN (OLD.opened_at IS NULL AND NEW.opened_at IS NOT NULL) EXECUTE FUNCTION bid_opened_in_time();

-- Everybody who may see the purchase follows the opening live; before the deadline there is nothing to see.
CREATE TRIGGER "opening_share_change" AFTER UPDATE ON "opening_share" FOR EACH ROW EXECUTE FUNCTION record_change('purchase', 'purchase_id');
CREATE TRIGGER "opening_step_change" AFTER INSERT ON "opening_step" FOR EACH ROW EXECUTE FUNCTION record_change('purchase', 'purchase_id');
