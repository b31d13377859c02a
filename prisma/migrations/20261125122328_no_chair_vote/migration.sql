-- DropForeignKey
ALTER TABLE "chair_vote" DROP CONSTRAINT "chair_vote_purchase_id_fkey";

-- DropTable
DROP TABLE "chair_vote";

-- The chair of a committee is not recorded yet; nothing ever wrote the table.
DROP FUNCTION refuse_foreign_chair();
