-- Visits after the end of their recipient are looked for every hour; of all recipients few have ended.
CREATE INDEX "recipient_ended" ON "recipient" ("id") INCLUDE ("ended_on") WHERE "ended_on" IS NOT NULL;

-- Whether a visit's provider was responsible is asked twice for every visit that is recorded. With everything it needs in the
-- index, the planner no longer takes the exclusion constraint's, which is ten times as slow for one recipient.
DROP INDEX "coverage_of_recipient";
CREATE INDEX "coverage_of_recipient" ON "coverage" ("recipient_id", "contract_id") INCLUDE ("provider_id", "service_code", "period");
