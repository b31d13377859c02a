-- AlterTable
ALTER TABLE "recipient" ADD COLUMN     "mobile" TEXT;

-- CreateTable
CREATE TABLE "visit_text" (
    "visit_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,
    "receipt" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_text_pkey" PRIMARY KEY ("visit_id")
);

-- AddForeignKey
ALTER TABLE "visit_text" ADD CONSTRAINT "visit_text_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "recipient" ADD CONSTRAINT "recipient_mobile" CHECK (mobile ~ '^1[3-9][0-9]{9}$');
-- What has left has a receipt, and what has not has none.
ALTER TABLE "visit_text" ADD CONSTRAINT "visit_text_sent" CHECK ((sent_at IS NULL) = (receipt IS NULL) AND (sent_at IS NULL OR problem IS NULL));
CREATE INDEX "visit_text_waiting" ON "visit_text" (asked_at) WHERE sent_at IS NULL;

-- Whether the recipient of a visit may still be asked about it by text: the number, or null.
CREATE FUNCTION rating_number(of_visit uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT r.mobile FROM visit v JOIN recipient r ON r.id = v.recipient_id
  WHERE v.id = of_visit AND v.withdrawn_at IS NULL AND r.ended_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM visit_feedback f WHERE f.visit_id = v.id)
$$;

-- Nobody is asked who left no number, has died or moved away, or has answered; nor of a visit that was withdrawn.
CREATE FUNCTION guard_visit_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF rating_number(NEW.visit_id) IS NULL THEN
    RAISE EXCEPTION 'nobody is to be asked about this visit by text' USING ERRCODE = 'JL073';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "visit_text_lawful" BEFORE INSERT ON "visit_text" FOR EACH ROW EXECUTE FUNCTION guard_visit_text();
CREATE TRIGGER "visit_text_change" AFTER INSERT ON "visit_text" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
CREATE TRIGGER "visit_text_change_sent" AFTER UPDATE ON "visit_text" FOR EACH ROW
  WHEN (OLD.sent_at IS DISTINCT FROM NEW.sent_at) EXECUTE FUNCTION record_change('contract', 'contract_id');
