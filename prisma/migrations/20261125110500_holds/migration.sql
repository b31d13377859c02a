-- CreateTable
CREATE TABLE "hold" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "reason" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_because" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "hold_purchase_id_since_idx" ON "hold"("purchase_id", "since");

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "hold"
  ADD CONSTRAINT "hold_cause" CHECK ("cause" IN ('challenge', 'complaint')),
  ADD CONSTRAINT "hold_ended" CHECK (("ended_at" IS NULL) = ("ended_because" IS NULL) AND "ended_at" >= "since"),
  ADD CONSTRAINT "hold_end" CHECK ("ended_because" IN ('answered', 'carried-out', 'decided', 'withdrawn', 'cap')),
  -- The finance department's suspension is always capped (CH-11), and says why.
  ADD CONSTRAINT "hold_capped" CHECK ("cause" <> 'complaint' OR ("until_at" IS NOT NULL AND "until_at" > "since" AND "reason" IS NOT NULL)),
  ADD CONSTRAINT "hold_within_cap" CHECK ("ended_at" IS NULL OR "until_at" IS NULL OR "ended_at" <= "until_at"),
  -- One case holds a purchase once at a time.
  ADD CONSTRAINT "hold_once" EXCLUDE USING gist ("case_id" WITH =, tstzrange("since", "ended_at") WITH &&);
CREATE INDEX "hold_standing" ON "hold" ("purchase_id") WHERE "ended_at" IS NULL;

-- A hold stays what it is; it ends once.
CREATE FUNCTION refuse_changed_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL
     OR (OLD.purchase_id, OLD.cause, OLD.case_id, OLD.rule_id, OLD.reason, OLD.since, OLD.until_at)
        IS DISTINCT FROM (NEW.purchase_id, NEW.cause, NEW.case_id, NEW.rule_id, NEW.reason, NEW.since, NEW.until_at) THEN
    RAISE EXCEPTION 'a hold stays as it is, and ends once' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "hold_stays" BEFORE UPDATE ON "hold" FOR EACH ROW EXECUTE FUNCTION refuse_changed_hold();
CREATE TRIGGER "hold_not_deleted" BEFORE DELETE OR TRUNCATE ON "hold" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- The holds of a purchase that stand now, by its own clock: a capped one is over at its last instant.
CREATE FUNCTION standing_holds(of_purchase uuid) RETURNS SETOF "hold" LANGUAGE sql STABLE AS $$
  SELECT h.* FROM hold h JOIN purchase p ON p.id = h.purchase_id
  WHERE h.purchase_id = of_purchase AND h.ended_at IS NULL
    AND (h.until_at IS NULL
         OR h.until_at > business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, clock_timestamp()))
$$;

-- A hold and a signature of one purchase come one after the other, never past each other.
CREATE FUNCTION take_hold_turn(of_purchase uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('hold ' || of_purchase, 0))
$$;

CREATE FUNCTION take_turn_to_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM take_hold_turn(NEW.purchase_id);
  RETURN NEW;
END $$;
CREATE TRIGGER "hold_turn" BEFORE INSERT ON "hold" FOR EACH ROW EXECUTE FUNCTION take_turn_to_hold();

-- CO-11 (REG 54): nothing is signed, so nothing starts, while a challenge or complaint may affect the result. A bridge for
-- recipients (kind interim) is no performance of the challenged result (CT-07).
CREATE FUNCTION refuse_signature_on_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM take_hold_turn(NEW.purchase_id);
  IF EXISTS (SELECT 1 FROM standing_holds(NEW.purchase_id)) THEN
    RAISE EXCEPTION 'a challenge or complaint holds this purchase up' USING ERRCODE = 'JL050';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contract_not_signed_on_hold" BEFORE UPDATE OF "state" ON "contract" FOR EACH ROW
  WHEN (OLD."state" = 'draft' AND NEW."state" = 'running' AND NEW."kind" = 'main') EXECUTE FUNCTION refuse_signature_on_hold();
CREATE TRIGGER "contract_not_started_on_hold" BEFORE INSERT ON "contract" FOR EACH ROW
  WHEN (NEW."state" = 'running' AND NEW."kind" = 'main') EXECUTE FUNCTION refuse_signature_on_hold();

-- A challenge holds from its receipt, in the same transaction, until its answer; one that is upheld and affects the result
-- holds until that is carried out (CH-04).
CREATE FUNCTION hold_for_challenge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state = 'received' THEN
      INSERT INTO hold (purchase_id, cause, case_id, rule_id, since)
      VALUES (NEW.purchase_id, 'challenge', NEW.id, 'CO-11', NEW.received_at);
    END IF;
  ELSIF NOT (NEW.outcome = 'upheld' AND coalesce(NEW.affects_result, false)) THEN
    UPDATE hold SET ended_at = greatest(NEW.answered_at, since), ended_because = 'answered'
    WHERE case_id = NEW.id AND ended_at IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "challenge_holds" AFTER INSERT ON "challenge" FOR EACH ROW EXECUTE FUNCTION hold_for_challenge();
CREATE TRIGGER "challenge_releases" AFTER UPDATE OF "state" ON "challenge" FOR EACH ROW
  WHEN (OLD."state" = 'received' AND NEW."state" = 'answered') EXECUTE FUNCTION hold_for_challenge();

-- Challenges that are open now hold from their receipt.
INSERT INTO "hold" ("purchase_id", "cause", "case_id", "rule_id", "since")
SELECT "purchase_id", 'challenge', "id", 'CO-11', "received_at" FROM "challenge" WHERE "state" = 'received';

-- To the offices only: before the opening nobody else learns that somebody is interested.
CREATE TRIGGER "hold_change" AFTER INSERT OR UPDATE ON "hold" FOR EACH ROW EXECUTE FUNCTION record_change('purchase-work', 'purchase_id');
