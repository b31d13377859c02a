-- CreateTable
CREATE TABLE "last_resort_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "region_code" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "last_resort_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "last_resort_event_region_code_at_idx" ON "last_resort_event"("region_code", "at");

-- AddForeignKey
ALTER TABLE "last_resort_event" ADD CONSTRAINT "last_resort_event_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "last_resort_event" ADD CONSTRAINT "last_resort_event_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "last_resort_event"
  ADD CONSTRAINT "last_resort_event_action" CHECK ("action" IN ('named', 'ended')),
  ADD CONSTRAINT "last_resort_event_basis" CHECK (btrim("basis") <> '');
CREATE TRIGGER "last_resort_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "last_resort_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- A takeover chooses by the kind of the organisation: what is written down of a region is what it would choose (CT-06).
CREATE FUNCTION last_resort_event_is_true() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM region WHERE code = NEW.region_code FOR NO KEY UPDATE;
  IF NEW.action = 'named' AND (
       NOT EXISTS (SELECT 1 FROM organisation o
                   WHERE o.id = NEW.organisation_id AND o.kind = 'last-resort' AND o.region_code = NEW.region_code)
       OR EXISTS (SELECT 1 FROM organisation o
                  WHERE o.id <> NEW.organisation_id AND o.kind = 'last-resort' AND o.region_code = NEW.region_code)) THEN
    RAISE EXCEPTION 'a region has one last-resort unit, the organisation that was named' USING ERRCODE = 'JL270';
  END IF;
  IF NEW.action = 'ended' AND EXISTS (SELECT 1 FROM organisation o WHERE o.id = NEW.organisation_id AND o.kind = 'last-resort') THEN
    RAISE EXCEPTION 'an ended last-resort unit is one no more' USING ERRCODE = 'JL270';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "last_resort_event_is_true" BEFORE INSERT ON "last_resort_event" FOR EACH ROW EXECUTE FUNCTION last_resort_event_is_true();
-- A unit is looked up for every takeover and every readiness.
CREATE INDEX "organisation_last_resort" ON "organisation" ("region_code") WHERE "kind" = 'last-resort';
