-- The sweep: the same or nearly the same words anywhere in a project with different tags or verdicts.
-- All of it is derived: from the cases of the ledger, which are derived themselves.

-- AlterTable
ALTER TABLE "ledger_cases" ADD COLUMN "words" TEXT NOT NULL DEFAULT '',
ADD COLUMN "form" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN "outcome" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ledger_forms" (
    "project_id" UUID NOT NULL,
    "form" TEXT COLLATE "C" NOT NULL,
    "words" TEXT NOT NULL,
    "head" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ledger_forms_pkey" PRIMARY KEY ("project_id","form")
);

-- CreateTable
CREATE TABLE "ledger_near_keys" (
    "project_id" UUID NOT NULL,
    "key" INTEGER NOT NULL,
    "form" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ledger_near_keys_pkey" PRIMARY KEY ("project_id","key","form")
);

-- CreateTable
CREATE TABLE "ledger_sweep" (
    "project_id" UUID NOT NULL,
    "head" TEXT COLLATE "C" NOT NULL,
    "rank" INTEGER NOT NULL,
    "worth" TEXT NOT NULL,
    "cases" INTEGER NOT NULL,
    "tags" TEXT[],
    "outlets" TEXT[],

    CONSTRAINT "ledger_sweep_pkey" PRIMARY KEY ("project_id","head")
);

-- CreateTable
CREATE TABLE "ledger_form_marks" (
    "id" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "form" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ledger_form_marks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ledger_cases_project_id_form_idx" ON "ledger_cases"("project_id", "form");

-- CreateIndex
CREATE INDEX "ledger_forms_head_project_id_idx" ON "ledger_forms"("head", "project_id");

-- CreateIndex
-- These two begin with what they are for: while a table is new and nothing is known of it, an index that begins with the project
-- looks as good as any, and is walked from end to end.
CREATE INDEX "ledger_near_keys_form_idx" ON "ledger_near_keys"("form");

-- CreateIndex
CREATE INDEX "ledger_sweep_project_id_rank_head_idx" ON "ledger_sweep"("project_id", "rank", "head");

-- CreateIndex
CREATE INDEX "ledger_form_marks_project_id_id_idx" ON "ledger_form_marks"("project_id", "id");

-- Cases that are in the ledger already are derived again, with their words.
INSERT INTO "ledger_marks" ("project_id", "article_id") SELECT "project_id", "article_id" FROM "ledger_articles";

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "ledger_forms", "ledger_near_keys", "ledger_sweep" TO crossread_app;
    GRANT SELECT, INSERT, DELETE ON "ledger_form_marks" TO crossread_app;
    GRANT USAGE ON SEQUENCE "ledger_form_marks_id_seq" TO crossread_app;
  END IF;
END $$;
