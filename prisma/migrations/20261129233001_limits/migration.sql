-- CreateTable
CREATE TABLE "procurement_limit" (
    "region_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procurement_limit_pkey" PRIMARY KEY ("region_code","kind","effective_from")
);

-- CreateIndex
CREATE INDEX "purchase_buyer_id_budget_year_idx" ON "purchase"("buyer_id", "budget_year");

-- AddForeignKey
ALTER TABLE "procurement_limit" ADD CONSTRAINT "procurement_limit_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "procurement_limit"
  ADD CONSTRAINT "procurement_limit_kind" CHECK ("kind" IN ('open-tender', 'procurement')),
  ADD CONSTRAINT "procurement_limit_amount" CHECK ("amount_fen" > 0),
  ADD CONSTRAINT "procurement_limit_source" CHECK (length(trim("source")) > 0);
CREATE TRIGGER "procurement_limit_not_deleted" BEFORE DELETE OR TRUNCATE ON "procurement_limit" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The figure in force for a region on a day (PL-17): the nearest office's that has one, and of those the newest.
CREATE FUNCTION limit_in_force(of_region text, of_kind text, on_day date) RETURNS "procurement_limit" LANGUAGE sql STABLE AS $$
  SELECT l.* FROM procurement_limit l
  WHERE l.kind = of_kind AND l.effective_from <= on_day
    AND starts_with(of_region, regexp_replace(l.region_code, '(00)+$', ''))
  ORDER BY length(regexp_replace(l.region_code, '(00)+$', '')) DESC, l.effective_from DESC LIMIT 1
$$;

-- A purchase that reaches the open-tender threshold is one at the threshold, whatever was declared (ME-32); one that
-- reaches the procurement limit is never a simple comparison below it.
CREATE FUNCTION purchase_by_limits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  IF NEW.method = 'below-threshold' THEN
    IF NEW.budget_fen >= (limit_in_force(NEW.region_code, 'procurement', today)).amount_fen THEN
      RAISE EXCEPTION 'the budget reaches the procurement limit' USING ERRCODE = 'JL090';
    END IF;
  ELSIF NEW.method <> 'open-tender' AND NEW.budget_fen >= (limit_in_force(NEW.region_code, 'open-tender', today)).amount_fen THEN
    NEW.at_threshold := true;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "purchase_by_limits" BEFORE INSERT ON "purchase" FOR EACH ROW EXECUTE FUNCTION purchase_by_limits();

-- PL-08: what an office buys of one item in one budget year without an open tender. Purchases at the threshold were
-- approved to go another way (ME-32) and do not count; what failed or was ended bought nothing.
CREATE FUNCTION added_up(of_buyer uuid, of_year integer)
RETURNS TABLE ("item" text, "purchase_id" uuid, "fen" bigint) LANGUAGE sql STABLE AS $$
  SELECT i.item, p.id, sum(l.budget_fen)::bigint
  FROM purchase p JOIN lot l ON l.purchase_id = p.id CROSS JOIN LATERAL unnest(l.catalogue_items) AS i (item)
  WHERE p.buyer_id = of_buyer AND p.budget_year = of_year AND p.method <> 'open-tender' AND NOT p.at_threshold
    AND p.state IN ('running', 'closed')
  GROUP BY i.item, p.id
$$;

-- The items of which an office's purchases look like one that was split: several, and more than the threshold in all.
CREATE FUNCTION splitting_of(of_buyer uuid, of_year integer, of_region text, on_day date)
RETURNS TABLE ("item" text, "sum_fen" bigint, "limit_fen" bigint, "purchases" uuid[]) LANGUAGE sql STABLE AS $$
  SELECT a.item, sum(a.fen)::bigint, (l.f).amount_fen, array_agg(a.purchase_id ORDER BY a.fen DESC, a.purchase_id)
  FROM added_up(of_buyer, of_year) a, (SELECT limit_in_force(of_region, 'open-tender', on_day) AS f) l
  GROUP BY a.item, (l.f).amount_fen
  HAVING count(*) > 1 AND sum(a.fen) > (l.f).amount_fen
$$;

-- The supervisor hears of it with the purchase that makes it so. Two at once come one after the other, so that the second
-- counts the first.
CREATE FUNCTION alert_splitting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  opened purchase%ROWTYPE;
  today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  SELECT * INTO opened FROM purchase WHERE id = NEW.purchase_id;
  IF opened.method = 'open-tender' OR opened.at_threshold OR opened.state <> 'running'
     OR (limit_in_force(opened.region_code, 'open-tender', today)).amount_fen IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('splitting ' || opened.buyer_id || ' ' || opened.budget_year, 0));
  INSERT INTO notification (key, inbox, kind, subject)
  SELECT 'splitting/' || opened.id || '/' || s.item, 'role:supervisor@' || opened.region_code, 'splitting',
         jsonb_build_object('purchaseId', opened.id)
  FROM splitting_of(opened.buyer_id, opened.budget_year, opened.region_code, today) s
  WHERE opened.id = ANY (s.purchases)
  ON CONFLICT (key) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "splitting_alert" AFTER INSERT ON "lot" FOR EACH ROW EXECUTE FUNCTION alert_splitting();

-- Lots end with their purchase: of a plan that is rejected, of a purchase that fails or is terminated. What has a winner
-- or a contract ends in its own way.
CREATE FUNCTION lots_end_with_purchase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE lot SET state = NEW.state WHERE purchase_id = NEW.id AND state = 'open';
  RETURN NULL;
END $$;
CREATE TRIGGER "lots_end_with_purchase" AFTER UPDATE OF "state" ON "purchase" FOR EACH ROW
  WHEN (OLD.state = 'running' AND NEW.state IN ('failed', 'terminated')) EXECUTE FUNCTION lots_end_with_purchase();
UPDATE lot SET state = p.state FROM purchase p WHERE p.id = lot.purchase_id AND lot.state = 'open' AND p.state IN ('failed', 'terminated');
