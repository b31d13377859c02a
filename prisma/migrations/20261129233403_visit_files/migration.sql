-- Evidence of a visit: added while its contract is in force, and as it is once that has ended.
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_owner_kind";
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_owner_kind"
  CHECK ("owner_kind" IN ('task', 'purchase', 'question', 'challenge', 'admission', 'report', 'visit'));

-- A trigger of its own beside guard_attachment, which says what holds for all files.
CREATE FUNCTION guard_visit_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM visit v JOIN contract k ON k.id = v.contract_id
  WHERE v.id = NEW.owner_id::uuid AND k.state IN ('running', 'suspended') FOR SHARE OF k;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the evidence of a visit stays as it is once its contract has ended' USING ERRCODE = 'JL004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attachment_of_visit" BEFORE INSERT OR UPDATE ON "attachment" FOR EACH ROW
  WHEN (NEW.owner_kind = 'visit') EXECUTE FUNCTION guard_visit_file();
