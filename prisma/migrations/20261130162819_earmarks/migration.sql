-- AlterTable
ALTER TABLE "catalogue_item" ADD COLUMN     "programmes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "fund_source" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "region_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "programmes" TEXT[],
    "effective_from" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "set_by" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fund_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "earmark" (
    "id" BIGSERIAL NOT NULL,
    "purchase_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fund_source_id" UUID NOT NULL,
    "programmes" TEXT[],
    "reason" TEXT,
    "named_by" UUID NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "earmark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "fund_source_region_code_code_effective_from_key" ON "fund_source"("region_code", "code", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "earmark_task_id_key" ON "earmark"("task_id");

-- CreateIndex
CREATE INDEX "earmark_purchase_id_id_idx" ON "earmark"("purchase_id", "id");

-- AddForeignKey
ALTER TABLE "fund_source" ADD CONSTRAINT "fund_source_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earmark" ADD CONSTRAINT "earmark_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earmark" ADD CONSTRAINT "earmark_fund_source_id_fkey" FOREIGN KEY ("fund_source_id") REFERENCES "fund_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- For whom the delivered items are (§2.1): the seed had said so and the table had not kept it. Editions that are published
-- stay as they are in everything else.
ALTER TABLE "catalogue_item" DISABLE TRIGGER "catalogue_item_stays";
UPDATE "catalogue_item" i SET programmes = d.programmes
FROM (VALUES
  ('A01', '对象排查', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('A02', '家计调查', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'temporary-assistance', 'low-income-recognition', 'children-in-difficulty']),
  ('A03', '需求评估', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('A04', '规划设计', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('A05', '策略研究', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('A06', '课题调研', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('A07', '政策宣传', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('A08', '业务培训', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('A09', '绩效评价', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('B01', '照料护理', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'temporary-assistance', 'children-in-difficulty']),
  ('B02', '康复训练', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'children-in-difficulty']),
  ('B03', '送医陪护', ARRAY['extreme-poverty-support', 'medical-assistance', 'subsistence-allowance', 'temporary-assistance', 'children-in-difficulty']),
  ('B04', '心理疏导', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('B05', '社区照顾', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'low-income-recognition', 'children-in-difficulty']),
  ('B06', '代际融洽', ARRAY['left-behind-children', 'children-in-difficulty', 'subsistence-allowance', 'low-income-recognition']),
  ('B07', '能力提升', ARRAY['subsistence-allowance', 'low-income-recognition', 'temporary-assistance', 'left-behind-children', 'children-in-difficulty']),
  ('B08', '社区倡导', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('B09', '社区参与', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty']),
  ('B10', '社会融入', ARRAY['subsistence-allowance', 'temporary-assistance', 'low-income-recognition', 'children-in-difficulty']),
  ('B11', '资源链接', ARRAY['subsistence-allowance', 'extreme-poverty-support', 'medical-assistance', 'temporary-assistance', 'low-income-recognition', 'left-behind-children', 'children-in-difficulty'])
) AS d (code, name_zh, programmes)
WHERE d.code = i.code AND d.name_zh = i.name_zh;
ALTER TABLE "catalogue_item" ENABLE TRIGGER "catalogue_item_stays";

-- A programme that the directory does not have is a slip of the pen; money without one serves nobody.
CREATE FUNCTION programmes_exist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(NEW.programmes), 0) = 0
     OR NOT NEW.programmes <@ ARRAY(SELECT code FROM programme) THEN
    RAISE EXCEPTION 'money is given for programmes of the directory' USING ERRCODE = 'JL261';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "fund_source_programmes" BEFORE INSERT ON "fund_source" FOR EACH ROW EXECUTE FUNCTION programmes_exist();
CREATE TRIGGER "earmark_programmes" BEFORE INSERT ON "earmark" FOR EACH ROW EXECUTE FUNCTION programmes_exist();
ALTER TABLE "fund_source" ADD CONSTRAINT "fund_source_stated" CHECK (length(btrim(source)) >= 4);
ALTER TABLE "earmark" ADD CONSTRAINT "earmark_kind" CHECK (kind IN ('budget', 'addition'));
ALTER TABLE "earmark" ADD CONSTRAINT "earmark_addition_reason" CHECK (kind = 'budget' OR length(btrim(coalesce(reason, ''))) >= 4);
CREATE TRIGGER "fund_source_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "fund_source" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "earmark_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "earmark" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Sources that an office may name on a day: of its own region and those above, the nearest office's newest of each code.
CREATE FUNCTION fund_sources_in_force(of_region text, on_day date) RETURNS SETOF "fund_source" LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (s.code) s.* FROM fund_source s
  WHERE s.effective_from <= on_day AND starts_with(of_region, regexp_replace(s.region_code, '(00)+$', ''))
  ORDER BY s.code, length(regexp_replace(s.region_code, '(00)+$', '')) DESC, s.effective_from DESC
$$;

-- Programmes of whoever the services that a purchase buys are for, as the edition has it that it was planned with.
CREATE FUNCTION purchase_programmes(of_purchase uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT DISTINCT served.code
    FROM lot l CROSS JOIN LATERAL unnest(l.catalogue_items) AS item (code)
    CROSS JOIN LATERAL catalogue_item_for(l.purchase_id, NULL, item.code) c
    CROSS JOIN LATERAL unnest(c.programmes) AS served (code)
    WHERE l.purchase_id = of_purchase ORDER BY served.code)
$$;

-- BU-03: money goes to nobody that its source was not given for, and a budget pays for all that its purchase buys.
CREATE FUNCTION earmark_keeps_direction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid_from fund_source%ROWTYPE;
BEGIN
  SELECT * INTO paid_from FROM fund_source WHERE id = NEW.fund_source_id;
  IF NOT NEW.programmes <@ paid_from.programmes
     OR NOT starts_with((SELECT region_code FROM purchase WHERE id = NEW.purchase_id), regexp_replace(paid_from.region_code, '(00)+$', '')) THEN
    RAISE EXCEPTION 'this money was not given for that' USING ERRCODE = 'JL262';
  END IF;
  IF NEW.kind = 'budget' AND NOT purchase_programmes(NEW.purchase_id) <@ NEW.programmes THEN
    RAISE EXCEPTION 'the purchase serves programmes that this money was not given for' USING ERRCODE = 'JL263';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "earmark_within_direction" BEFORE INSERT ON "earmark" FOR EACH ROW EXECUTE FUNCTION earmark_keeps_direction();

CREATE FUNCTION earmarks_in_force(of_purchase uuid) RETURNS SETOF "earmark" LANGUAGE sql STABLE AS $$
  SELECT e.* FROM earmark e
  WHERE e.purchase_id = of_purchase AND (e.kind = 'addition'
    OR e.id = (SELECT max(b.id) FROM earmark b WHERE b.purchase_id = of_purchase AND b.kind = 'budget'))
  ORDER BY e.id
$$;

-- Whom a contract serves in the period of an instalment: from the day after the one before to its last day, on the clock of
-- the purchase. No visit is recorded of anybody who is not covered.
CREATE FUNCTION served_by_instalment(of_contract uuid, of_seq integer) RETURNS TABLE (recipient_id uuid, number text, programme text) LANGUAGE sql STABLE AS $$
  WITH span AS (
    SELECT c.id, q.clock_epoch, q.clock_scale, q.clock_catches_up, p.due_on AS last_day,
           coalesce((SELECT max(e.due_on) + 1 FROM payment e WHERE e.contract_id = c.id AND e.due_on < p.due_on), c.starts_on) AS first_day
    FROM payment p JOIN contract c ON c.id = p.contract_id JOIN purchase q ON q.id = c.purchase_id
    WHERE p.contract_id = of_contract AND p.seq = of_seq
  )
  SELECT DISTINCT r.id, r.number, r.programme
  FROM span s JOIN coverage v ON v.contract_id = s.id JOIN recipient r ON r.id = v.recipient_id
  WHERE NOT isempty(v.period)
    AND (business_time(s.clock_epoch, s.clock_scale, s.clock_catches_up, lower(v.period)) AT TIME ZONE 'Asia/Shanghai')::date <= s.last_day
    AND (upper_inf(v.period) OR s.first_day IS NULL
      OR (business_time(s.clock_epoch, s.clock_scale, s.clock_catches_up, upper(v.period)) AT TIME ZONE 'Asia/Shanghai')::date >= s.first_day)
$$;

-- Of those, whom no declared source may pay for; nobody where none was declared (purchases from before).
CREATE FUNCTION served_outside_earmark(of_contract uuid, of_seq integer) RETURNS TABLE (recipient_id uuid, number text, programme text) LANGUAGE sql STABLE AS $$
  WITH declared AS (
    SELECT e.programmes FROM contract c CROSS JOIN LATERAL earmarks_in_force(c.purchase_id) e WHERE c.id = of_contract
  )
  SELECT s.recipient_id, s.number, s.programme FROM served_by_instalment(of_contract, of_seq) s
  WHERE EXISTS (SELECT 1 FROM declared) AND NOT EXISTS (SELECT 1 FROM declared d WHERE s.programme = ANY (d.programmes))
$$;

-- BU-03: nothing is paid for people whom no declared source serves.
CREATE FUNCTION paid_within_earmark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM served_outside_earmark(NEW.contract_id, NEW.seq)) THEN
    RAISE EXCEPTION 'people were served whom no declared source may pay for' USING ERRCODE = 'JL260';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_within_earmark" BEFORE UPDATE ON "payment" FOR EACH ROW
  WHEN (NEW.state = 'paid' AND OLD.state <> 'paid' AND NEW.amount_fen > NEW.deducted_fen + NEW.disputed_fen) EXECUTE FUNCTION paid_within_earmark();
