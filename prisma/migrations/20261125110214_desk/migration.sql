-- When the person last proved by password who they are: sessions from before did so when they began.
ALTER TABLE "session" ADD COLUMN "password_checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "session" SET "password_checked_at" = "created_at";

-- A task put off by one person for their own list.
CREATE TABLE "task_deferral" (
    "user_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_deferral_pkey" PRIMARY KEY ("user_id","task_id")
);
ALTER TABLE "task_deferral" ADD CONSTRAINT "task_deferral_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE;
ALTER TABLE "task_deferral" ADD CONSTRAINT "task_deferral_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE;
CREATE INDEX "task_deferral_task_id_idx" ON "task_deferral"("task_id");

-- Nothing is hidden beyond the day it is due.
CREATE FUNCTION refuse_late_deferral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.until > (SELECT due_at FROM task WHERE id = NEW.task_id) THEN
    RAISE EXCEPTION 'a task is not put off beyond its due date' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "task_deferral_within_due_date" BEFORE INSERT OR UPDATE ON "task_deferral" FOR EACH ROW EXECUTE FUNCTION refuse_late_deferral();

-- The due date may move to an earlier day afterwards; the task comes back with it.
CREATE FUNCTION shorten_deferrals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE task_deferral SET until = NEW.due_at WHERE task_id = NEW.id AND until > NEW.due_at;
  RETURN NULL;
END $$;
CREATE TRIGGER "task_due_earlier" AFTER UPDATE OF "due_at" ON "task" FOR EACH ROW
  WHEN (NEW.due_at < OLD.due_at) EXECUTE FUNCTION shorten_deferrals();

-- Who has a task's page open. Unlogged: it is worth nothing after a crash, and costs no WAL.
CREATE UNLOGGED TABLE "task_presence" (
    "task_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_presence_pkey" PRIMARY KEY ("task_id","user_id")
);
CREATE FUNCTION record_presence_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change (topic, object_id) VALUES ('presence', coalesce(NEW.task_id, OLD.task_id));
  RETURN NULL;
END $$;
-- Not for heartbeats: coming and going only.
CREATE TRIGGER "task_presence_change" AFTER INSERT OR DELETE ON "task_presence" FOR EACH ROW EXECUTE FUNCTION record_presence_change();
