-- AlterTable
ALTER TABLE "task" ADD COLUMN     "clock_epoch" TIMESTAMPTZ(3),
ADD COLUMN     "clock_scale" INTEGER,
ALTER COLUMN "purchase_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "subject" JSONB NOT NULL DEFAULT '{}',
ALTER COLUMN "task_id" DROP NOT NULL;

-- Every task has one business clock: its purchase's, or its own.
ALTER TABLE "task"
  ADD CONSTRAINT "task_one_clock" CHECK (("purchase_id" IS NULL) = ("clock_epoch" IS NOT NULL) AND ("clock_epoch" IS NULL) = ("clock_scale" IS NULL)),
  ADD CONSTRAINT "task_clock" CHECK ("clock_scale" >= 1);
ALTER TABLE "notification" ADD CONSTRAINT "notification_leads_somewhere" CHECK ("task_id" IS NOT NULL OR "subject" <> '{}');
