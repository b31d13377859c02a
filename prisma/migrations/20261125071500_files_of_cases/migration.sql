-- Applications and challenges keep their files as they were at the decision, as tasks do.
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
  RETURN NEW;
END $$;
