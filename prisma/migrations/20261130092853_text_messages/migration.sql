-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "mobile" TEXT;

-- CreateTable
CREATE TABLE "text_message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,
    "receipt" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "text_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "text_message_key_key" ON "text_message"("key");

-- CreateIndex
CREATE INDEX "text_message_user_id_created_at_idx" ON "text_message"("user_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "text_message" ADD CONSTRAINT "text_message_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What has left has a receipt, and what has not has none.
ALTER TABLE "text_message" ADD CONSTRAINT "text_message_kind" CHECK (kind IN ('task', 'reminder', 'escalation', 'urged', 'assigned', 'taken-over'));
ALTER TABLE "text_message" ADD CONSTRAINT "text_message_sent" CHECK ((sent_at IS NULL) = (receipt IS NULL) AND (sent_at IS NULL OR problem IS NULL));
CREATE INDEX "text_message_waiting" ON "text_message" (created_at DESC) WHERE sent_at IS NULL;
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_mobile" CHECK (mobile ~ '^1[3-9][0-9]{9}$');
CREATE INDEX "app_user_mobile" ON "app_user" (organisation_id) WHERE mobile IS NOT NULL;

-- One message for everybody who reads the inbox and wants to be texted; for three days it may still help.
CREATE FUNCTION text_inbox(what text, its_kind text, its_inbox text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO text_message (key, kind, user_id, expires_at)
  SELECT what || '/' || u.id, its_kind, u.id, now() + interval '3 days'
  FROM app_user u
  WHERE u.mobile IS NOT NULL AND u.active AND (
    its_inbox = 'user:' || u.id
    OR EXISTS (SELECT 1 FROM unnest(u.roles) AS role
               WHERE its_inbox IN ('org:' || u.organisation_id || ':' || role, 'role:' || role || '@' || u.region_code)))
  ON CONFLICT (key) DO NOTHING
$$;

-- A notification and the duty to text it are one write, whichever way it came.
CREATE FUNCTION text_notification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM text_inbox('notification/' || NEW.key, NEW.kind, NEW.inbox);
  RETURN NULL;
END $$;
CREATE TRIGGER "notification_texted" AFTER INSERT ON "notification" FOR EACH ROW
  WHEN (NEW.kind IN ('reminder', 'escalation', 'urged', 'assigned', 'taken-over')) EXECUTE FUNCTION text_notification();

-- So is a task that must be done within a day, such as the question whether a provider stands by.
CREATE FUNCTION text_urgent_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM text_inbox('task/' || NEW.id, 'task', NEW.inbox);
  RETURN NULL;
END $$;
CREATE TRIGGER "task_texted" AFTER INSERT ON "task" FOR EACH ROW
  WHEN (NEW.due_at <= now() + interval '24 hours') EXECUTE FUNCTION text_urgent_task();
