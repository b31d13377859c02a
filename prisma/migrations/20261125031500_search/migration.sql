-- Lists and the command menu look for a part of a name or a number, which a B-tree cannot answer. Needs three letters to
-- be of use; with fewer the scope's own index narrows first.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "purchase_text" ON "purchase" USING gin ("name" gin_trgm_ops, "number" gin_trgm_ops);
CREATE INDEX "contract_text" ON "contract" USING gin ("number" gin_trgm_ops);

-- What a purchase waits for: the first to fall due of its open tasks.
CREATE INDEX "task_of_purchase_due" ON "task" ("purchase_id", "due_at", "id") WHERE "state" IN ('open', 'claimed');
