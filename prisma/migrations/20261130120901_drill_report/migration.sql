-- CreateTable
CREATE TABLE "drill_report" (
    "takeover_id" UUID NOT NULL,
    "gaps" INTEGER NOT NULL,
    "report" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drill_report_pkey" PRIMARY KEY ("takeover_id")
);

-- AddForeignKey
ALTER TABLE "drill_report" ADD CONSTRAINT "drill_report_takeover_id_fkey" FOREIGN KEY ("takeover_id") REFERENCES "takeover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. A report is kept as it was made, and only of a drill.
ALTER TABLE "drill_report" ADD CONSTRAINT "drill_report_gaps" CHECK ("gaps" >= 0);
CREATE TRIGGER "drill_report_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "drill_report" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE FUNCTION refuse_report_without_drill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM takeover WHERE id = NEW.takeover_id AND drill) THEN
    RAISE EXCEPTION 'only a drill ends in a report' USING ERRCODE = 'JL210';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "drill_report_of_drill" BEFORE INSERT ON "drill_report" FOR EACH ROW EXECUTE FUNCTION refuse_report_without_drill();

-- The cases of a drill say from here on who would have taken whom, as those of a takeover say who has. Drills from before
-- get what their answers said: the most dependent first, each provider up to its answer, then the township.
WITH numbered AS (
  SELECT h.*, t.last_covered_at, t.region_code,
         dense_rank() OVER (PARTITION BY h.takeover_id
           ORDER BY array_position(ARRAY['full', 'partial', 'self-care'], h.dependency), h.recipient_id) AS n
  FROM handover_case h JOIN takeover t ON t.id = h.takeover_id AND t.drill
), accepted AS (
  SELECT takeover_id, provider_id, answered_at, capacity,
         sum(capacity) OVER (PARTITION BY takeover_id ORDER BY position) AS upto
  FROM standby_invitation WHERE state = 'accepted'
), placed AS (
  SELECT n.takeover_id, n.recipient_id, n.service_code,
         coalesce(a.provider_id, (SELECT o.id FROM organisation o
                                  WHERE o.kind = 'last-resort' AND o.region_code = n.region_code ORDER BY o.name LIMIT 1)) AS provider_id,
         coalesce(a.answered_at, n.last_covered_at) AS at
  FROM numbered n
  LEFT JOIN accepted a ON a.takeover_id = n.takeover_id AND n.n > a.upto - a.capacity AND n.n <= a.upto
)
UPDATE handover_case h SET state = 'covered', to_provider_id = p.provider_id, covered_at = p.at
FROM placed p
WHERE p.takeover_id = h.takeover_id AND p.recipient_id = h.recipient_id AND p.service_code = h.service_code
  AND p.provider_id IS NOT NULL AND p.at IS NOT NULL;
