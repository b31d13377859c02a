-- The files of a monthly report: added while its contract is in force, and as they are once it has ended.
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_owner_kind";
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_owner_kind"
  CHECK ("owner_kind" IN ('task', 'purchase', 'question', 'challenge', 'admission', 'report'));

CREATE OR REPLACE FUNCTION guard_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'receiving' THEN
      RAISE EXCEPTION 'a stored attachment is not deleted' USING ERRCODE = 'JL003';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND (
    (OLD.state, NEW.state) NOT IN (('receiving', 'stored'), ('stored', 'removed'))
    OR (NEW.owner_kind, NEW.owner_id, NEW.name, NEW.size, NEW.uploaded_by, NEW.created_at)
       IS DISTINCT FROM (OLD.owner_kind, OLD.owner_id, OLD.name, OLD.size, OLD.uploaded_by, OLD.created_at)
    OR (OLD.state = 'stored'
        AND (NEW.media_type, NEW.sha256, NEW.stored_at) IS DISTINCT FROM (OLD.media_type, OLD.sha256, OLD.stored_at))
  ) THEN
    RAISE EXCEPTION 'a stored attachment stays what it is' USING ERRCODE = 'JL003';
  END IF;
  IF NEW.owner_kind = 'task' THEN
    PERFORM 1 FROM task WHERE id = NEW.owner_id AND state IN ('open', 'claimed') FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the attachments of a task that has ended stay as they are' USING ERRCODE = 'JL004';
    END IF;
  END IF;
  IF NEW.owner_kind = 'admission' THEN
    PERFORM 1 FROM admission WHERE id = NEW.owner_id::uuid AND state = 'reviewing' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the attachments of a decided application stay as they are' USING ERRCODE = 'JL004';
    END IF;
  END IF;
  IF NEW.owner_kind = 'challenge' THEN
    PERFORM 1 FROM challenge WHERE id = NEW.owner_id::uuid AND state = 'received' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the attachments of an answered challenge stay as they are' USING ERRCODE = 'JL004';
    END IF;
  END IF;
  IF NEW.owner_kind = 'report' THEN
    PERFORM 1 FROM delivery_report r JOIN contract k ON k.id = r.contract_id
    WHERE r.contract_id::text || '/' || r.month = NEW.owner_id AND k.state IN ('running', 'suspended') FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the attachments of a report stay as they are once its contract has ended' USING ERRCODE = 'JL004';
    END IF;
  END IF;
  RETURN NEW;
END $$;
