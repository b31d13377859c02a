-- CreateTable
CREATE TABLE "contract_indicator" (
    "contract_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "method" TEXT NOT NULL,

    CONSTRAINT "contract_indicator_pkey" PRIMARY KEY ("contract_id","seq")
);

-- CreateTable
CREATE TABLE "acceptance" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "opinion" TEXT NOT NULL,
    "recipients_asked" INTEGER,
    "recipients_answered" INTEGER,
    "recipients_satisfied" INTEGER,
    "no_opinion_reason" TEXT,
    "accepted_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acceptance_answer" (
    "acceptance_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "acceptance_answer_pkey" PRIMARY KEY ("acceptance_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_task_id_key" ON "acceptance"("task_id");

-- CreateIndex
CREATE INDEX "acceptance_contract_id_idx" ON "acceptance"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_id_contract_id_key" ON "acceptance"("id", "contract_id");

-- CreateIndex
CREATE INDEX "acceptance_answer_contract_id_seq_idx" ON "acceptance_answer"("contract_id", "seq");

-- AddForeignKey
ALTER TABLE "contract_indicator" ADD CONSTRAINT "contract_indicator_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance_answer" ADD CONSTRAINT "acceptance_answer_acceptance_id_contract_id_fkey" FOREIGN KEY ("acceptance_id", "contract_id") REFERENCES "acceptance"("id", "contract_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance_answer" ADD CONSTRAINT "acceptance_answer_contract_id_seq_fkey" FOREIGN KEY ("contract_id", "seq") REFERENCES "contract_indicator"("contract_id", "seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A note is owed where an item is not met; recipients were heard, or it is said why none could be (DL-01, DL-02).
ALTER TABLE "contract_indicator" ADD CONSTRAINT "contract_indicator_seq" CHECK (seq > 0);
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_result" CHECK (result IN ('accept', 'refuse'));
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_counts" CHECK (
  num_nulls(recipients_asked, recipients_answered, recipients_satisfied) IN (0, 3)
  AND recipients_answered BETWEEN 0 AND recipients_asked AND recipients_satisfied BETWEEN 0 AND recipients_answered);
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_heard" CHECK (
  result <> 'accept' OR coalesce(recipients_answered, 0) > 0 OR length(btrim(coalesce(no_opinion_reason, ''))) >= 4);
ALTER TABLE "acceptance_answer" ADD CONSTRAINT "acceptance_answer_result" CHECK (
  result = 'met' OR (result IN ('partly', 'unmet') AND length(btrim(coalesce(note, ''))) > 0));

-- The items of a contract are the indicators of its services in the edition that the purchase was planned under; a service
-- without one is accepted as a whole.
CREATE FUNCTION write_contract_indicators(of_contract uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO contract_indicator (contract_id, seq, item, code, service, name, target, method)
  SELECT c.id, row_number() OVER (ORDER BY item.position, one.position), item.code, coalesce(one.value ->> 'code', item.code),
         coalesce(d.name_zh, item.code), coalesce(one.value ->> 'nameZh', '服务质量'),
         CASE WHEN one.value IS NULL THEN '符合合同约定的标准'
              ELSE CASE one.value #>> '{target,direction}' WHEN 'atMost' THEN '不高于' ELSE '不低于' END
                   || (one.value #>> '{target,value}') || coalesce(one.value ->> 'unitZh', '') END,
         coalesce(one.value ->> 'methodZh', '按合同约定的方法检查')
  FROM contract c
  JOIN lot l ON l.id = c.lot_id
  CROSS JOIN LATERAL unnest(l.catalogue_items) WITH ORDINALITY AS item (code, position)
  LEFT JOIN LATERAL catalogue_item_for(l.purchase_id, NULL, item.code) d ON true
  LEFT JOIN LATERAL jsonb_array_elements(d.indicators) WITH ORDINALITY AS one (value, position) ON true
  WHERE c.id = of_contract
$$;

CREATE FUNCTION contract_has_indicators() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_contract_indicators(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER "contract_has_indicators" AFTER INSERT ON "contract" FOR EACH ROW WHEN (NEW.kind = 'main') EXECUTE FUNCTION contract_has_indicators();

-- Contracts from before are accepted by the same items.
DO $$ BEGIN PERFORM write_contract_indicators(id) FROM contract WHERE kind = 'main'; END $$;

-- A signed contract keeps its standard.
CREATE FUNCTION signed_indicators_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM contract WHERE id = OLD.contract_id AND state <> 'draft') THEN
    RAISE EXCEPTION 'the items of a contract are fixed with it' USING ERRCODE = 'JL210';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "contract_indicator_stays" BEFORE UPDATE OR DELETE ON "contract_indicator" FOR EACH ROW EXECUTE FUNCTION signed_indicators_stay();

CREATE TRIGGER "acceptance_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "acceptance" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "acceptance_answer_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "acceptance_answer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- Nothing is accepted before every item of the contract is answered (DL-01).
CREATE FUNCTION acceptance_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM contract_indicator i WHERE i.contract_id = NEW.contract_id
      AND NOT EXISTS (SELECT 1 FROM acceptance_answer a WHERE a.acceptance_id = NEW.id AND a.seq = i.seq)
  ) THEN
    RAISE EXCEPTION 'an acceptance answers every item of the contract' USING ERRCODE = 'JL211';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "acceptance_is_whole" AFTER INSERT ON "acceptance" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION acceptance_is_whole();
