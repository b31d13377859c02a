-- A contract closes with the acceptance of the whole (DL-01), whoever writes. Contracts that closed before stay as they are.
CREATE FUNCTION closed_after_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM acceptance a WHERE a.contract_id = NEW.id AND a.payment_seq IS NULL AND a.result = 'accept') THEN
    RAISE EXCEPTION 'a contract closes when the whole of it is accepted (DL-01)' USING ERRCODE = 'JL216';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contract_closed_after_acceptance" BEFORE UPDATE OF "state" ON "contract" FOR EACH ROW
  WHEN (NEW."kind" = 'main' AND OLD."state" <> 'closed' AND NEW."state" = 'closed') EXECUTE FUNCTION closed_after_acceptance();
