-- The cases of a takeover are listed in the order of handover, a page at a time.
CREATE INDEX "handover_case_order" ON "handover_case"
  ("takeover_id", array_position(ARRAY['full', 'partial', 'self-care'], "dependency"), "recipient_id", "service_code");

-- Whoever looks at a takeover is told once a statement that its cases have moved, and not once for each of ten thousand.
DROP TRIGGER "handover_case_change" ON "handover_case";
CREATE FUNCTION record_case_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (topic, object_id) SELECT DISTINCT 'takeover', takeover_id::text FROM fresh;
  RETURN NULL;
END $$;
CREATE TRIGGER "handover_case_opened" AFTER INSERT ON "handover_case" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION record_case_changes();
CREATE TRIGGER "handover_case_moved" AFTER UPDATE ON "handover_case" REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION record_case_changes();
