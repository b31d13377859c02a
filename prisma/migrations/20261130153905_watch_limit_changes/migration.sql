-- The limit of a watching rule was overwritten; from now on every change stays, and the last one holds.
ALTER TABLE "watch_limit" ADD COLUMN "n" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "watch_limit" ALTER COLUMN "n" DROP DEFAULT;
ALTER TABLE "watch_limit" DROP CONSTRAINT "watch_limit_pkey", ADD CONSTRAINT "watch_limit_pkey" PRIMARY KEY ("contract_id", "rule", "n");
ALTER TABLE "watch_limit" ALTER COLUMN "value" DROP NOT NULL;

-- What Prisma's schema language cannot say.

ALTER TABLE "watch_limit" ADD CONSTRAINT "watch_limit_basis" CHECK (length("basis") BETWEEN 4 AND 200);

-- One change after the other; the house's limit does not replace itself.
CREATE FUNCTION guard_watch_limit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before watch_limit%ROWTYPE;
BEGIN
  SELECT * INTO before FROM watch_limit w
  WHERE w.contract_id = NEW.contract_id AND w.rule = NEW.rule ORDER BY w.n DESC LIMIT 1;
  IF NEW.n <> coalesce(before.n, 0) + 1 OR (NEW.value IS NULL AND before.value IS NULL) THEN
    RAISE EXCEPTION 'a limit is changed once at a time' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "watch_limit_in_order" BEFORE INSERT ON "watch_limit" FOR EACH ROW EXECUTE FUNCTION guard_watch_limit();
CREATE TRIGGER "watch_limit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "watch_limit" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "watch_limit_change" AFTER INSERT ON "watch_limit" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
