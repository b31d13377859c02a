-- CreateTable
CREATE TABLE "directory_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "region_code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "drafted_by" UUID,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editors" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "approved_by" UUID,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "directory_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "directory_version_region_code_label_key" ON "directory_version"("region_code", "label");

-- AddForeignKey
ALTER TABLE "directory_version" ADD CONSTRAINT "directory_version_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is there already becomes the published editions of the province.
INSERT INTO directory_version (region_code, label, basis, effective_from, state, published_at)
SELECT (SELECT code FROM region WHERE parent_code IS NULL ORDER BY code LIMIT 1), version, '随系统交付的指导性目录',
       min(effective_from), 'published', now()
FROM catalogue_item GROUP BY version;

-- AlterTable
ALTER TABLE "catalogue_item" ADD COLUMN "version_id" UUID;
UPDATE catalogue_item i SET version_id = v.id FROM directory_version v WHERE v.label = i.version;
ALTER TABLE "catalogue_item" DROP CONSTRAINT "catalogue_item_pkey",
  DROP COLUMN "effective_from",
  DROP COLUMN "version",
  ALTER COLUMN "version_id" SET NOT NULL,
  ADD CONSTRAINT "catalogue_item_pkey" PRIMARY KEY ("code", "version_id");

-- CreateIndex
CREATE INDEX "catalogue_item_version_id_idx" ON "catalogue_item"("version_id");

-- AddForeignKey
ALTER TABLE "catalogue_item" ADD CONSTRAINT "catalogue_item_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "directory_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Purchases that run keep the edition that was in force when they were opened; the first, where none was yet.
ALTER TABLE "purchase" ADD COLUMN "directory_version_id" UUID;
UPDATE purchase p SET directory_version_id = (
  SELECT v.id FROM directory_version v
  ORDER BY v.effective_from <= (p.created_at AT TIME ZONE 'Asia/Shanghai')::date DESC,
           CASE WHEN v.effective_from <= (p.created_at AT TIME ZONE 'Asia/Shanghai')::date THEN v.effective_from END DESC,
           v.effective_from, v.label
  LIMIT 1);

-- CreateIndex
CREATE INDEX "purchase_directory_version_id_idx" ON "purchase"("directory_version_id");

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_directory_version_id_fkey" FOREIGN KEY ("directory_version_id") REFERENCES "directory_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Whoever drafts an edition does not approve it, and it binds from the day of its publication at the earliest. The edition
-- that comes with the installation has neither drafter nor approver.
ALTER TABLE "directory_version"
  ADD CONSTRAINT "directory_version_state" CHECK ("state" IN ('draft', 'published')),
  ADD CONSTRAINT "directory_version_words" CHECK (length(trim("label")) > 0 AND length(trim("basis")) > 0),
  ADD CONSTRAINT "directory_version_published" CHECK (("state" = 'published') = ("published_at" IS NOT NULL)),
  ADD CONSTRAINT "directory_version_approved" CHECK (("approved_by" IS NOT NULL) = ("state" = 'published' AND "drafted_by" IS NOT NULL)),
  ADD CONSTRAINT "directory_version_four_eyes" CHECK ("approved_by" <> "drafted_by" AND "approved_by" <> ALL ("editors")),
  ADD CONSTRAINT "directory_version_ahead" CHECK ("drafted_by" IS NULL OR "effective_from" >= ("published_at" AT TIME ZONE 'Asia/Shanghai')::date);
CREATE UNIQUE INDEX "directory_version_one_draft" ON "directory_version" ("region_code") WHERE "state" = 'draft';
CREATE UNIQUE INDEX "directory_version_one_a_day" ON "directory_version" ("region_code", "effective_from") WHERE "state" = 'published';

-- The edition in force for a region on a day: the nearest office's that has one, and of those the newest.
CREATE FUNCTION directory_in_force(of_region text, on_day date) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT v.id FROM directory_version v
  WHERE v.state = 'published' AND v.effective_from <= on_day
    AND starts_with(of_region, regexp_replace(v.region_code, '(00)+$', ''))
  ORDER BY length(regexp_replace(v.region_code, '(00)+$', '')) DESC, v.effective_from DESC LIMIT 1
$$;

-- The one way to an item by its code: of the edition that the purchase was planned under; without a purchase of the one in
-- force for the region today. An item that this edition does not have is told as the newest earlier one of the same region
-- had it, so that what was retired keeps its name. At most one row.
CREATE FUNCTION catalogue_item_for(of_purchase uuid, of_region text, of_code text) RETURNS SETOF "catalogue_item" LANGUAGE sql STABLE AS $$
  SELECT i.* FROM (
    SELECT coalesce(p.directory_version_id, directory_in_force(coalesce(p.region_code, of_region), (now() AT TIME ZONE 'Asia/Shanghai')::date)) AS version_id,
           coalesce(p.region_code, of_region) AS region_code
    FROM (SELECT of_purchase AS id) asked LEFT JOIN purchase p ON p.id = asked.id
  ) wanted
  JOIN directory_version v ON v.state = 'published' AND starts_with(wanted.region_code, regexp_replace(v.region_code, '(00)+$', ''))
  JOIN catalogue_item i ON i.version_id = v.id AND i.code = of_code
  ORDER BY (v.id IS NOT DISTINCT FROM wanted.version_id) DESC, v.effective_from DESC, v.region_code DESC LIMIT 1
$$;

-- A draft keeps its region and drafter; once published an edition is never touched again.
CREATE FUNCTION directory_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'a published edition of the directory stays as it is' USING ERRCODE = 'JL121';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF (OLD.id, OLD.region_code, OLD.drafted_by, OLD.drafted_at) IS DISTINCT FROM (NEW.id, NEW.region_code, NEW.drafted_by, NEW.drafted_at) THEN
    RAISE EXCEPTION 'a draft of the directory keeps its region and its drafter' USING ERRCODE = 'JL121';
  END IF;
  IF NEW.state = 'published' THEN
    IF NOT EXISTS (SELECT 1 FROM catalogue_item WHERE version_id = NEW.id) THEN
      RAISE EXCEPTION 'an edition without an item is not published' USING ERRCODE = 'JL123';
    END IF;
    IF EXISTS (
      SELECT 1 FROM catalogue_item i WHERE i.version_id = NEW.id
        AND (SELECT sum((x ->> 'weight')::numeric) FROM jsonb_array_elements(i.indicators) x) IS DISTINCT FROM 100) THEN
      RAISE EXCEPTION 'the weights of the indicators of every item sum to 100' USING ERRCODE = 'JL123';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "directory_version_stays" BEFORE UPDATE OR DELETE ON "directory_version" FOR EACH ROW EXECUTE FUNCTION directory_version_stays();
CREATE TRIGGER "directory_version_not_emptied" BEFORE TRUNCATE ON "directory_version" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- An edition becomes published with its items in it.
CREATE FUNCTION directory_version_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'draft' THEN
    RAISE EXCEPTION 'an edition of the directory begins as a draft' USING ERRCODE = 'JL123';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "directory_version_begins" BEFORE INSERT ON "directory_version" FOR EACH ROW EXECUTE FUNCTION directory_version_begins();
-- The lock makes a change wait for a publication under way, and then fail.
CREATE FUNCTION catalogue_item_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version_state text;
BEGIN
  FOR version_state IN
    SELECT state FROM directory_version
    WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.version_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.version_id END)
    FOR SHARE
  LOOP
    IF version_state = 'published' THEN
      RAISE EXCEPTION 'an item of a published edition stays as it is' USING ERRCODE = 'JL121';
    END IF;
  END LOOP;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "catalogue_item_stays" BEFORE INSERT OR UPDATE OR DELETE ON "catalogue_item" FOR EACH ROW EXECUTE FUNCTION catalogue_item_stays();
CREATE TRIGGER "catalogue_item_not_emptied" BEFORE TRUNCATE ON "catalogue_item" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- A purchase is planned under the edition in force at its start, and keeps it.
CREATE FUNCTION purchase_directory() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'a purchase keeps the edition of the directory that it was planned under' USING ERRCODE = 'JL121';
  END IF;
  NEW.directory_version_id := directory_in_force(NEW.region_code, (now() AT TIME ZONE 'Asia/Shanghai')::date);
  IF NEW.directory_version_id IS NULL THEN
    RAISE EXCEPTION 'no edition of the directory is in force for region %', NEW.region_code USING ERRCODE = 'JL122';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "purchase_directory" BEFORE INSERT ON "purchase" FOR EACH ROW EXECUTE FUNCTION purchase_directory();
CREATE TRIGGER "purchase_directory_stays" BEFORE UPDATE OF "directory_version_id" ON "purchase" FOR EACH ROW
  WHEN (OLD.directory_version_id IS DISTINCT FROM NEW.directory_version_id) EXECUTE FUNCTION purchase_directory();

-- A lot buys what stands in that edition (PL-05): an item that it retired, or never had, is refused.
CREATE FUNCTION lot_in_directory() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  missing text;
BEGIN
  SELECT wanted.code INTO missing
  FROM purchase p CROSS JOIN unnest(NEW.catalogue_items) AS wanted (code)
  WHERE p.id = NEW.purchase_id AND p.directory_version_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM catalogue_item i WHERE i.version_id = p.directory_version_id AND i.code = wanted.code)
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'item % does not stand in the edition of the directory that the purchase is planned under', missing
      USING ERRCODE = 'JL120', DETAIL = missing;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "lot_in_directory" AFTER INSERT OR UPDATE OF "catalogue_items" ON "lot" FOR EACH ROW EXECUTE FUNCTION lot_in_directory();
