-- What is said about cases: a discussion among those who decide, open to the annotators afterwards; questions to
-- annotators and their answers; objections to verdicts and what came of them. And the lead's looks at the names behind
-- A, B, C. Words that were said stay said: rows are added and never changed.

-- CreateEnum
CREATE TYPE "CaseMessageKind" AS ENUM ('remark', 'answer', 'objection', 'reply');

-- AlterTable
ALTER TABLE "projects" ADD COLUMN "names_for_reviewers" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "case_messages" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "codebook_version_id" UUID NOT NULL,
    "kind" "CaseMessageKind" NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_role" "Role" NOT NULL,
    "assignment_id" UUID,
    "decision_id" UUID,
    "replies_to_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "case_messages_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "case_message_about" (
    "project_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "kind" "CaseMessageKind" NOT NULL,
    "annotation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "case_message_about_pkey" PRIMARY KEY ("project_id","message_id","annotation_id")
);

-- CreateTable
CREATE TABLE "case_questions" (
    "project_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,

    CONSTRAINT "case_questions_pkey" PRIMARY KEY ("project_id","decision_id","assignment_id")
);

-- CreateTable
CREATE TABLE "unblindings" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "article_id" UUID,
    "shown" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "unblindings_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateIndex
CREATE INDEX "case_messages_project_id_article_version_id_idx" ON "case_messages"("project_id", "article_version_id");

-- CreateIndex
CREATE INDEX "case_messages_project_id_decision_id_idx" ON "case_messages"("project_id", "decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_messages_id_key" ON "case_messages"("id");

-- CreateIndex
CREATE UNIQUE INDEX "case_messages_project_id_id_kind_key" ON "case_messages"("project_id", "id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "case_messages_project_id_replies_to_id_key" ON "case_messages"("project_id", "replies_to_id");

-- CreateIndex
CREATE INDEX "case_message_about_project_id_annotation_id_idx" ON "case_message_about"("project_id", "annotation_id");

-- CreateIndex
CREATE INDEX "case_questions_project_id_assignment_id_idx" ON "case_questions"("project_id", "assignment_id");

-- CreateIndex
CREATE INDEX "unblindings_project_id_lead_id_idx" ON "unblindings"("project_id", "lead_id");

-- CreateIndex
CREATE INDEX "decision_judged_project_id_annotation_id_idx" ON "decision_judged"("project_id", "annotation_id");

-- AddForeignKey
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_project_id_article_version_id_fkey" FOREIGN KEY ("project_id", "article_version_id") REFERENCES "article_versions"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_project_id_codebook_version_id_fkey" FOREIGN KEY ("project_id", "codebook_version_id") REFERENCES "codebook_versions"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_project_id_author_id_fkey" FOREIGN KEY ("project_id", "author_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignments"("project_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_project_id_decision_id_fkey" FOREIGN KEY ("project_id", "decision_id") REFERENCES "decisions"("project_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_project_id_replies_to_id_fkey" FOREIGN KEY ("project_id", "replies_to_id") REFERENCES "case_messages"("project_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "case_message_about" ADD CONSTRAINT "case_message_about_project_id_message_id_kind_fkey" FOREIGN KEY ("project_id", "message_id", "kind") REFERENCES "case_messages"("project_id", "id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_message_about" ADD CONSTRAINT "case_message_about_project_id_annotation_id_version_fkey" FOREIGN KEY ("project_id", "annotation_id", "version") REFERENCES "annotation_revisions"("project_id", "annotation_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_questions" ADD CONSTRAINT "case_questions_project_id_decision_id_fkey" FOREIGN KEY ("project_id", "decision_id") REFERENCES "decisions"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_questions" ADD CONSTRAINT "case_questions_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignments"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unblindings" ADD CONSTRAINT "unblindings_project_id_lead_id_fkey" FOREIGN KEY ("project_id", "lead_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unblindings" ADD CONSTRAINT "unblindings_project_id_article_id_fkey" FOREIGN KEY ("project_id", "article_id") REFERENCES "articles"("project_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;


-- 1. What is said has words, and says what it is about ---------------------------------------------------

ALTER TABLE "case_messages"
  ADD CONSTRAINT "case_messages_text" CHECK ("text" ~ '\S' AND char_length("text") <= 5000),
  ADD CONSTRAINT "case_messages_kind" CHECK (CASE "kind"
    WHEN 'remark' THEN "decision_id" IS NULL AND "replies_to_id" IS NULL
    WHEN 'reply' THEN "decision_id" IS NOT NULL AND "replies_to_id" IS NOT NULL AND "assignment_id" IS NULL
    ELSE "decision_id" IS NOT NULL AND "replies_to_id" IS NULL AND "assignment_id" IS NOT NULL END);

-- An objection is about its annotator's own annotations, and no annotation is objected for twice.
CREATE UNIQUE INDEX "case_message_about_objected_once" ON "case_message_about" ("project_id", "annotation_id") WHERE "kind" = 'objection';

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "case_messages" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "case_message_about" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "case_questions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "unblindings" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "case_messages" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "case_message_about" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "case_questions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "unblindings" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- 2. The ledger says where something was said --------------------------------------------------------------

-- The function reads nothing but the article version of the new row.
CREATE TRIGGER "mark_ledger" AFTER INSERT ON "case_messages" FOR EACH ROW EXECUTE FUNCTION "mark_ledger_decision"();

-- A rejection of some of what was marked leaves the rest of its case open from now on.
INSERT INTO "ledger_marks" ("project_id", "article_id")
  SELECT DISTINCT v."project_id", v."article_id" FROM "decisions" d
    JOIN "article_versions" v ON v."project_id" = d."project_id" AND v."id" = d."article_version_id"
   WHERE d."verdict" = 'reject';

-- What was asked before anything was sent is asked now: of everybody who had marked something.
INSERT INTO "case_questions" ("project_id", "decision_id", "assignment_id")
  SELECT DISTINCT d."project_id", d."id", a."assignment_id" FROM "decisions" d
    JOIN "decision_judged" j ON j."project_id" = d."project_id" AND j."decision_id" = d."id"
    JOIN "annotations" a ON a."project_id" = j."project_id" AND a."id" = j."annotation_id"
   WHERE d."verdict" = 'ask' AND NOT d."withdrawn";

-- 3. Roles -------------------------------------------------------------------------------------------------

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "case_messages", "case_message_about", "case_questions", "unblindings" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "case_messages", "case_message_about", "case_questions" TO crossread_export;
  END IF;
END $$;
