-- What was paid was paid: no signal, no repair by hand and no second decision pays it again or takes it back (DL-08).
CREATE FUNCTION paid_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state, OLD.amount_fen, OLD.paid_at, OLD.paid_by) IS DISTINCT FROM (NEW.state, NEW.amount_fen, NEW.paid_at, NEW.paid_by) THEN
    RAISE EXCEPTION 'an instalment that was paid stays paid' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_paid_stays" BEFORE UPDATE ON "payment" FOR EACH ROW WHEN (OLD.state = 'paid') EXECUTE FUNCTION paid_stays();
