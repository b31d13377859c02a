-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "rate_percent" INTEGER;

-- AlterTable
ALTER TABLE "takeover" ADD COLUMN     "bridge_approved_by" UUID,
ADD COLUMN     "bridge_basis" TEXT,
ADD COLUMN     "bridge_document" TEXT,
ADD COLUMN     "bridge_most_fen" BIGINT,
ADD COLUMN     "bridge_rate_percent" INTEGER,
ADD COLUMN     "bridge_reason" TEXT,
ADD COLUMN     "bridge_until" DATE,
ADD COLUMN     "bridge_until_at" TIMESTAMPTZ(3),
ADD COLUMN     "successor_seq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "succeeded_at" TIMESTAMPTZ(3),
ADD COLUMN     "succession_started_at" TIMESTAMPTZ(3),
ADD COLUMN     "successor_told" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "handover_case" ADD COLUMN     "succeeded_at" TIMESTAMPTZ(3),
ADD COLUMN     "successor_contract_id" UUID,
ADD COLUMN     "successor_visited_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "rectification" (
    "takeover_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "demands" TEXT NOT NULL,
    "ordered_by" UUID NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_on" DATE NOT NULL,
    "report" TEXT,
    "reported_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'ordered',
    "finding" TEXT,
    "checked_by" UUID,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "rectification_pkey" PRIMARY KEY ("takeover_id","round")
);

-- CreateTable
CREATE TABLE "bridge_failure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "takeover_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "reported_by" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "bridge_failure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bridge_failure_takeover_id_provider_id_key" ON "bridge_failure"("takeover_id", "provider_id");

-- AddForeignKey
ALTER TABLE "handover_case" ADD CONSTRAINT "handover_case_successor_contract_id_fkey" FOREIGN KEY ("successor_contract_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rectification" ADD CONSTRAINT "rectification_takeover_id_fkey" FOREIGN KEY ("takeover_id") REFERENCES "takeover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bridge_failure" ADD CONSTRAINT "bridge_failure_takeover_id_fkey" FOREIGN KEY ("takeover_id") REFERENCES "takeover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bridge_failure" ADD CONSTRAINT "bridge_failure_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.
ALTER TABLE "takeover" DROP CONSTRAINT "takeover_state";
ALTER TABLE "takeover"
  ADD CONSTRAINT "takeover_state" CHECK ("state" IN ('requested', 'running', 'bridging', 'closed', 'dismissed')),
  ADD CONSTRAINT "takeover_bridge_whole" CHECK (num_nulls("bridge_basis", "bridge_reason", "bridge_rate_percent", "bridge_most_fen",
    "bridge_until", "bridge_until_at", "bridge_approved_by") IN (0, 7)),
  ADD CONSTRAINT "takeover_bridge_basis" CHECK ("bridge_basis" IN ('clause', 'change', 'negotiation', 'single-source', 'emergency')),
  ADD CONSTRAINT "takeover_emergency_declared" CHECK ("bridge_basis" <> 'emergency' OR "bridge_document" IS NOT NULL),
  ADD CONSTRAINT "takeover_bridge_money" CHECK ("bridge_rate_percent" > 0 AND "bridge_most_fen" >= 0),
  ADD CONSTRAINT "takeover_told" CHECK ("successor_told" <= "successor_seq"),
  ADD CONSTRAINT "takeover_bridging" CHECK ("state" <> 'bridging' OR ("outcome" = 'terminated' AND "closed_at" IS NOT NULL AND "succeeded_at" IS NULL));
CREATE INDEX "takeover_succession_outbox" ON "takeover" ("closed_at") WHERE "state" = 'bridging' AND "succession_started_at" IS NULL;
CREATE INDEX "takeover_successor_outbox" ON "takeover" ("id") WHERE "successor_told" < "successor_seq";
CREATE INDEX "bridge_failure_outbox" ON "bridge_failure" ("reported_at") WHERE "delivered_at" IS NULL;
CREATE INDEX "handover_case_unsucceeded" ON "handover_case" ("recipient_id", "service_code") WHERE "succeeded_at" IS NULL;
ALTER TABLE "handover_case"
  ADD CONSTRAINT "handover_case_succeeded" CHECK (("succeeded_at" IS NULL) = ("successor_contract_id" IS NULL)
    AND ("successor_visited_at" IS NULL OR "succeeded_at" IS NOT NULL));
ALTER TABLE "rectification"
  ADD CONSTRAINT "rectification_state" CHECK ("state" IN ('ordered', 'reported', 'overdue', 'accepted', 'refused')),
  ADD CONSTRAINT "rectification_reported" CHECK (("report" IS NULL) = ("reported_at" IS NULL)
    AND ("state" IN ('ordered', 'overdue')) = ("report" IS NULL)),
  ADD CONSTRAINT "rectification_checked" CHECK (("state" IN ('accepted', 'refused')) = ("finding" IS NOT NULL AND "checked_by" IS NOT NULL AND "checked_at" IS NOT NULL));

-- An interim contract has a rate and a last day from its first moment. Those from before get what their clause allowed.
UPDATE "contract" b SET
  "rate_percent" = coalesce(b."rate_percent", 100 + coalesce((f."takeover_plan" ->> 'costCapPercent')::int, 0)),
  "ends_on" = coalesce(b."ends_on", f."ends_on", (b."signed_at" AT TIME ZONE 'Asia/Shanghai')::date)
FROM "takeover" t JOIN "contract" f ON f."id" = t."contract_id"
WHERE b."kind" = 'interim' AND t."id" = b."takeover_id";
ALTER TABLE "contract"
  ADD CONSTRAINT "contract_rate" CHECK (("kind" = 'interim') = ("rate_percent" IS NOT NULL) AND ("kind" = 'main' OR "ends_on" IS NOT NULL));

-- CT-01: interim service costs at most what the clause of the failed contract allows; once the bridge is decided, it and the
-- contract both keep within its last day.
CREATE FUNCTION refuse_dear_bridge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  cap INT;
  latest DATE;
BEGIN
  SELECT 100 + coalesce((f.takeover_plan ->> 'costCapPercent')::int, 0), t.bridge_until INTO cap, latest
  FROM takeover t JOIN contract f ON f.id = t.contract_id WHERE t.id = NEW.takeover_id;
  IF NEW.rate_percent > cap THEN
    RAISE EXCEPTION 'an interim contract costs at most % %% of the failed one (CT-01)', cap USING ERRCODE = 'JL110';
  END IF;
  IF NEW.ends_on > latest THEN
    RAISE EXCEPTION 'an interim contract ends with its bridge, on % (HS-19)', latest USING ERRCODE = 'JL111';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contract_within_bridge" BEFORE INSERT OR UPDATE OF "rate_percent", "ends_on" ON "contract" FOR EACH ROW
  WHEN (NEW."kind" = 'interim') EXECUTE FUNCTION refuse_dear_bridge();

-- A takeover after a termination is over only when everybody who is still served has a permanent provider (I6); recipients
-- go back to the contractor only after a rectification that was accepted (CT-03). A drill, and the bridge of a suspension,
-- end otherwise.
CREATE FUNCTION refuse_early_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'closed' AND NEW.outcome = 'terminated' AND EXISTS (
    SELECT 1 FROM handover_case h JOIN recipient r ON r.id = h.recipient_id
    WHERE h.takeover_id = NEW.id AND h.succeeded_at IS NULL AND r.ended_on IS NULL) THEN
    RAISE EXCEPTION 'somebody has no permanent provider yet' USING ERRCODE = 'JL112';
  END IF;
  IF NEW.outcome = 'returned' AND OLD.outcome IS NULL AND NEW.reason_code <> 'held' AND NOT NEW.drill
     AND NOT EXISTS (SELECT 1 FROM rectification c WHERE c.takeover_id = NEW.id AND c.state = 'accepted') THEN
    RAISE EXCEPTION 'recipients go back only after an accepted rectification (CT-03)' USING ERRCODE = 'JL113';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "takeover_not_early" BEFORE UPDATE OF "state", "outcome" ON "takeover" FOR EACH ROW EXECUTE FUNCTION refuse_early_end();

-- Orders and findings stay as they were written.
CREATE FUNCTION refuse_changed_rectification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.takeover_id, OLD.round, OLD.demands, OLD.ordered_by, OLD.due_on) IS DISTINCT FROM (NEW.takeover_id, NEW.round, NEW.demands, NEW.ordered_by, NEW.due_on)
     OR (OLD.report IS NOT NULL AND OLD.report IS DISTINCT FROM NEW.report)
     OR (OLD.finding IS NOT NULL AND OLD.finding IS DISTINCT FROM NEW.finding) THEN
    RAISE EXCEPTION 'a rectification stays as it was written' USING ERRCODE = 'JL003';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('ordered', 'reported'), ('ordered', 'overdue'), ('reported', 'accepted'), ('reported', 'refused')) THEN
    RAISE EXCEPTION 'no way of a rectification from % to %', OLD.state, NEW.state USING ERRCODE = 'JL002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rectification_stays" BEFORE UPDATE ON "rectification" FOR EACH ROW EXECUTE FUNCTION refuse_changed_rectification();
CREATE TRIGGER "rectification_not_deleted" BEFORE DELETE OR TRUNCATE ON "rectification" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "bridge_failure_not_deleted" BEFORE DELETE OR TRUNCATE ON "bridge_failure" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Where a permanent contract takes recipients over whom a bridge serves, the failed contract's orders end and the takeover's
-- workflow has something to be told: `successor_seq` is its outbox.
CREATE FUNCTION succeed_bridges(in_takeover uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH moved AS (
    UPDATE handover_case h SET successor_contract_id = v.contract_id, succeeded_at = now()
    FROM coverage v, takeover t
    WHERE h.takeover_id = in_takeover AND t.id = in_takeover AND h.succeeded_at IS NULL
      AND v.recipient_id = h.recipient_id AND v.service_code = h.service_code AND upper_inf(v.period)
      AND v.basis = 'contract' AND v.contract_id <> t.contract_id
    RETURNING h.recipient_id, h.service_code
  ), ended AS (
    UPDATE service_order o SET state = 'ended' FROM moved m, takeover t
    WHERE t.id = in_takeover AND o.contract_id = t.contract_id AND o.recipient_id = m.recipient_id AND o.service_code = m.service_code
  )
  UPDATE takeover SET successor_seq = successor_seq + 1 WHERE id = in_takeover AND EXISTS (SELECT 1 FROM moved);
END $$;
CREATE FUNCTION coverage_succeeds_bridges() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM succeed_bridges(b.id) FROM (
    SELECT DISTINCT t.id FROM fresh f
    JOIN handover_case h ON h.recipient_id = f.recipient_id AND h.service_code = f.service_code AND h.succeeded_at IS NULL
    JOIN takeover t ON t.id = h.takeover_id AND t.state = 'bridging'
    WHERE f.basis = 'contract') b;
  RETURN NULL;
END $$;
CREATE TRIGGER "coverage_succeeds_bridges" AFTER INSERT ON "coverage" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_succeeds_bridges();

-- What browsers are told of (see the migration live_changes).
CREATE TRIGGER "rectification_change" AFTER INSERT OR UPDATE ON "rectification" FOR EACH ROW EXECUTE FUNCTION record_change('takeover', 'takeover_id');
CREATE TRIGGER "bridge_failure_change" AFTER INSERT OR UPDATE ON "bridge_failure" FOR EACH ROW EXECUTE FUNCTION record_change('takeover', 'takeover_id');
