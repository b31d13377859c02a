-- CreateTable
CREATE TABLE "inspection_sample" (
    "task_id" TEXT NOT NULL,
    "contract_id" UUID NOT NULL,
    "month" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "pool_hash" TEXT NOT NULL,
    "pool_size" INTEGER NOT NULL,
    "drawn_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "inspection_sample_pkey" PRIMARY KEY ("task_id")
);

-- CreateIndex
CREATE INDEX "inspection_sample_contract_id_month_idx" ON "inspection_sample"("contract_id", "month");

-- AddForeignKey
ALTER TABLE "inspection_sample" ADD CONSTRAINT "inspection_sample_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "inspection_sample_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "inspection_sample"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- No inspection is asked for without a draw: the seed is made in the statement that asks, when the pool stands, so that
-- nobody can know it before or choose it after (HS-23). Who is drawn follows from it (domain/procurement/draw.ts).
CREATE FUNCTION draw_inspection_sample(of_task text, of_contract uuid, of_month integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO inspection_sample (task_id, contract_id, month, seed, pool_hash, pool_size, drawn_at)
  SELECT of_task, k.id, of_month,
         encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'),
         encode(sha256(convert_to(coalesce(pool.ids, ''), 'UTF8')), 'hex'), pool.size, clock_timestamp()
  FROM contract k CROSS JOIN (
    SELECT string_agg(id, E'\n' ORDER BY id) AS ids, count(*)::integer AS size
    FROM (SELECT DISTINCT recipient_id::text COLLATE "C" AS id
          FROM coverage WHERE contract_id = of_contract AND upper_inf(period)) served
  ) pool
  WHERE k.id = of_contract
  ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION sample_inspection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM draw_inspection_sample(NEW.id, (NEW.subject ->> 'contractId')::uuid, (NEW.subject ->> 'month')::integer);
  RETURN NULL;
END $$;
CREATE TRIGGER "task_inspection_sampled" AFTER INSERT ON "task" FOR EACH ROW
  WHEN (NEW.kind = 'monthly-inspection' AND NEW.subject ? 'contractId' AND NEW.subject ? 'month')
  EXECUTE FUNCTION sample_inspection();

-- Inspections that wait now are sampled now.
SELECT draw_inspection_sample(id, (subject ->> 'contractId')::uuid, (subject ->> 'month')::integer)
FROM task WHERE kind = 'monthly-inspection' AND state IN ('open', 'claimed') AND subject ? 'contractId' AND subject ? 'month';
