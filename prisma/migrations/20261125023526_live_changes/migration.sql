-- What browsers are told of. Unlogged: it costs the writer no WAL, and after a crash every browser reads anew anyway.
CREATE UNLOGGED TABLE "change" (
    "transaction" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "topic" TEXT NOT NULL,
    "object_id" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "change_transaction_idx" ON "change"("transaction");

-- Arguments: topic, column that holds the object's id.
CREATE FUNCTION record_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (topic, object_id) VALUES (TG_ARGV[0], to_jsonb(NEW) ->> TG_ARGV[1]);
  RETURN NULL;
END $$;

-- The hottest table has its own: a task's row is wide.
CREATE FUNCTION record_task_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (topic, object_id) VALUES ('task', NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER "task_change" AFTER INSERT ON "task" FOR EACH ROW EXECUTE FUNCTION record_task_change();
-- Not for drafts, reminders and the relay's own columns: nobody else sees them.
CREATE TRIGGER "task_change_update" AFTER UPDATE ON "task" FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id OR OLD.escalation <> NEW.escalation
    OR OLD.due_at <> NEW.due_at OR OLD.inbox <> NEW.inbox)
  EXECUTE FUNCTION record_task_change();
CREATE TRIGGER "task_comment_change" AFTER INSERT ON "task_comment" FOR EACH ROW EXECUTE FUNCTION record_change('task', 'task_id');

-- 'purchase': seen by everybody who may see the purchase. 'purchase-work': by its offices only (see timeline.ts).
-- The bids have none: until the opening nobody learns of one (令87 art. 28, PB-05).
CREATE TRIGGER "purchase_change" AFTER INSERT ON "purchase" FOR EACH ROW EXECUTE FUNCTION record_change('purchase-work', 'id');
CREATE TRIGGER "purchase_change_update" AFTER UPDATE ON "purchase" FOR EACH ROW
  WHEN (OLD.stage <> NEW.stage OR OLD.state <> NEW.state OR OLD.bid_deadline_at IS DISTINCT FROM NEW.bid_deadline_at
    OR OLD.bids_opened_at IS DISTINCT FROM NEW.bids_opened_at)
  EXECUTE FUNCTION record_change('purchase', 'id');
CREATE TRIGGER "notice_change" AFTER INSERT ON "notice" FOR EACH ROW EXECUTE FUNCTION record_change('purchase', 'purchase_id');
CREATE TRIGGER "purchase_event_change" AFTER INSERT ON "purchase_event" FOR EACH ROW EXECUTE FUNCTION record_change('purchase-work', 'purchase_id');

CREATE TRIGGER "contract_change" AFTER INSERT OR UPDATE ON "contract" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'id');
CREATE TRIGGER "payment_change" AFTER INSERT OR UPDATE ON "payment" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');
CREATE TRIGGER "inspection_change" AFTER INSERT OR UPDATE ON "inspection" FOR EACH ROW EXECUTE FUNCTION record_change('contract', 'contract_id');

CREATE TRIGGER "takeover_change" AFTER INSERT OR UPDATE ON "takeover" FOR EACH ROW EXECUTE FUNCTION record_change('takeover', 'id');
CREATE TRIGGER "standby_invitation_change" AFTER INSERT OR UPDATE ON "standby_invitation" FOR EACH ROW EXECUTE FUNCTION record_change('takeover', 'takeover_id');
CREATE TRIGGER "handover_case_change" AFTER INSERT OR UPDATE ON "handover_case" FOR EACH ROW EXECUTE FUNCTION record_change('takeover', 'takeover_id');

CREATE TRIGGER "notification_change" AFTER INSERT OR UPDATE ON "notification" FOR EACH ROW EXECUTE FUNCTION record_change('notification', 'id');
