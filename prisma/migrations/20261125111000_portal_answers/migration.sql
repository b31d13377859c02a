-- The feeds of the portal read the newest answers.
CREATE INDEX "question_answered" ON "question" ("answered_at" DESC) WHERE "answer" IS NOT NULL;
