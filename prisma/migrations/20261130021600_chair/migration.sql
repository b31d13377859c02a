-- CreateTable
CREATE TABLE "chair_vote" (
    "purchase_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,

    CONSTRAINT "chair_vote_pkey" PRIMARY KEY ("purchase_id","expert_id")
);

-- CreateTable
CREATE TABLE "committee_chair" (
    "purchase_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "votes" INTEGER NOT NULL,
    "elected_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "committee_chair_pkey" PRIMARY KEY ("purchase_id")
);

-- AddForeignKey
ALTER TABLE "chair_vote" ADD CONSTRAINT "chair_vote_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_chair" ADD CONSTRAINT "committee_chair_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- EV-07 (M87 45, 47): members vote once, for somebody who sits on the committee, and nobody of the buyer chairs it.
CREATE FUNCTION refuse_foreign_chair() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  chosen uuid := CASE TG_TABLE_NAME WHEN 'chair_vote' THEN (to_jsonb(NEW) ->> 'candidate_id')::uuid ELSE (to_jsonb(NEW) ->> 'expert_id')::uuid END;
BEGIN
  IF EXISTS (
    SELECT 1 FROM unnest(ARRAY[chosen, (to_jsonb(NEW) ->> 'expert_id')::uuid]) AS member
    WHERE NOT EXISTS (SELECT 1 FROM committee_seat s WHERE s.purchase_id = NEW.purchase_id AND s.state = 'accepted' AND s.expert_id = member)
  ) THEN
    RAISE EXCEPTION 'the chair is a member of the committee, elected by its members (EV-07, M87 47)' USING ERRCODE = 'JL103';
  END IF;
  IF EXISTS (SELECT 1 FROM app_user u JOIN purchase p ON p.buyer_id = u.organisation_id WHERE p.id = NEW.purchase_id AND u.id = chosen) THEN
    RAISE EXCEPTION 'the buyer''s representative does not chair (EV-07, M87 45)' USING ERRCODE = 'JL103';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "chair_vote_of_members" BEFORE INSERT ON "chair_vote" FOR EACH ROW EXECUTE FUNCTION refuse_foreign_chair();
CREATE TRIGGER "chair_of_members" BEFORE INSERT ON "committee_chair" FOR EACH ROW EXECUTE FUNCTION refuse_foreign_chair();
CREATE TRIGGER "chair_vote_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "chair_vote" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "chair_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "committee_chair" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
ALTER TABLE "committee_chair" ADD CONSTRAINT "chair_votes" CHECK ("votes" >= 0);
