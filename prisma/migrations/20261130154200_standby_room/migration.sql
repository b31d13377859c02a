-- AlterTable
ALTER TABLE "standby_invitation" ADD COLUMN     "asked_for" INTEGER,
ADD COLUMN     "pass_reason" TEXT;

-- CreateTable
CREATE TABLE "standby_place" (
    "takeover_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "region_code" TEXT NOT NULL,
    "services" TEXT[],
    "dependency" TEXT NOT NULL,
    "recipients" INTEGER NOT NULL,

    CONSTRAINT "standby_place_pkey" PRIMARY KEY ("takeover_id","position","seq")
);

-- AddForeignKey
ALTER TABLE "standby_place" ADD CONSTRAINT "standby_place_takeover_id_position_fkey" FOREIGN KEY ("takeover_id", "position") REFERENCES "standby_invitation"("takeover_id", "position") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "standby_invitation"
  DROP CONSTRAINT IF EXISTS "standby_invitation_state",
  ADD CONSTRAINT "standby_invitation_state" CHECK ("state" IN ('asked', 'accepted', 'declined', 'expired', 'failed', 'passed')),
  ADD CONSTRAINT "standby_invitation_passed" CHECK (("state" = 'passed') = ("pass_reason" IS NOT NULL)),
  ADD CONSTRAINT "standby_invitation_asked_for" CHECK ("asked_for" > 0 AND "capacity" <= "asked_for");
ALTER TABLE "standby_place"
  ADD CONSTRAINT "standby_place_recipients" CHECK ("recipients" > 0),
  ADD CONSTRAINT "standby_place_services" CHECK (cardinality("services") > 0),
  ADD CONSTRAINT "standby_place_dependency" CHECK ("dependency" IN ('full', 'partial', 'self-care'));

-- What a provider keeps free for takeovers that have asked it, whichever they are.
CREATE INDEX "standby_invitation_by_provider" ON "standby_invitation" ("provider_id");
