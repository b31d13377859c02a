-- For the housekeeping that removes old notifications that were read.
CREATE INDEX "notification_read" ON "notification" ("read_at") WHERE "read_at" IS NOT NULL;
