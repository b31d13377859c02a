-- AlterTable
ALTER TABLE "award" ADD COLUMN     "excuse_facts" TEXT,
ADD COLUMN     "refusal_excuse" TEXT;

-- What Prisma's schema language cannot say.

-- CO-08 (M74 20, 22; K214 31): only a refusal has an excuse, out of the law's list, and with what it rests on.
ALTER TABLE "award"
  ADD CONSTRAINT "award_excuse" CHECK ("refusal_excuse" IN ('force-majeure', 'documents-allow')),
  ADD CONSTRAINT "award_excuse_of_refusal" CHECK ("refusal_excuse" IS NULL OR ("void_reason" IS NOT NULL AND "void_reason" IN ('refused-to-sign', 'bond-not-paid') AND btrim(coalesce("excuse_facts", '')) <> '')),
  ADD CONSTRAINT "award_excuse_facts" CHECK ("excuse_facts" IS NULL OR "refusal_excuse" IS NOT NULL);

-- Who refused to sign, without a lawful reason, in a purchase or in one that it repeats: where the method's rules bar them
-- from a re-run (CO-08; M74 22, K214 33; the list of methods is domain/procurement/re-run.ts).
CREATE FUNCTION refusers_of(repeated uuid) RETURNS TABLE (provider_id uuid, number text) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE earlier AS (
    SELECT p.id, p.restart_of_id, p.number, p.method FROM purchase p WHERE p.id = repeated
    UNION
    SELECT p.id, p.restart_of_id, p.number, p.method FROM earlier e JOIN purchase p ON p.id = e.restart_of_id
  )
  SELECT a.provider_id, e.number
  FROM earlier e JOIN lot l ON l.purchase_id = e.id JOIN award a ON a.lot_id = l.id
  WHERE e.method IN ('competitive-negotiation', 'competitive-consultation', 'single-source')
    AND a.state = 'void' AND a.void_reason IN ('refused-to-sign', 'bond-not-paid') AND a.refusal_excuse IS NULL
$$;
CREATE INDEX "award_refused" ON "award" ("lot_id") WHERE "void_reason" IN ('refused-to-sign', 'bond-not-paid');

CREATE FUNCTION refuse_barred_supplier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM purchase p, refusers_of(p.restart_of_id) r
             WHERE p.id = NEW.purchase_id AND p.restart_of_id IS NOT NULL AND r.provider_id = NEW.provider_id) THEN
    RAISE EXCEPTION 'whoever refused to sign may not take part when the purchase is made anew (CO-08, M74 22)' USING ERRCODE = 'JL100';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_not_barred" BEFORE INSERT ON "bid" FOR EACH ROW EXECUTE FUNCTION refuse_barred_supplier();
CREATE TRIGGER "candidate_not_barred" BEFORE INSERT ON "supplier_candidate" FOR EACH ROW EXECUTE FUNCTION refuse_barred_supplier();
