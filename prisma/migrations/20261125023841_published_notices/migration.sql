-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withdrawal_reason" TEXT,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

ALTER TABLE "notice" ADD CONSTRAINT "notice_withdrawn_with_reason" CHECK (("withdrawn_at" IS NULL) = ("withdrawal_reason" IS NULL));

-- Pairs of neighbouring characters. Chinese is searched by words of two: trigrams would never use their index for them.
CREATE FUNCTION character_pairs(line text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(line, i, 2)), '{}') FROM generate_series(1, length(line) - 1) AS i
$$;

-- Providers are named only where a published result names them: an opening record may lie before its publication.
CREATE FUNCTION notice_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT lower(concat_ws(' ', p.number, NEW.title, o.name, r.name, published.providers)) INTO NEW.search_text
  FROM purchase p
  JOIN organisation o ON o.id = p.buyer_id
  JOIN region r ON r.code = p.region_code
  CROSS JOIN LATERAL (
    SELECT string_agg(DISTINCT named.value #>> '{}', ' ') AS providers
    FROM (
      SELECT jsonb_path_query(NEW.body, 'lax $.provider') AS value
      UNION ALL
      SELECT jsonb_path_query(NEW.body, 'lax $.lots[*].provider')
    ) named
    WHERE NEW.kind IN ('result-notice', 'contract-notice', 'interim-contract-notice') AND jsonb_typeof(named.value) = 'string'
  ) published
  WHERE p.id = NEW.purchase_id;
  RETURN NEW;
END $$;
UPDATE "notice" n SET "search_text" = lower(concat_ws(' ', p.number, n.title, o.name, r.name))
  FROM purchase p, organisation o, region r
  WHERE p.id = n.purchase_id AND o.id = p.buyer_id AND r.code = p.region_code;
CREATE TRIGGER "notice_search" BEFORE INSERT ON "notice" FOR EACH ROW EXECUTE FUNCTION notice_search_text();

-- What was published stays as it was published; it can only be withdrawn, once (M101 8, SAL art. 70).
CREATE FUNCTION notice_stays_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NULL
     AND to_jsonb(NEW) - ARRAY['withdrawn_at', 'withdrawal_reason'] = to_jsonb(OLD) - ARRAY['withdrawn_at', 'withdrawal_reason'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published notice is never rewritten: publish a correction, or withdraw it' USING ERRCODE = 'JL003';
END $$;
CREATE TRIGGER "notice_not_rewritten" BEFORE UPDATE ON "notice" FOR EACH ROW EXECUTE FUNCTION notice_stays_published();
CREATE TRIGGER "notice_not_deleted" BEFORE DELETE OR TRUNCATE ON "notice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE INDEX "notice_search_pairs" ON "notice" USING gin (character_pairs("search_text"));
CREATE INDEX "notice_newest" ON "notice" ("published_at" DESC, "id" DESC) WHERE "withdrawn_at" IS NULL;
CREATE INDEX "notice_newest_of_kind" ON "notice" ("kind", "published_at" DESC, "id" DESC) WHERE "withdrawn_at" IS NULL;
