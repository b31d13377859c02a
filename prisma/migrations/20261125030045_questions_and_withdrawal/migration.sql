-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "questions_until_at" TIMESTAMPTZ(3),
ADD COLUMN     "questions_until_legal" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_due_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_due_legal" TIMESTAMPTZ(3) NOT NULL,
    "answer_due_provisional" BOOLEAN NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "question_purchase_id_idx" ON "question"("purchase_id");

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A bid may be taken back until the deadline (令87 art. 34). What was replaced or withdrawn never counts again.
ALTER TABLE "bid"
  DROP CONSTRAINT "bid_state",
  ADD CONSTRAINT "bid_state" CHECK ("state" IN ('current', 'replaced', 'withdrawn')),
  ADD CONSTRAINT "bid_withdrawn_when" CHECK (("state" = 'withdrawn') = ("withdrawn_at" IS NOT NULL)),
  ADD CONSTRAINT "bid_withdrawn_stays_sealed" CHECK ("state" <> 'withdrawn' OR "opened_at" IS NULL);
CREATE FUNCTION bid_legal_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'current' THEN
    RAISE EXCEPTION 'a bid that is % stays so', OLD.state USING ERRCODE = 'JL010';
  END IF;
  -- The lock makes the opening and a withdrawal wait for each other; the clock is read after it.
  PERFORM 1 FROM purchase p WHERE p.id = NEW.purchase_id FOR SHARE;
  IF NOT EXISTS (
    SELECT 1 FROM purchase p
    WHERE p.id = NEW.purchase_id AND p.bids_opened_at IS NULL AND p.bid_deadline_at > clock_timestamp()
  ) THEN
    RAISE EXCEPTION 'the bid deadline has passed' USING ERRCODE = 'JL010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "bid_state_edge" BEFORE UPDATE OF "state" ON "bid"
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION bid_legal_path();
CREATE INDEX "bid_by_provider" ON "bid" ("provider_id", "received_at" DESC, "id");

-- Questions come before their deadline, keep their words, and are answered once; none disappears.
ALTER TABLE "question"
  ADD CONSTRAINT "question_says_something" CHECK (btrim("text") <> '' AND ("answer" IS NULL OR btrim("answer") <> '')),
  ADD CONSTRAINT "question_answered_by_somebody" CHECK (("answer" IS NULL) = ("answered_at" IS NULL) AND ("answer" IS NULL) = ("answered_by" IS NULL));
CREATE FUNCTION question_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM purchase p
    WHERE p.id = NEW.purchase_id AND p.stage = 'bidding' AND p.state = 'running' AND p.questions_until_at > clock_timestamp()
  ) THEN
    RAISE EXCEPTION 'this purchase takes no questions now' USING ERRCODE = 'JL011';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "question_before_deadline" BEFORE INSERT ON "question" FOR EACH ROW EXECUTE FUNCTION question_in_time();
CREATE FUNCTION question_answered_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answer IS NOT NULL
    OR (NEW.id, NEW.purchase_id, NEW.provider_id, NEW.text, NEW.asked_at)
      IS DISTINCT FROM (OLD.id, OLD.purchase_id, OLD.provider_id, OLD.text, OLD.asked_at) THEN
    RAISE EXCEPTION 'a question keeps its words, and its answer once published' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "question_answered_once" BEFORE UPDATE ON "question" FOR EACH ROW EXECUTE FUNCTION question_answered_once();
CREATE TRIGGER "question_stays" BEFORE DELETE OR TRUNCATE ON "question" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE INDEX "question_waiting" ON "question" ("answer_due_at", "id") WHERE "answer" IS NULL;
