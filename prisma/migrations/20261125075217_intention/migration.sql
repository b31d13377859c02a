-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "intention_required" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "intention_until_at" TIMESTAMPTZ(3),
ADD COLUMN     "intention_until_legal" TIMESTAMPTZ(3),
ADD COLUMN     "urgent_reason" TEXT;

-- What Prisma's schema language cannot say.
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_intention" CHECK (NOT ("intention_required" AND "urgent_reason" IS NOT NULL));

-- No tender notice before the intention was public long enough (PL-14), whoever asks.
CREATE FUNCTION refuse_early_tender_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM purchase p WHERE p.id = NEW.purchase_id AND p.intention_required
      AND (p.intention_until_legal IS NULL OR NEW.published_at < p.intention_until_legal)
  ) THEN
    RAISE EXCEPTION 'the intention was not public long enough' USING ERRCODE = 'JL006';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "tender_notice_after_intention" BEFORE INSERT ON "notice" FOR EACH ROW WHEN (NEW.kind = 'tender-notice') EXECUTE FUNCTION refuse_early_tender_notice();
