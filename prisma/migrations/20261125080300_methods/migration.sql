-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "apply_until_at" TIMESTAMPTZ(3),
ADD COLUMN     "at_threshold" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "ground_statement" TEXT,
ADD COLUMN     "invitation" TEXT NOT NULL DEFAULT 'notice',
ADD COLUMN     "method_ground" TEXT,
ADD COLUMN     "publicity_until_at" TIMESTAMPTZ(3),
ADD COLUMN     "restart_of_id" UUID;

-- CreateTable
CREATE TABLE "supplier_candidate" (
    "purchase_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "statement" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "qualified" BOOLEAN,
    "reason" TEXT,
    "invited_at" TIMESTAMPTZ(3),

    CONSTRAINT "supplier_candidate_pkey" PRIMARY KEY ("purchase_id","provider_id")
);

-- CreateTable
CREATE TABLE "invitation_draw" (
    "purchase_id" UUID NOT NULL,
    "pool_hash" TEXT NOT NULL,
    "pool_size" INTEGER NOT NULL,
    "nonce" TEXT NOT NULL,
    "nonce_hash" TEXT NOT NULL,
    "fixed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seed" TEXT,
    "witnesses" UUID[] DEFAULT ARRAY[]::UUID[],
    "invited" INTEGER,
    "held_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_draw_pkey" PRIMARY KEY ("purchase_id")
);

-- CreateTable
CREATE TABLE "talks_round" (
    "lot_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "changed_needs" TEXT,
    "task_id" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "talks_round_pkey" PRIMARY KEY ("lot_id","round")
);

-- CreateTable
CREATE TABLE "publicity_objection" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "publicity_objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "affects_bids" BOOLEAN NOT NULL,
    "rule" TEXT NOT NULL,
    "deadline_before" TIMESTAMPTZ(3) NOT NULL,
    "deadline_after" TIMESTAMPTZ(3),
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_ending" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'requested',

    CONSTRAINT "purchase_ending_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "talks_round_task_id_key" ON "talks_round"("task_id");

-- CreateIndex
CREATE UNIQUE INDEX "publicity_objection_purchase_id_provider_id_key" ON "publicity_objection"("purchase_id", "provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_change_purchase_id_seq_key" ON "document_change"("purchase_id", "seq");

-- CreateIndex
CREATE INDEX "purchase_ending_purchase_id_idx" ON "purchase_ending"("purchase_id");

-- AddForeignKey
ALTER TABLE "supplier_candidate" ADD CONSTRAINT "supplier_candidate_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_candidate" ADD CONSTRAINT "supplier_candidate_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_draw" ADD CONSTRAINT "invitation_draw_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talks_round" ADD CONSTRAINT "talks_round_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publicity_objection" ADD CONSTRAINT "publicity_objection_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publicity_objection" ADD CONSTRAINT "publicity_objection_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_change" ADD CONSTRAINT "document_change_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_ending" ADD CONSTRAINT "purchase_ending_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_restart_of_id_fkey" FOREIGN KEY ("restart_of_id") REFERENCES "purchase"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "purchase"
  ADD CONSTRAINT "purchase_invitation" CHECK ("invitation" IN ('notice', 'prequalification', 'library', 'recommendation', 'named')),
  ADD CONSTRAINT "purchase_invitation_of_method" CHECK (CASE "method"
    WHEN 'open-tender' THEN "invitation" = 'notice'
    WHEN 'below-threshold' THEN "invitation" = 'notice'
    WHEN 'invited-tender' THEN "invitation" IN ('prequalification', 'library', 'recommendation')
    WHEN 'single-source' THEN "invitation" = 'named'
    ELSE "invitation" IN ('notice', 'library', 'recommendation') END),
  ADD CONSTRAINT "purchase_ground_with_facts" CHECK (("method_ground" IS NULL) = ("ground_statement" IS NULL)),
  ADD CONSTRAINT "purchase_repeats_another" CHECK ("restart_of_id" <> "id");

-- A published deadline is only ever put off, and not once bids are open (REG 31, M87 27).
CREATE FUNCTION bid_deadline_only_later() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.bid_deadline_at IS NOT NULL AND (NEW.bid_deadline_at IS NULL OR NEW.bid_deadline_at < OLD.bid_deadline_at OR OLD.bids_opened_at IS NOT NULL
      OR OLD.bid_deadline_at <= clock_timestamp()) THEN
    RAISE EXCEPTION 'a bid deadline is only put off, before it has come' USING ERRCODE = 'JL041';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "purchase_deadline_only_later" BEFORE UPDATE OF "bid_deadline_at" ON "purchase"
  FOR EACH ROW WHEN (OLD.bid_deadline_at IS DISTINCT FROM NEW.bid_deadline_at) EXECUTE FUNCTION bid_deadline_only_later();

ALTER TABLE "supplier_candidate"
  ADD CONSTRAINT "candidate_origin" CHECK ("origin" IN ('application', 'library', 'buyer', 'expert', 'named')),
  ADD CONSTRAINT "candidate_refused_with_reason" CHECK ("qualified" IS DISTINCT FROM false OR btrim(coalesce("reason", '')) <> ''),
  ADD CONSTRAINT "candidate_invited_if_qualified" CHECK ("invited_at" IS NULL OR "qualified" IS DISTINCT FROM false);
-- Applications come within their window, on this clock (ME-12).
CREATE FUNCTION application_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM purchase p WHERE p.id = NEW.purchase_id AND p.state = 'running' AND p.apply_until_at > clock_timestamp() FOR SHARE
  ) THEN
    RAISE EXCEPTION 'this purchase takes no applications now' USING ERRCODE = 'JL042';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "application_before_its_end" BEFORE INSERT ON "supplier_candidate"
  FOR EACH ROW WHEN (NEW.origin = 'application') EXECUTE FUNCTION application_in_time();
CREATE INDEX "candidate_by_provider" ON "supplier_candidate" ("provider_id") WHERE "invited_at" IS NOT NULL;

-- Where suppliers are invited, nobody else has a bid (GPL 34, M87 14; M74 12).
CREATE FUNCTION refuse_uninvited_bid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM purchase p WHERE p.id = NEW.purchase_id AND p.invitation <> 'notice') AND NOT EXISTS (
    SELECT 1 FROM supplier_candidate c
    WHERE c.purchase_id = NEW.purchase_id AND c.provider_id = NEW.provider_id AND c.invited_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'the bidder was not invited' USING ERRCODE = 'JL040';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_by_invitation" BEFORE INSERT ON "bid" FOR EACH ROW EXECUTE FUNCTION refuse_uninvited_bid();

-- A draw is held once, before witnesses who are different people.
ALTER TABLE "invitation_draw"
  ADD CONSTRAINT "invitation_draw_held" CHECK (("held_at" IS NULL) = ("seed" IS NULL) AND ("held_at" IS NULL) = ("invited" IS NULL)),
  ADD CONSTRAINT "invitation_draw_witnessed" CHECK ("held_at" IS NULL OR (cardinality("witnesses") >= 2 AND "witnesses"[1] <> "witnesses"[2]));
CREATE FUNCTION draw_held_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.held_at IS NOT NULL OR (NEW.pool_hash, NEW.pool_size, NEW.nonce, NEW.nonce_hash) IS DISTINCT FROM (OLD.pool_hash, OLD.pool_size, OLD.nonce, OLD.nonce_hash) THEN
    RAISE EXCEPTION 'a draw is held once, out of the pool that was fixed' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "invitation_draw_once" BEFORE UPDATE ON "invitation_draw" FOR EACH ROW EXECUTE FUNCTION draw_held_once();
CREATE TRIGGER "invitation_draw_stays" BEFORE DELETE OR TRUNCATE ON "invitation_draw" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE TRIGGER "talks_round_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "talks_round" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

ALTER TABLE "publicity_objection"
  ADD CONSTRAINT "objection_outcome" CHECK ("outcome" IN ('rejected', 'upheld')),
  ADD CONSTRAINT "objection_answered" CHECK (("outcome" IS NULL) = ("answer" IS NULL) AND ("outcome" IS NULL) = ("answered_at" IS NULL) AND ("outcome" IS NULL) = ("answered_by" IS NULL));
CREATE FUNCTION objection_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM purchase p WHERE p.id = NEW.purchase_id AND p.state = 'running' AND p.publicity_until_at > clock_timestamp() FOR SHARE
  ) THEN
    RAISE EXCEPTION 'the publicity takes no objections now' USING ERRCODE = 'JL043';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "objection_during_publicity" BEFORE INSERT ON "publicity_objection" FOR EACH ROW EXECUTE FUNCTION objection_in_time();
CREATE FUNCTION objection_answered_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL OR (NEW.id, NEW.purchase_id, NEW.provider_id, NEW.text, NEW.at) IS DISTINCT FROM (OLD.id, OLD.purchase_id, OLD.provider_id, OLD.text, OLD.at) THEN
    RAISE EXCEPTION 'an objection keeps its words, and its answer once given' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "objection_answered_once" BEFORE UPDATE ON "publicity_objection" FOR EACH ROW EXECUTE FUNCTION objection_answered_once();

-- A change of the documents stays as it was published.
ALTER TABLE "document_change" ADD CONSTRAINT "change_only_later" CHECK ("deadline_after" IS NULL OR "deadline_after" > "deadline_before");
CREATE FUNCTION change_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'delivered_at' <> to_jsonb(OLD) - 'delivered_at' THEN
    RAISE EXCEPTION 'a published change is not rewritten' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "document_change_stays" BEFORE UPDATE ON "document_change" FOR EACH ROW EXECUTE FUNCTION change_stays();
CREATE TRIGGER "document_change_kept" BEFORE DELETE OR TRUNCATE ON "document_change" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE INDEX "document_change_outbox" ON "document_change" ("at") WHERE "delivered_at" IS NULL;

ALTER TABLE "purchase_ending"
  ADD CONSTRAINT "ending_kind" CHECK ("kind" IN ('task-cancelled', 'force-majeure')),
  ADD CONSTRAINT "ending_state" CHECK ("state" IN ('requested', 'approved', 'refused')),
  ADD CONSTRAINT "ending_with_reason" CHECK (btrim("reason") <> '');
CREATE UNIQUE INDEX "ending_one_requested" ON "purchase_ending" ("purchase_id") WHERE "state" = 'requested';
CREATE INDEX "ending_outbox" ON "purchase_ending" ("requested_at") WHERE "delivered_at" IS NULL;
