-- AlterTable
ALTER TABLE "procurement_document" ADD COLUMN     "consortium_refused" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "consortium_member" (
    "bid_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "credit_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "share_percent" INTEGER NOT NULL,

    CONSTRAINT "consortium_member_pkey" PRIMARY KEY ("bid_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "consortium_member_bid_id_credit_code_key" ON "consortium_member"("bid_id", "credit_code");

-- AddForeignKey
ALTER TABLE "consortium_member" ADD CONSTRAINT "consortium_member_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "consortium_member"
  ADD CONSTRAINT "consortium_member_seq" CHECK ("seq" BETWEEN 1 AND 5),
  ADD CONSTRAINT "consortium_member_share" CHECK ("share_percent" BETWEEN 1 AND 99),
  ADD CONSTRAINT "consortium_member_code" CHECK ("credit_code" ~ '^[0-9A-HJ-NP-RTUWXY]{18}$');

-- I4: nothing of an envelope in a row before it is opened; then it stays as it was found.
CREATE TRIGGER "consortium_member_opened" BEFORE INSERT ON "consortium_member" FOR EACH ROW EXECUTE FUNCTION bid_file_opened();
CREATE TRIGGER "consortium_member_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "consortium_member"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The codes of whoever stands behind a bid: the bidder and those it bids together with.
CREATE FUNCTION bid_parties(of_bid uuid) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT o.credit_code FROM bid b JOIN organisation o ON o.id = b.provider_id WHERE b.id = of_bid AND o.credit_code IS NOT NULL
  UNION
  SELECT m.credit_code FROM consortium_member m WHERE m.bid_id = of_bid
$$;

-- Why the law lets nobody find a bid qualified for the consortium behind it (PB-11, DB-08): codes of
-- domain/procurement/consortium.ts. A bid of one bidder has the last of them when a consortium has that bidder as a member.
CREATE FUNCTION consortium_faults(of_bid uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(
    SELECT 'refused' WHERE joint AND coalesce((SELECT d.consortium_refused FROM procurement_document d
                                               WHERE d.purchase_id = b.purchase_id ORDER BY d.version DESC LIMIT 1), false)
    UNION ALL
    SELECT 'no-agreement' WHERE joint AND NOT EXISTS (SELECT FROM bid_file f WHERE f.bid_id = b.id)
    UNION ALL
    SELECT 'debarred' WHERE EXISTS (SELECT FROM consortium_member m WHERE m.bid_id = b.id AND is_debarred(m.credit_code))
    UNION ALL
    SELECT 'bids-twice' WHERE EXISTS (
      SELECT FROM bid c
      WHERE c.lot_id = b.lot_id AND c.id <> b.id AND c.state = 'current' AND c.opened_at IS NOT NULL
        AND (joint OR EXISTS (SELECT FROM consortium_member m WHERE m.bid_id = c.id))
        AND EXISTS (SELECT bid_parties(b.id) INTERSECT SELECT bid_parties(c.id))))
  FROM bid b, LATERAL (SELECT EXISTS (SELECT FROM consortium_member m WHERE m.bid_id = b.id) AS joint) j
  WHERE b.id = of_bid
$$;
