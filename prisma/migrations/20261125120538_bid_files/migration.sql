-- CreateTable
CREATE TABLE "bid_file" (
    "bid_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT,
    "fault" TEXT,
    "content" BYTEA,

    CONSTRAINT "bid_file_pkey" PRIMARY KEY ("bid_id","seq")
);

-- AddForeignKey
ALTER TABLE "bid_file" ADD CONSTRAINT "bid_file_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "bid_file"
  ADD CONSTRAINT "bid_file_seq" CHECK ("seq" BETWEEN 1 AND 10),
  ADD CONSTRAINT "bid_file_size" CHECK ("size" BETWEEN 1 AND 5242880),
  -- What is not admitted is named, and never served.
  ADD CONSTRAINT "bid_file_fault" CHECK ("fault" IN ('program', 'macros', 'unknown', 'misleading')),
  ADD CONSTRAINT "bid_file_admitted_or_not" CHECK (("fault" IS NULL) = ("content" IS NOT NULL) AND ("content" IS NULL) = ("media_type" IS NULL));

-- I4: nothing of an envelope in a row before it is opened, which "bid_not_read_early" allows after the deadline only.
CREATE FUNCTION bid_file_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM bid b WHERE b.id = NEW.bid_id AND b.opened_at IS NOT NULL) THEN
    RAISE EXCEPTION 'no file of a bid before its opening' USING ERRCODE = 'JL021';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_file_opened" BEFORE INSERT ON "bid_file" FOR EACH ROW EXECUTE FUNCTION bid_file_opened();
CREATE TRIGGER "bid_file_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bid_file" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
