-- AlterTable
ALTER TABLE "task_comment" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'note',
ADD COLUMN     "mentioned" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT,
    "size" INTEGER NOT NULL,
    "sha256" TEXT,
    "state" TEXT NOT NULL DEFAULT 'receiving',
    "uploaded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stored_at" TIMESTAMPTZ(3),
    "removed_by" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment_part" (
    "attachment_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "attachment_part_pkey" PRIMARY KEY ("attachment_id","seq")
);

-- CreateIndex
CREATE INDEX "attachment_owner_kind_owner_id_created_at_idx" ON "attachment"("owner_kind", "owner_id", "created_at");

-- AddForeignKey
ALTER TABLE "attachment_part" ADD CONSTRAINT "attachment_part_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

ALTER TABLE "task_comment" ADD CONSTRAINT "task_comment_kind" CHECK ("kind" IN ('note', 'delegation', 'takeover'));

-- Documents and pictures are compressed already.
ALTER TABLE "attachment_part" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

ALTER TABLE "attachment"
  ADD CONSTRAINT "attachment_owner_kind" CHECK ("owner_kind" IN ('task', 'purchase', 'question', 'challenge', 'admission')),
  ADD CONSTRAINT "attachment_size" CHECK ("size" BETWEEN 1 AND 52428800),
  ADD CONSTRAINT "attachment_state" CHECK ("state" IN ('receiving', 'stored', 'removed')),
  ADD CONSTRAINT "attachment_complete" CHECK ("state" = 'receiving' OR ("media_type" IS NOT NULL AND "sha256" IS NOT NULL AND "stored_at" IS NOT NULL)),
  ADD CONSTRAINT "attachment_removal" CHECK (("state" = 'removed') = ("removed_by" IS NOT NULL) AND ("removed_by" IS NULL) = ("removed_at" IS NULL));
ALTER TABLE "attachment_part" ADD CONSTRAINT "attachment_part_seq" CHECK ("seq" >= 0);

-- A stored file stays what it is; all that can happen to it is its removal, and that leaves a trace. A decided task's
-- files stay as they were at the decision: the lock makes a decision that is under way come first or later, never between.
CREATE FUNCTION guard_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'receiving' THEN
      RAISE EXCEPTION 'a stored attachment is not deleted' USING ERRCODE = 'JL003';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND (
    (OLD.state, NEW.state) NOT IN (('receiving', 'stored'), ('stored', 'removed'))
    OR (NEW.owner_kind, NEW.owner_id, NEW.name, NEW.size, NEW.uploaded_by, NEW.created_at)
       IS DISTINCT FROM (OLD.owner_kind, OLD.owner_id, OLD.name, OLD.size, OLD.uploaded_by, OLD.created_at)
    OR (OLD.state = 'stored'
        AND (NEW.media_type, NEW.sha256, NEW.stored_at) IS DISTINCT FROM (OLD.media_type, OLD.sha256, OLD.stored_at))
  ) THEN
    RAISE EXCEPTION 'a stored attachment stays what it is' USING ERRCODE = 'JL003';
  END IF;
  IF NEW.owner_kind = 'task' THEN
    PERFORM 1 FROM task WHERE id = NEW.owner_id AND state IN ('open', 'claimed') FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the attachments of a task that has ended stay as they are' USING ERRCODE = 'JL004';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attachment_guard" BEFORE INSERT OR UPDATE OR DELETE ON "attachment" FOR EACH ROW EXECUTE FUNCTION guard_attachment();
CREATE TRIGGER "attachment_no_truncate" BEFORE TRUNCATE ON "attachment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Parts come while the file is received and go when it is removed; a part never changes.
CREATE FUNCTION guard_attachment_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_state text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    SELECT state INTO is_state FROM attachment WHERE id = OLD.attachment_id;
    IF is_state = 'stored' THEN
      RAISE EXCEPTION 'a stored attachment keeps its content' USING ERRCODE = 'JL003';
    END IF;
    RETURN OLD;
  END IF;
  SELECT state INTO is_state FROM attachment WHERE id = NEW.attachment_id FOR SHARE;
  IF TG_OP = 'UPDATE' OR is_state <> 'receiving' THEN
    RAISE EXCEPTION 'a stored attachment keeps its content' USING ERRCODE = 'JL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attachment_part_guard" BEFORE INSERT OR UPDATE OR DELETE ON "attachment_part" FOR EACH ROW EXECUTE FUNCTION guard_attachment_part();
