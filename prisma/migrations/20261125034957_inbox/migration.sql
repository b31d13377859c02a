-- CreateTable
CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_filter_organisation_id_idx" ON "saved_filter"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_owner_id_name_key" ON "saved_filter"("owner_id", "name");

ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_name" CHECK (length(btrim("name")) BETWEEN 1 AND 40);

-- The inbox in every order and with every filter, from the beginning of an index: 100,000 open tasks cost as much as 1,000.
CREATE INDEX "task_kind" ON "task" ("inbox", "kind", "due_at", "id") WHERE "state" IN ('open', 'claimed');
CREATE INDEX "task_region_kind" ON "task" ("region_code", "kind", "due_at", "id") WHERE "state" IN ('open', 'claimed');
-- Few rows: what somebody above has been told of.
CREATE INDEX "task_escalated" ON "task" ("inbox", "due_at", "id") WHERE "state" IN ('open', 'claimed') AND "escalation" > 0;
CREATE INDEX "task_region_escalated" ON "task" ("region_code", "due_at", "id") WHERE "state" IN ('open', 'claimed') AND "escalation" > 0;
-- Nothing reads it.
DROP INDEX "task_all_due";
-- What a person did, the newest first, for as long as they work here.
DROP INDEX "task_by_submitter";
CREATE INDEX "task_by_submitter" ON "task" ("submitted_by", "submitted_at" DESC, "id" DESC) WHERE "submitted_by" IS NOT NULL;

-- A part of a purchase's name or number.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "purchase_words" ON "purchase" USING gin ("name" gin_trgm_ops, "number" gin_trgm_ops);

-- Demonstrations; in production it is empty.
CREATE INDEX "purchase_fast_clock" ON "purchase" ("clock_epoch") WHERE "clock_scale" > 1;
