-- CreateTable
CREATE TABLE "export_job" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "rows_written" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_chunk" (
    "job_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "export_chunk_pkey" PRIMARY KEY ("job_id","seq")
);

-- CreateIndex
CREATE INDEX "export_job_owner_id_created_at_idx" ON "export_job"("owner_id", "created_at");

-- AddForeignKey
ALTER TABLE "export_job" ADD CONSTRAINT "export_job_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_chunk" ADD CONSTRAINT "export_chunk_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "export_job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is taken next, and what nobody says any more that it makes.
CREATE INDEX "export_job_unfinished" ON "export_job" ("created_at") WHERE "state" IN ('waiting', 'running');
ALTER TABLE "export_job"
  ADD CONSTRAINT "export_job_state" CHECK ("state" IN ('waiting', 'running', 'ready', 'failed')),
  ADD CONSTRAINT "export_job_ready" CHECK (("state" = 'ready') = ("ready_at" IS NOT NULL)),
  ADD CONSTRAINT "export_job_failed" CHECK (("state" = 'failed') = ("problem" IS NOT NULL));
-- Compressed already: neither compressed again nor read as a whole.
ALTER TABLE "export_chunk" ALTER COLUMN "content" SET STORAGE EXTERNAL;
