-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "responsible_digest" TEXT,
ADD COLUMN     "responsible_name" TEXT;

-- CreateTable
CREATE TABLE "provider_link" (
    "organisation_id" UUID NOT NULL,
    "credit_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "provider_link_pkey" PRIMARY KEY ("organisation_id","credit_code","kind")
);

-- CreateTable
CREATE TABLE "bid_relation" (
    "bid_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "sign" TEXT NOT NULL,

    CONSTRAINT "bid_relation_pkey" PRIMARY KEY ("bid_id","other_id","sign")
);

-- CreateTable
CREATE TABLE "purchase_designer" (
    "purchase_id" UUID NOT NULL,
    "credit_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "purchase_designer_pkey" PRIMARY KEY ("purchase_id","credit_code")
);

-- AddForeignKey
ALTER TABLE "provider_link" ADD CONSTRAINT "provider_link_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_relation" ADD CONSTRAINT "bid_relation_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_relation" ADD CONSTRAINT "bid_relation_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_designer" ADD CONSTRAINT "purchase_designer_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "organisation"
  ADD CONSTRAINT "organisation_responsible" CHECK ((responsible_name IS NULL) = (responsible_digest IS NULL));
ALTER TABLE "provider_link" ADD CONSTRAINT "provider_link_kind" CHECK (kind IN ('holding', 'management'));
ALTER TABLE "bid_relation"
  ADD CONSTRAINT "bid_relation_sign" CHECK (sign IN ('responsible-person', 'holding', 'management')),
  ADD CONSTRAINT "bid_relation_two" CHECK (bid_id <> other_id);

-- What the opening found stays: related bidders do not qualify by changing what they state.
CREATE FUNCTION refuse_relation_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'relations of opened bids stay as the opening found them (PB-12)' USING ERRCODE = 'JL233';
END $$;
CREATE TRIGGER "bid_relation_stands" BEFORE UPDATE OR DELETE ON "bid_relation"
  FOR EACH ROW EXECUTE FUNCTION refuse_relation_change();

-- Neither of two related bidders of one lot qualifies (REG 18).
CREATE FUNCTION refuse_related_bid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM bid_relation r WHERE r.bid_id = NEW.id) THEN
    RAISE EXCEPTION 'related bidders may not both bid for one lot (PB-12)' USING ERRCODE = 'JL234';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_not_related" BEFORE UPDATE OF "qualified" ON "bid" FOR EACH ROW
  WHEN (NEW."qualified" AND NEW."qualified" IS DISTINCT FROM OLD."qualified") EXECUTE FUNCTION refuse_related_bid();

-- Whoever prepared a purchase may not bid for it, a single source excepted (REG 18).
CREATE FUNCTION refuse_designer_bid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM purchase_designer d JOIN organisation o ON o.credit_code = d.credit_code
             JOIN purchase p ON p.id = d.purchase_id
             WHERE d.purchase_id = NEW.purchase_id AND o.id = NEW.provider_id AND p.method <> 'single-source') THEN
    RAISE EXCEPTION 'whoever prepared a purchase may not bid for it (PB-12)' USING ERRCODE = 'JL235';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_not_of_designer" BEFORE INSERT ON "bid" FOR EACH ROW EXECUTE FUNCTION refuse_designer_bid();
