-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "project_id" UUID;

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "layer" TEXT NOT NULL,
    "township" TEXT,
    "consolidated" BOOLEAN NOT NULL DEFAULT false,
    "need" TEXT NOT NULL,
    "recipients" INTEGER NOT NULL,
    "catalogue_items" TEXT[],
    "townships" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "budget_fen" BIGINT NOT NULL,
    "budget_year" INTEGER NOT NULL,
    "term_months" INTEGER NOT NULL,
    "long_term" BOOLEAN NOT NULL DEFAULT false,
    "fund_source" TEXT,
    "quarter" INTEGER,
    "over_cap_reason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "reason" TEXT,
    "carried_from_id" UUID,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3),

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_event" (
    "id" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "special_fund" (
    "region_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "central_fen" BIGINT NOT NULL,
    "provincial_fen" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "special_fund_pkey" PRIMARY KEY ("region_code","year")
);

-- CreateIndex
CREATE UNIQUE INDEX "project_number_key" ON "project"("number");

-- CreateIndex
CREATE UNIQUE INDEX "project_carried_from_id_key" ON "project"("carried_from_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_event_project_id_key_key" ON "project_event"("project_id", "key");

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_carried_from_id_fkey" FOREIGN KEY ("carried_from_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_event" ADD CONSTRAINT "project_event_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "special_fund" ADD CONSTRAINT "special_fund_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
CREATE SEQUENCE "project_number";

ALTER TABLE "project"
  ADD CONSTRAINT "project_state" CHECK ("state" IN ('proposed', 'reviewed', 'reserved', 'scheduled', 'purchased', 'refused', 'withdrawn')),
  ADD CONSTRAINT "project_layer" CHECK ("layer" IN ('province', 'prefecture', 'county', 'township')),
  ADD CONSTRAINT "project_township" CHECK (("layer" = 'township') = ("township" IS NOT NULL)),
  ADD CONSTRAINT "project_consolidated" CHECK (NOT "consolidated" OR "layer" = 'township'),
  ADD CONSTRAINT "project_figures" CHECK ("recipients" >= 0 AND "budget_fen" > 0 AND "term_months" >= 1 AND "quarter" BETWEEN 1 AND 4),
  ADD CONSTRAINT "project_scheduled_for" CHECK ("state" NOT IN ('scheduled', 'purchased') OR "quarter" IS NOT NULL),
  ADD CONSTRAINT "project_money_confirmed" CHECK ("state" NOT IN ('reserved', 'scheduled', 'purchased') OR "fund_source" IS NOT NULL),
  ADD CONSTRAINT "project_end_has_reason" CHECK ("state" NOT IN ('refused', 'withdrawn') OR "reason" IS NOT NULL),
  ADD CONSTRAINT "project_clock" CHECK ("clock_scale" >= 1);
CREATE INDEX "project_outbox" ON "project" ("proposed_at") WHERE "started_at" IS NULL AND "state" = 'proposed';
CREATE INDEX "project_by_region" ON "project" ("region_code" text_pattern_ops, "proposed_at" DESC, "id" DESC);
ALTER TABLE "special_fund" ADD CONSTRAINT "special_fund_figures" CHECK ("central_fen" >= 0 AND "provincial_fen" >= 0);

-- A project moves only along its life: nothing is purchased that was not reviewed, reserved and scheduled before.
CREATE FUNCTION project_legal_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
    ('proposed', 'reviewed'), ('proposed', 'refused'), ('proposed', 'withdrawn'),
    ('reviewed', 'reserved'), ('reviewed', 'proposed'),
    ('reserved', 'scheduled'), ('reserved', 'withdrawn'),
    ('scheduled', 'purchased'), ('scheduled', 'withdrawn'), ('purchased', 'scheduled')
  ) THEN
    RAISE EXCEPTION 'a project does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'JL002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "project_path" BEFORE UPDATE OF "state" ON "project" FOR EACH ROW EXECUTE FUNCTION project_legal_path();
CREATE TRIGGER "project_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "project_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- One live purchase a project, within its budget; the project follows its purchase.
CREATE UNIQUE INDEX "purchase_one_per_project" ON "purchase" ("project_id") WHERE "state" IN ('running', 'closed');
CREATE FUNCTION purchase_of_project() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted project%ROWTYPE;
BEGIN
  SELECT * INTO wanted FROM project WHERE id = NEW.project_id FOR UPDATE;
  IF wanted.state IS DISTINCT FROM 'scheduled' OR NEW.budget_fen > wanted.budget_fen OR NEW.budget_year <> wanted.budget_year THEN
    RAISE EXCEPTION 'the project is not scheduled, or the purchase goes beyond it' USING ERRCODE = 'JL005';
  END IF;
  UPDATE project SET state = 'purchased' WHERE id = NEW.project_id;
  INSERT INTO project_event (project_id, key, kind, actor_id, detail)
  VALUES (NEW.project_id, 'purchase:' || NEW.id, 'purchase-opened', NEW.drafter_id, jsonb_build_object('purchaseId', NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER "purchase_of_project" AFTER INSERT ON "purchase" FOR EACH ROW WHEN (NEW.project_id IS NOT NULL) EXECUTE FUNCTION purchase_of_project();
CREATE FUNCTION project_follows_purchase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'closed' THEN
    UPDATE project SET state = 'scheduled' WHERE id = NEW.project_id AND state = 'purchased';
  END IF;
  INSERT INTO project_event (project_id, key, kind, detail)
  VALUES (NEW.project_id, 'purchase:' || NEW.id || ':' || NEW.state, 'purchase-' || NEW.state, jsonb_build_object('purchaseId', NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER "project_follows_purchase" AFTER UPDATE OF "state" ON "purchase" FOR EACH ROW
  WHEN (NEW.project_id IS NOT NULL AND OLD.state = 'running' AND NEW.state <> 'running') EXECUTE FUNCTION project_follows_purchase();

-- What browsers are told of (see the migration live_changes).
CREATE TRIGGER "project_change" AFTER INSERT OR UPDATE ON "project" FOR EACH ROW EXECUTE FUNCTION record_change('project', 'id');
CREATE TRIGGER "project_event_change" AFTER INSERT ON "project_event" FOR EACH ROW EXECUTE FUNCTION record_change('project', 'project_id');
