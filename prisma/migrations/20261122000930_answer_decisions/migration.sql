-- Verdicts on the answers to the questions about whole articles: a ledger of their own, because they judge answers and not
-- passages, and draw nothing.

-- CreateEnum
CREATE TYPE "AnswerVerdict" AS ENUM ('accept', 'another', 'bothDefensible', 'ask');

-- CreateTable
CREATE TABLE "answer_decisions" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "codebook_version_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "verdict" "AnswerVerdict" NOT NULL,
    "value" JSONB,
    "judged" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "rule_id" UUID,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "replaces_id" UUID,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "answer_decisions_pkey" PRIMARY KEY ("project_id","id"),
    CONSTRAINT "answer_decision_value" CHECK (("verdict" IN ('accept', 'another')) = ("value" IS NOT NULL))
);

-- CreateIndex
CREATE INDEX "answer_decisions_project_id_article_version_id_idx" ON "answer_decisions"("project_id", "article_version_id");

-- CreateIndex
CREATE INDEX "answer_decisions_project_id_rule_id_idx" ON "answer_decisions"("project_id", "rule_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_decisions_project_id_replaces_id_key" ON "answer_decisions"("project_id", "replaces_id");

-- AddForeignKey
ALTER TABLE "answer_decisions" ADD CONSTRAINT "answer_decisions_project_id_article_version_id_fkey" FOREIGN KEY ("project_id", "article_version_id") REFERENCES "article_versions"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_decisions" ADD CONSTRAINT "answer_decisions_project_id_codebook_version_id_fkey" FOREIGN KEY ("project_id", "codebook_version_id") REFERENCES "codebook_versions"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_decisions" ADD CONSTRAINT "answer_decisions_project_id_decided_by_id_fkey" FOREIGN KEY ("project_id", "decided_by_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_decisions" ADD CONSTRAINT "answer_decisions_project_id_replaces_id_fkey" FOREIGN KEY ("project_id", "replaces_id") REFERENCES "answer_decisions"("project_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "answer_decisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "answer_decisions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "answer_decisions" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "answer_decisions" TO crossread_export;
  END IF;
END $$;
