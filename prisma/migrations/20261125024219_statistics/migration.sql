-- CreateIndex
CREATE INDEX "purchase_region_code_budget_year_idx" ON "purchase"("region_code", "budget_year");

-- CreateIndex
CREATE INDEX "recipient_region_code_idx" ON "recipient"("region_code");

-- CreateIndex
CREATE INDEX "task_region_code_due_legal_idx" ON "task"("region_code", "due_legal");

-- Its sum of instant and interval is stable, not immutable; only so declared is it inlined into statements over many rows.
ALTER FUNCTION business_time(timestamptz, integer, boolean, timestamptz) STABLE;
