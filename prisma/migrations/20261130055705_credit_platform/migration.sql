-- CreateTable
CREATE TABLE "platform_report" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "debarment_id" UUID NOT NULL,
    "change" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "problem" TEXT,
    "receipt" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "platform_report_debarment_id_change_key" ON "platform_report"("debarment_id", "change");

-- AddForeignKey
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_debarment_id_fkey" FOREIGN KEY ("debarment_id") REFERENCES "debarment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What has arrived has a receipt, and what has not has none.
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_change" CHECK (change IN ('added', 'lifted'));
ALTER TABLE "platform_report" ADD CONSTRAINT "platform_report_sent" CHECK ((sent_at IS NULL) = (receipt IS NULL) AND (sent_at IS NULL OR problem IS NULL));
CREATE INDEX "platform_report_waiting" ON "platform_report" (next_at) WHERE sent_at IS NULL;

-- The ban and the duty to report it are one write, whichever way it came (DB-10).
CREATE FUNCTION report_ban() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO platform_report (debarment_id, change)
  VALUES (NEW.id, CASE WHEN NEW.lifted_at IS NULL THEN 'added' ELSE 'lifted' END)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "debarment_reported" AFTER INSERT ON "debarment" FOR EACH ROW EXECUTE FUNCTION report_ban();
CREATE TRIGGER "debarment_lifting_reported" AFTER UPDATE OF lifted_at ON "debarment" FOR EACH ROW
  WHEN (OLD.lifted_at IS NULL AND NEW.lifted_at IS NOT NULL) EXECUTE FUNCTION report_ban();
INSERT INTO platform_report (debarment_id, change) SELECT id, 'added' FROM debarment WHERE lifted_at IS NULL;
