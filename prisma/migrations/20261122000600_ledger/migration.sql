-- The ledger: every case of a project as a row, derived from submitted layers and decisions, with what
-- it can be found by. And decisions that say more: passages drawn anew, another tag, a question back to
-- the annotators, the clause, a proposal for the codebook, the rule that made them.

-- AlterEnum
ALTER TYPE "Verdict" ADD VALUE 'union';
ALTER TYPE "Verdict" ADD VALUE 'intersection';
ALTER TYPE "Verdict" ADD VALUE 'redraw';
ALTER TYPE "Verdict" ADD VALUE 'retag';
ALTER TYPE "Verdict" ADD VALUE 'ask';

-- CreateEnum
CREATE TYPE "Proposal" AS ENUM ('example', 'nearMiss');

-- AlterTable
ALTER TABLE "projects" ADD COLUMN "reasons" JSONB;

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN "drawn" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "clause" TEXT NOT NULL DEFAULT '',
ADD COLUMN "proposal" "Proposal",
ADD COLUMN "rule_id" UUID;

-- CreateTable
CREATE TABLE "review_rules" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "definition" JSONB NOT NULL,
    "applied_by_id" UUID NOT NULL,
    "applied_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "review_rules_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "ledger_articles" (
    "project_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "codebook_version_id" UUID NOT NULL,
    "layers" INTEGER NOT NULL,
    "cases" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,
    "gold" INTEGER NOT NULL,

    CONSTRAINT "ledger_articles_pkey" PRIMARY KEY ("project_id","article_id")
);

-- CreateTable
CREATE TABLE "ledger_cases" (
    "project_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "start_at" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "kinds" TEXT[],
    "quote" TEXT NOT NULL,
    "positions" JSONB NOT NULL,
    "verdict" JSONB,
    "facets" TEXT[],

    CONSTRAINT "ledger_cases_pkey" PRIMARY KEY ("project_id","key")
);

-- CreateTable
CREATE TABLE "ledger_facets" (
    "project_id" UUID NOT NULL,
    "facet" TEXT COLLATE "C" NOT NULL,
    "rank" INTEGER NOT NULL,
    "article_version_id" UUID NOT NULL,
    "start_at" INTEGER NOT NULL,
    "key" UUID NOT NULL,

    CONSTRAINT "ledger_facets_pkey" PRIMARY KEY ("project_id","facet","rank","article_version_id","start_at","key")
);

-- CreateTable
CREATE TABLE "ledger_marks" (
    "id" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,

    CONSTRAINT "ledger_marks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ledger_articles_project_id_waiting_idx" ON "ledger_articles"("project_id", "waiting" DESC);

-- CreateIndex
CREATE INDEX "ledger_cases_project_id_article_id_idx" ON "ledger_cases"("project_id", "article_id");

-- CreateIndex
CREATE INDEX "ledger_marks_project_id_article_id_idx" ON "ledger_marks"("project_id", "article_id");

-- CreateIndex
CREATE INDEX "decisions_project_id_rule_id_idx" ON "decisions"("project_id", "rule_id");

-- AddForeignKey
ALTER TABLE "review_rules" ADD CONSTRAINT "review_rules_project_id_applied_by_id_fkey" FOREIGN KEY ("project_id", "applied_by_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_project_id_rule_id_fkey" FOREIGN KEY ("project_id", "rule_id") REFERENCES "review_rules"("project_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;


-- 1. A drawn passage is held to the text like an annotation ------------------------------------------

CREATE FUNCTION "check_drawn"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  passage jsonb;
  fragment jsonb;
  last_end int;
  body text;
  first int;
  last int;
BEGIN
  IF NEW."drawn" = '[]'::jsonb THEN RETURN NEW; END IF;
  SELECT "text" INTO STRICT body FROM "article_versions" WHERE "project_id" = NEW."project_id" AND "id" = NEW."article_version_id";
  FOR passage IN SELECT * FROM jsonb_array_elements(NEW."drawn") LOOP
    IF NOT EXISTS (SELECT FROM "codebook_tags" WHERE "project_id" = NEW."project_id" AND "codebook_version_id" = NEW."codebook_version_id" AND "key" = passage ->> 'tag') THEN
      RAISE EXCEPTION 'the codebook has no tag %', passage ->> 'tag' USING ERRCODE = 'check_violation', CONSTRAINT = 'drawn_tag';
    END IF;
    last_end := -1;
    IF jsonb_array_length(passage -> 'extent') = 0 OR jsonb_array_length(passage -> 'extent') <> jsonb_array_length(passage -> 'quotes') THEN
      RAISE EXCEPTION 'a drawn passage has a quote for each of its fragments' USING ERRCODE = 'check_violation', CONSTRAINT = 'drawn_extent';
    END IF;
    FOR i IN 0 .. jsonb_array_length(passage -> 'extent') - 1 LOOP
      fragment := passage -> 'extent' -> i;
      first := (fragment ->> 'start')::int;
      last := (fragment ->> 'end')::int;
      IF first <= last_end OR last <= first OR first < 0 OR last > char_length(body) THEN
        RAISE EXCEPTION 'fragment % of a drawn passage is not a sorted, disjoint stretch of the text', i USING ERRCODE = 'check_violation', CONSTRAINT = 'drawn_extent';
      END IF;
      IF substr(body, first + 1, last - first) IS DISTINCT FROM passage -> 'quotes' ->> i OR passage -> 'quotes' ->> i ~ '^\s' OR passage -> 'quotes' ->> i ~ '\s$' THEN
        RAISE EXCEPTION 'the quote of a drawn passage is not the text from % to %', first, last USING ERRCODE = 'check_violation', CONSTRAINT = 'drawn_quote';
      END IF;
      last_end := last;
    END LOOP;
  END LOOP;
  RETURN NEW;
END $$;

CREATE TRIGGER "check_drawn" BEFORE INSERT ON "decisions" FOR EACH ROW EXECUTE FUNCTION "check_drawn"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "review_rules" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "review_rules" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- 2. What makes the ledger of an article out of date leaves a mark ------------------------------------

-- Marks are only ever added here, so that no writer waits for another. Whoever derives an article again
-- takes away the marks they have seen before they began to read.
CREATE FUNCTION "mark_ledger_assignment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."status" <> 'submitted' THEN RETURN NULL; END IF;
  ELSIF (NEW."status" = 'submitted') = (OLD."status" = 'submitted') AND (NEW."withdrawn_at" IS NULL) = (OLD."withdrawn_at" IS NULL) THEN
    RETURN NULL;
  END IF;
  INSERT INTO "ledger_marks" ("project_id", "article_id")
    SELECT "project_id", "article_id" FROM "article_versions" WHERE "project_id" = NEW."project_id" AND "id" = NEW."article_version_id";
  RETURN NULL;
END $$;

CREATE TRIGGER "mark_ledger" AFTER INSERT OR UPDATE ON "assignments" FOR EACH ROW EXECUTE FUNCTION "mark_ledger_assignment"();

CREATE FUNCTION "mark_ledger_decision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ledger_marks" ("project_id", "article_id")
    SELECT "project_id", "article_id" FROM "article_versions" WHERE "project_id" = NEW."project_id" AND "id" = NEW."article_version_id";
  RETURN NULL;
END $$;

CREATE TRIGGER "mark_ledger" AFTER INSERT ON "decisions" FOR EACH ROW EXECUTE FUNCTION "mark_ledger_decision"();

CREATE FUNCTION "mark_ledger_article"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ledger_marks" ("project_id", "article_id") VALUES (NEW."project_id", NEW."id");
  RETURN NULL;
END $$;

CREATE TRIGGER "mark_ledger" AFTER UPDATE OF "publisher_id", "originator_id", "slug" ON "articles" FOR EACH ROW EXECUTE FUNCTION "mark_ledger_article"();

-- What was submitted before there was a ledger.
INSERT INTO "ledger_marks" ("project_id", "article_id")
  SELECT DISTINCT v."project_id", v."article_id" FROM "assignments" a
    JOIN "article_versions" v ON v."project_id" = a."project_id" AND v."id" = a."article_version_id"
   WHERE a."status" = 'submitted' AND a."withdrawn_at" IS NULL;

-- 3. Roles ---------------------------------------------------------------------------------------------

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "review_rules" TO crossread_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON "ledger_articles", "ledger_cases", "ledger_facets" TO crossread_app;
    GRANT SELECT, INSERT, DELETE ON "ledger_marks" TO crossread_app;
    GRANT USAGE ON SEQUENCE "ledger_marks_id_seq" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "review_rules" TO crossread_export;
  END IF;
END $$;
