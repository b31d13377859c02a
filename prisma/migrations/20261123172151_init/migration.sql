-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "bid" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "envelope" BYTEA NOT NULL,
    "envelope_hash" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'current',
    "opened_at" TIMESTAMPTZ(3),
    "price_fen" BIGINT,
    "proposal" TEXT,
    "last_price_fen" BIGINT,
    "qualified" BOOLEAN,
    "refusal_reason" TEXT,

    CONSTRAINT "bid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_draw" (
    "purchase_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "pool_hash" TEXT NOT NULL,
    "pool_size" INTEGER NOT NULL,
    "drawn" UUID[],
    "drawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "expert_draw_pkey" PRIMARY KEY ("purchase_id","round")
);

-- CreateTable
CREATE TABLE "score" (
    "bid_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "hundredths" INTEGER NOT NULL,

    CONSTRAINT "score_pkey" PRIMARY KEY ("bid_id","expert_id","criterion")
);

-- CreateTable
CREATE TABLE "ranking" (
    "lot_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "technical_hundredths" INTEGER NOT NULL,
    "price_hundredths" INTEGER NOT NULL,
    "total_hundredths" INTEGER NOT NULL,

    CONSTRAINT "ranking_pkey" PRIMARY KEY ("lot_id","rank")
);

-- CreateTable
CREATE TABLE "award" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "lot_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'live',
    "deemed" BOOLEAN NOT NULL DEFAULT false,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'main',
    "purchase_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "award_id" UUID,
    "takeover_id" UUID,
    "provider_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "starts_on" DATE,
    "ends_on" DATE,
    "signed_at" TIMESTAMPTZ(3),
    "takeover_plan" JSONB,
    "acceptance_plan" TEXT,
    "payments_frozen_at" TIMESTAMPTZ(3),
    "legal_basis" TEXT,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standby_provider" (
    "contract_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "provider_id" UUID NOT NULL,

    CONSTRAINT "standby_provider_pkey" PRIMARY KEY ("contract_id","position")
);

-- CreateTable
CREATE TABLE "payment" (
    "contract_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'scheduled',
    "paid_at" TIMESTAMPTZ(3),
    "paid_by" UUID,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("contract_id","seq")
);

-- CreateTable
CREATE TABLE "inspection" (
    "contract_id" UUID NOT NULL,
    "month" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "visits_planned" INTEGER NOT NULL,
    "visits_done" INTEGER NOT NULL,
    "satisfaction" INTEGER NOT NULL,
    "notes" TEXT NOT NULL,
    "inspected_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("contract_id","month")
);

-- CreateTable
CREATE TABLE "service_order" (
    "recipient_id" UUID NOT NULL,
    "service_code" TEXT NOT NULL,
    "lot_id" UUID NOT NULL,
    "contract_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'active',

    CONSTRAINT "service_order_pkey" PRIMARY KEY ("recipient_id","service_code","lot_id")
);

-- CreateTable
CREATE TABLE "coverage" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "recipient_id" UUID NOT NULL,
    "service_code" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "contract_id" UUID,
    "basis" TEXT NOT NULL,
    "period" tstzrange NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "credit_code" TEXT,
    "region_code" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL DEFAULT 0,
    "fictitious" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "roles" TEXT[],
    "organisation_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "purchase" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "buyer_id" UUID NOT NULL,
    "drafter_id" UUID NOT NULL,
    "budget_fen" BIGINT NOT NULL,
    "budget_year" INTEGER NOT NULL,
    "fund_source" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'planning',
    "state" TEXT NOT NULL DEFAULT 'running',
    "clock_epoch" TIMESTAMPTZ(3) NOT NULL,
    "clock_scale" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "bid_deadline_at" TIMESTAMPTZ(3),
    "bid_deadline_legal" TIMESTAMPTZ(3),
    "bids_opened_at" TIMESTAMPTZ(3),
    "seal_recipient" TEXT,
    "sealed_identity" BYTEA,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "budget_fen" BIGINT NOT NULL,
    "ceiling_fen" BIGINT,
    "term_unit" TEXT NOT NULL,
    "term_count" INTEGER,
    "term_until" DATE,
    "catalogue_items" TEXT[],
    "townships" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'open',
    "failure_rule" TEXT,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_document" (
    "purchase_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "requirements" TEXT NOT NULL,
    "criteria" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procurement_document_pkey" PRIMARY KEY ("purchase_id","version")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purchase_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_event" (
    "id" BIGSERIAL NOT NULL,
    "purchase_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "lot_id" UUID,
    "task_id" TEXT,
    "rule_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "purchase_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_version" (
    "version" TEXT NOT NULL,
    "covered_through" DATE NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "version" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("version","day")
);

-- CreateTable
CREATE TABLE "programme" (
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "catalogue_item" (
    "code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "content_zh" TEXT NOT NULL,
    "content_en" TEXT NOT NULL,
    "unit_zh" TEXT NOT NULL,
    "unit_en" TEXT NOT NULL,
    "indicators" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,

    CONSTRAINT "catalogue_item_pkey" PRIMARY KEY ("code","version")
);

-- CreateTable
CREATE TABLE "negative_function" (
    "code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "keywords" TEXT[],
    "rule_id" TEXT NOT NULL,
    "reason_zh" TEXT NOT NULL,
    "reason_en" TEXT NOT NULL,

    CONSTRAINT "negative_function_pkey" PRIMARY KEY ("code","version")
);

-- CreateTable
CREATE TABLE "seed_record" (
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seed_record_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "recipient" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "region_code" TEXT NOT NULL,
    "township" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "dependency" TEXT NOT NULL,
    "fictitious" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "takeover" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "reason_text" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "drill" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "outcome" TEXT,
    "requested_by" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "last_covered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "settlement_fen" BIGINT,

    CONSTRAINT "takeover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standby_invitation" (
    "takeover_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "provider_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "capacity" INTEGER NOT NULL DEFAULT 0,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "standby_invitation_pkey" PRIMARY KEY ("takeover_id","position")
);

-- CreateTable
CREATE TABLE "handover_case" (
    "takeover_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "service_code" TEXT NOT NULL,
    "dependency" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "to_provider_id" UUID,
    "covered_at" TIMESTAMPTZ(3),
    "visited_at" TIMESTAMPTZ(3),

    CONSTRAINT "handover_case_pkey" PRIMARY KEY ("takeover_id","recipient_id","service_code")
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL,
    "workflow_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "region_code" TEXT NOT NULL,
    "purchase_id" UUID NOT NULL,
    "subject" JSONB NOT NULL DEFAULT '{}',
    "candidate_role" TEXT NOT NULL,
    "candidate_org_id" UUID,
    "candidate_user_id" UUID,
    "inbox" TEXT NOT NULL,
    "excluded" UUID[],
    "assignee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "remind_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_legal" TIMESTAMPTZ(3) NOT NULL,
    "due_rule" TEXT NOT NULL,
    "due_provisional" BOOLEAN NOT NULL DEFAULT false,
    "escalation" INTEGER NOT NULL DEFAULT 0,
    "draft" JSONB,
    "outcome" TEXT,
    "form" JSONB,
    "submitted_by" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "signalled_at" TIMESTAMPTZ(3),
    "signal_attempts" INTEGER NOT NULL DEFAULT 0,
    "signal_problem" TEXT,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_comment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "task_id" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "inbox" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_role" TEXT,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ranking_lot_id_bid_id_key" ON "ranking"("lot_id", "bid_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_number_key" ON "contract"("number");

-- CreateIndex
CREATE UNIQUE INDEX "contract_award_id_key" ON "contract"("award_id");

-- CreateIndex
CREATE INDEX "contract_region_code_state_idx" ON "contract"("region_code", "state");

-- CreateIndex
CREATE UNIQUE INDEX "standby_provider_contract_id_provider_id_key" ON "standby_provider"("contract_id", "provider_id");

-- CreateIndex
CREATE INDEX "service_order_contract_id_idx" ON "service_order"("contract_id");

-- CreateIndex
CREATE INDEX "service_order_lot_id_idx" ON "service_order"("lot_id");

-- CreateIndex
CREATE INDEX "coverage_contract_id_idx" ON "coverage"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_credit_code_key" ON "organisation"("credit_code");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_number_key" ON "purchase"("number");

-- CreateIndex
CREATE UNIQUE INDEX "lot_purchase_id_seq_key" ON "lot"("purchase_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "notice_purchase_id_key_key" ON "notice"("purchase_id", "key");

-- CreateIndex
CREATE INDEX "purchase_event_purchase_id_id_idx" ON "purchase_event"("purchase_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_event_purchase_id_key_key" ON "purchase_event"("purchase_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_number_key" ON "recipient"("number");

-- CreateIndex
CREATE UNIQUE INDEX "takeover_contract_id_seq_key" ON "takeover"("contract_id", "seq");

-- CreateIndex
CREATE INDEX "task_purchase_id_created_at_idx" ON "task"("purchase_id", "created_at");

-- CreateIndex
CREATE INDEX "task_comment_task_id_created_at_idx" ON "task_comment"("task_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_key_key" ON "notification"("key");

-- CreateIndex
CREATE INDEX "notification_inbox_created_at_idx" ON "notification"("inbox", "created_at" DESC);

-- CreateIndex
CREATE INDEX "audit_event_object_type_object_id_id_idx" ON "audit_event"("object_type", "object_id", "id");

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_draw" ADD CONSTRAINT "expert_draw_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_takeover_id_fkey" FOREIGN KEY ("takeover_id") REFERENCES "takeover"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standby_provider" ADD CONSTRAINT "standby_provider_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standby_provider" ADD CONSTRAINT "standby_provider_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procurement_document" ADD CONSTRAINT "procurement_document_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_event" ADD CONSTRAINT "purchase_event_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_version_fkey" FOREIGN KEY ("version") REFERENCES "calendar_version"("version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipient" ADD CONSTRAINT "recipient_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takeover" ADD CONSTRAINT "takeover_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standby_invitation" ADD CONSTRAINT "standby_invitation_takeover_id_fkey" FOREIGN KEY ("takeover_id") REFERENCES "takeover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standby_invitation" ADD CONSTRAINT "standby_invitation_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_case" ADD CONSTRAINT "handover_case_takeover_id_fkey" FOREIGN KEY ("takeover_id") REFERENCES "takeover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_case" ADD CONSTRAINT "handover_case_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_comment" ADD CONSTRAINT "task_comment_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. Each block makes a wrong state impossible.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- I6: never two responsible providers for one recipient and service at any moment.
ALTER TABLE "coverage"
  ADD CONSTRAINT "coverage_one_provider_at_a_time"
  EXCLUDE USING gist ("recipient_id" WITH =, "service_code" WITH =, "period" WITH &&),
  ADD CONSTRAINT "coverage_period_not_empty" CHECK (NOT isempty("period")),
  ADD CONSTRAINT "coverage_basis" CHECK ("basis" IN ('contract', 'interim', 'last-resort'));
CREATE INDEX "coverage_current" ON "coverage" ("contract_id") WHERE upper_inf("period");

-- I2: at most one live award a lot; a contract belongs to one award (unique award_id); one running main contract a lot.
CREATE UNIQUE INDEX "award_one_live" ON "award" ("lot_id") WHERE "state" = 'live';
CREATE UNIQUE INDEX "contract_one_running_main" ON "contract" ("lot_id") WHERE "kind" = 'main' AND "state" IN ('draft', 'running', 'suspended');
ALTER TABLE "award" ADD CONSTRAINT "award_state" CHECK ("state" IN ('live', 'void'));

-- One current bid a provider and lot; an opened bid has a price and an unopened one has none (I4).
CREATE UNIQUE INDEX "bid_one_current" ON "bid" ("lot_id", "provider_id") WHERE "state" = 'current';
CREATE INDEX "bid_by_purchase" ON "bid" ("purchase_id");
ALTER TABLE "bid"
  ADD CONSTRAINT "bid_state" CHECK ("state" IN ('current', 'replaced')),
  ADD CONSTRAINT "bid_price_only_when_opened" CHECK (("opened_at" IS NULL) = ("price_fen" IS NULL)),
  ADD CONSTRAINT "bid_price_positive" CHECK ("price_fen" > 0 AND ("last_price_fen" IS NULL OR "last_price_fen" > 0));

-- Money is never negative; a payment is either made or not.
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_budget_positive" CHECK ("budget_fen" > 0);
ALTER TABLE "lot"
  ADD CONSTRAINT "lot_budget_positive" CHECK ("budget_fen" > 0),
  ADD CONSTRAINT "lot_ceiling_within_budget" CHECK ("ceiling_fen" IS NULL OR ("ceiling_fen" > 0 AND "ceiling_fen" <= "budget_fen")),
  ADD CONSTRAINT "lot_term" CHECK (("term_unit" IN ('month', 'day', 'working-day') AND "term_count" > 0 AND "term_until" IS NULL) OR ("term_unit" = 'until' AND "term_until" IS NOT NULL AND "term_count" IS NULL)),
  ADD CONSTRAINT "lot_state" CHECK ("state" IN ('open', 'failed', 'awarded', 'contracted', 'closed', 'terminated'));
ALTER TABLE "contract"
  ADD CONSTRAINT "contract_amount_positive" CHECK ("amount_fen" >= 0),
  ADD CONSTRAINT "contract_kind" CHECK ("kind" IN ('main', 'interim')),
  ADD CONSTRAINT "contract_state" CHECK ("state" IN ('draft', 'running', 'suspended', 'closed', 'terminated')),
  ADD CONSTRAINT "contract_runs_with_takeover_plan" CHECK ("state" = 'draft' OR "kind" = 'interim' OR ("takeover_plan" IS NOT NULL AND "acceptance_plan" IS NOT NULL AND "signed_at" IS NOT NULL)),
  ADD CONSTRAINT "contract_interim_has_basis" CHECK ("kind" = 'main' OR ("legal_basis" IS NOT NULL AND "takeover_id" IS NOT NULL));
ALTER TABLE "payment"
  ADD CONSTRAINT "payment_amount" CHECK ("amount_fen" >= 0),
  ADD CONSTRAINT "payment_state" CHECK ("state" IN ('scheduled', 'paid', 'withheld')),
  ADD CONSTRAINT "payment_paid_once" CHECK (("state" = 'paid') = ("paid_at" IS NOT NULL));
ALTER TABLE "inspection"
  ADD CONSTRAINT "inspection_figures" CHECK ("visits_planned" >= 0 AND "visits_done" >= 0 AND "satisfaction" BETWEEN 0 AND 100);
ALTER TABLE "score" ADD CONSTRAINT "score_range" CHECK ("hundredths" BETWEEN 0 AND 10000);

-- Frozen payments stay frozen: no payment of a frozen contract becomes paid.
CREATE FUNCTION refuse_frozen_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'paid' AND OLD.state <> 'paid' AND EXISTS (
    SELECT 1 FROM contract c WHERE c.id = NEW.contract_id AND c.payments_frozen_at IS NOT NULL FOR SHARE
  ) THEN
    RAISE EXCEPTION 'payments of this contract are frozen' USING ERRCODE = 'JL001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "payment_not_while_frozen" BEFORE UPDATE ON "payment" FOR EACH ROW EXECUTE FUNCTION refuse_frozen_payment();

-- I8: a purchase moves only along the edges of the stage model, and never out of an end state.
ALTER TABLE "purchase"
  ADD CONSTRAINT "purchase_state" CHECK ("state" IN ('running', 'closed', 'failed', 'terminated')),
  ADD CONSTRAINT "purchase_clock" CHECK ("clock_scale" >= 1);
CREATE FUNCTION purchase_legal_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'running' AND (NEW.state <> OLD.state OR NEW.stage <> OLD.stage) THEN
    RAISE EXCEPTION 'purchase % has ended', OLD.number USING ERRCODE = 'JL002';
  END IF;
  IF NEW.stage <> OLD.stage AND (OLD.stage, NEW.stage) NOT IN (
    ('planning', 'publication'), ('publication', 'bidding'), ('bidding', 'evaluation'), ('evaluation', 'award'),
    ('award', 'contract'), ('contract', 'monitoring'), ('monitoring', 'acceptance'), ('acceptance', 'closed')
  ) THEN
    RAISE EXCEPTION 'no way from % to %', OLD.stage, NEW.stage USING ERRCODE = 'JL002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "purchase_stage_edge" BEFORE UPDATE OF "stage", "state" ON "purchase" FOR EACH ROW EXECUTE FUNCTION purchase_legal_path();

-- Tasks: legal states, four-eyes, one decision.
ALTER TABLE "task"
  ADD CONSTRAINT "task_state" CHECK ("state" IN ('open', 'claimed', 'submitted', 'done', 'cancelled')),
  ADD CONSTRAINT "task_claimed_has_assignee" CHECK ("state" <> 'claimed' OR "assignee_id" IS NOT NULL),
  ADD CONSTRAINT "task_submitted_has_outcome" CHECK ("state" <> 'submitted' OR ("outcome" IS NOT NULL AND "submitted_at" IS NOT NULL AND "submitted_by" IS NOT NULL)),
  ADD CONSTRAINT "task_four_eyes" CHECK (("submitted_by" IS NULL OR NOT "submitted_by" = ANY ("excluded")) AND ("assignee_id" IS NULL OR NOT "assignee_id" = ANY ("excluded")));
-- The inbox reads one of these from its beginning, however long the history of done tasks grows.
CREATE INDEX "task_inbox" ON "task" ("inbox", "due_at", "id") WHERE "state" IN ('open', 'claimed');
CREATE INDEX "task_mine" ON "task" ("assignee_id", "due_at", "id") WHERE "state" = 'claimed';
-- What a person did, for as long as they work here.
CREATE INDEX "task_by_submitter" ON "task" ("submitted_by", "due_at", "id") WHERE "submitted_by" IS NOT NULL;
CREATE INDEX "task_region_due" ON "task" ("region_code", "due_at", "id") WHERE "state" IN ('open', 'claimed');
CREATE INDEX "task_all_due" ON "task" ("due_at", "id") WHERE "state" IN ('open', 'claimed');
CREATE INDEX "task_outbox" ON "task" ("signalled_at" NULLS FIRST) WHERE "state" = 'submitted';
CREATE INDEX "purchase_outbox" ON "purchase" ("created_at") WHERE "started_at" IS NULL;
CREATE INDEX "purchase_by_region" ON "purchase" ("region_code" text_pattern_ops, "created_at" DESC, "id" DESC);
CREATE INDEX "purchase_newest" ON "purchase" ("created_at" DESC, "id" DESC);
CREATE INDEX "takeover_outbox" ON "takeover" ("requested_at") WHERE "delivered_at" IS NULL;

-- Takeover: one at a time for a contract; a drill is no reason to refuse a real one.
CREATE UNIQUE INDEX "takeover_one_running" ON "takeover" ("contract_id", "drill") WHERE "state" IN ('requested', 'running');
ALTER TABLE "takeover"
  ADD CONSTRAINT "takeover_state" CHECK ("state" IN ('requested', 'running', 'closed', 'dismissed')),
  ADD CONSTRAINT "takeover_urgency" CHECK ("urgency" IN ('ordinary', 'urgent'));
ALTER TABLE "handover_case"
  ADD CONSTRAINT "handover_case_state" CHECK ("state" IN ('pending', 'covered', 'visited')),
  ADD CONSTRAINT "handover_case_covered" CHECK ("state" = 'pending' OR ("to_provider_id" IS NOT NULL AND "covered_at" IS NOT NULL));
ALTER TABLE "recipient" ADD CONSTRAINT "recipient_dependency" CHECK ("dependency" IN ('self-care', 'partial', 'full'));

-- Append-only records.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'JL003';
END $$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "purchase_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "purchase_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "score_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "score" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
