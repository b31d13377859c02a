-- AlterTable
ALTER TABLE "expert_draw" ADD COLUMN     "reserves" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "committee_seat" (
    "purchase_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'invited',
    "reason" TEXT,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "replaces" UUID,

    CONSTRAINT "committee_seat_pkey" PRIMARY KEY ("purchase_id","expert_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "committee_seat_purchase_id_replaces_key" ON "committee_seat"("purchase_id", "replaces");

-- CreateTable
CREATE TABLE "bid_vote" (
    "bid_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "passes" BOOLEAN NOT NULL,
    "doubts_price" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,

    CONSTRAINT "bid_vote_pkey" PRIMARY KEY ("bid_id","expert_id","subject")
);

-- CreateTable
CREATE TABLE "price_review" (
    "bid_id" UUID NOT NULL,
    "triggers" TEXT[],
    "explanation" TEXT,
    "explained_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "price_review_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "score_check" (
    "bid_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "hundredths" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "score_check_pkey" PRIMARY KEY ("bid_id","expert_id","criterion")
);

-- CreateTable
CREATE TABLE "report_signature" (
    "lot_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "opinion" TEXT NOT NULL,
    "reason" TEXT,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_signature_pkey" PRIMARY KEY ("lot_id","expert_id")
);

-- AddForeignKey
ALTER TABLE "committee_seat" ADD CONSTRAINT "committee_seat_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_vote" ADD CONSTRAINT "bid_vote_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_review" ADD CONSTRAINT "price_review_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_check" ADD CONSTRAINT "score_check_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_signature" ADD CONSTRAINT "report_signature_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "expert_draw" ALTER COLUMN "reserves" SET NOT NULL;
ALTER TABLE "price_review" ALTER COLUMN "triggers" SET NOT NULL;
ALTER TABLE "committee_seat"
  ADD CONSTRAINT "committee_seat_state" CHECK ("state" IN ('invited', 'accepted', 'declined', 'silent')),
  ADD CONSTRAINT "committee_seat_answered" CHECK (("state" = 'invited') = ("answered_at" IS NULL)),
  ADD CONSTRAINT "committee_seat_declined_why" CHECK ("state" <> 'declined' OR "reason" IS NOT NULL);
ALTER TABLE "bid_vote"
  ADD CONSTRAINT "bid_vote_subject" CHECK ("subject" IN ('conformity', 'low-price')),
  ADD CONSTRAINT "bid_vote_refusal_has_reason" CHECK ("passes" OR "reason" IS NOT NULL);
ALTER TABLE "price_review"
  ADD CONSTRAINT "price_review_triggers"
    CHECK (cardinality("triggers") > 0 AND "triggers" <@ ARRAY['mean', 'second-lowest', 'ceiling', 'committee']),
  ADD CONSTRAINT "price_review_explained" CHECK (("explanation" IS NULL) = ("explained_at" IS NULL)),
  ADD CONSTRAINT "price_review_outcome" CHECK ("outcome" IN ('accepted', 'refused')),
  -- Unproven is invalid (EV-12): nobody's silence is accepted.
  ADD CONSTRAINT "price_review_accepted_is_explained" CHECK ("outcome" <> 'accepted' OR "explanation" IS NOT NULL);
ALTER TABLE "score_check" ADD CONSTRAINT "score_check_range" CHECK ("hundredths" BETWEEN 0 AND 10000);
ALTER TABLE "report_signature"
  ADD CONSTRAINT "report_signature_opinion" CHECK ("opinion" IN ('agree', 'dissent', 'silent')),
  ADD CONSTRAINT "report_signature_dissent_has_reason" CHECK ("opinion" <> 'dissent' OR "reason" IS NOT NULL);

CREATE TRIGGER "bid_vote_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bid_vote" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "score_check_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "score_check" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "report_signature_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "report_signature" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
