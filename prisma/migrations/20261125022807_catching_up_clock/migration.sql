-- AlterTable
ALTER TABLE "purchase" ADD COLUMN     "clock_catches_up" BOOLEAN NOT NULL DEFAULT false;

-- Business time of a wall-clock instant: domain/time/business-clock.ts, for statements that date a row as they write it.
CREATE FUNCTION business_time(epoch timestamptz, scale integer, catches_up boolean, wall timestamptz)
  RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN catches_up AND wall >= epoch THEN wall ELSE epoch + (wall - epoch) * scale END;
