-- The supervisor's cockpit asks of every contract in force who is responsible now and how much standby providers serve
-- already. These hold what runs now only, so they stay small however long the history grows.
CREATE INDEX "coverage_responsible" ON "coverage" ("recipient_id", "service_code") INCLUDE ("provider_id") WHERE upper_inf("period");
CREATE INDEX "coverage_of_provider" ON "coverage" ("provider_id", "recipient_id") WHERE upper_inf("period");
CREATE INDEX "service_order_active" ON "service_order" ("contract_id", "recipient_id", "service_code") WHERE "state" = 'active';
CREATE INDEX "takeover_newest" ON "takeover" ("requested_at" DESC, "id" DESC);
