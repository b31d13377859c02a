-- AlterTable
ALTER TABLE "task" ADD COLUMN     "on_behalf_of" UUID;

-- CreateTable
CREATE TABLE "leave" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_by" UUID,

    CONSTRAINT "leave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leave_substitute" (
    "leave_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "leave_substitute_pkey" PRIMARY KEY ("leave_id","user_id")
);

-- CreateIndex
CREATE INDEX "leave_organisation_id_ends_at_idx" ON "leave"("organisation_id", "ends_at");

-- CreateIndex
CREATE INDEX "leave_region_code_ends_at_idx" ON "leave"("region_code", "ends_at");

-- CreateIndex
CREATE INDEX "leave_substitute_user_id_idx" ON "leave_substitute"("user_id");

-- AddForeignKey
ALTER TABLE "leave_substitute" ADD CONSTRAINT "leave_substitute_leave_id_fkey" FOREIGN KEY ("leave_id") REFERENCES "leave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "leave"
  ADD CONSTRAINT "leave_period" CHECK ("ends_at" >= "starts_at"),
  -- One leave at a time: who stands in is never contradictory. One that was called off is empty and overlaps nothing.
  ADD CONSTRAINT "leave_no_overlap" EXCLUDE USING gist ("user_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&),
  ADD CONSTRAINT "leave_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id"),
  ADD CONSTRAINT "leave_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "app_user"("id"),
  ADD CONSTRAINT "leave_ended_by_fkey" FOREIGN KEY ("ended_by") REFERENCES "app_user"("id");
ALTER TABLE "leave_substitute" ADD CONSTRAINT "leave_substitute_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id");

-- A substitute is another person of the same office.
CREATE FUNCTION check_leave_substitute() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM leave l JOIN app_user u ON u.id = NEW.user_id
    WHERE l.id = NEW.leave_id AND u.id <> l.user_id AND u.organisation_id = l.organisation_id
  ) THEN
    RAISE EXCEPTION 'a substitute is another person of the same office' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "leave_substitute_fits" BEFORE INSERT OR UPDATE ON "leave_substitute"
  FOR EACH ROW EXECUTE FUNCTION check_leave_substitute();

-- Four eyes beat substitution, and experts and bidders answer for themselves.
ALTER TABLE "task"
  ADD CONSTRAINT "task_on_behalf_four_eyes" CHECK ("on_behalf_of" IS NULL OR NOT "on_behalf_of" = ANY ("excluded")),
  ADD CONSTRAINT "task_on_behalf_of_another" CHECK ("on_behalf_of" IS NULL OR "on_behalf_of" <> "assignee_id"),
  ADD CONSTRAINT "task_on_behalf_office" CHECK ("on_behalf_of" IS NULL OR "candidate_role" NOT IN ('expert', 'provider'));

-- Nobody acts for another without a leave that names them, nor with a role of the other's that is not their own.
CREATE FUNCTION check_on_behalf_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM leave l JOIN leave_substitute s ON s.leave_id = l.id JOIN app_user u ON u.id = s.user_id
    WHERE l.user_id = NEW.on_behalf_of AND s.user_id = NEW.assignee_id AND NEW.candidate_role = ANY (u.roles)
      AND l.starts_at <= now() AND now() < l.ends_at
  ) THEN
    RAISE EXCEPTION 'no leave lets this person act for the other' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "task_on_behalf_allowed" BEFORE UPDATE OF "on_behalf_of" ON "task" FOR EACH ROW
  WHEN (NEW.on_behalf_of IS NOT NULL AND NEW.on_behalf_of IS DISTINCT FROM OLD.on_behalf_of)
  EXECUTE FUNCTION check_on_behalf_of();

CREATE TRIGGER "leave_change" AFTER INSERT OR UPDATE ON "leave" FOR EACH ROW EXECUTE FUNCTION record_change('leave', 'id');
-- The bell counts these.
CREATE INDEX "notification_unread" ON "notification" ("inbox") WHERE "read_at" IS NULL;
-- Whom four eyes keep away besides whoever took part: few rows.
CREATE INDEX "task_on_behalf" ON "task" ("submitted_by") WHERE "on_behalf_of" IS NOT NULL;
