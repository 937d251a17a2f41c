-- The outlet hidden until submission. Whether it is hidden is drawn when an assignment is made and stays; every state of
-- an annotation or an answer says whether its annotator could see the outlet then, and the database itself writes that.

-- CreateEnum
CREATE TYPE "OutletVisibility" AS ENUM ('shown', 'hiddenUntilSubmit', 'drawn');

-- CreateEnum
CREATE TYPE "Recognised" AS ENUM ('yes', 'no', 'unsure');

-- AlterTable
ALTER TABLE "projects" ADD COLUMN "outlet_visibility" "OutletVisibility" NOT NULL DEFAULT 'shown';

-- AlterTable
ALTER TABLE "outlets" ADD COLUMN "aliases" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "articles" ADD COLUMN "masked_terms" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "assignments" ADD COLUMN "outlet_hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "outlet_revealed_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "annotations" ADD COLUMN "outlet_visible" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "copied_from_id" UUID;

-- AlterTable
ALTER TABLE "annotation_revisions" ADD COLUMN "outlet_visible" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "answers" ADD COLUMN "outlet_visible" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "answer_revisions" ADD COLUMN "outlet_visible" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "recognitions" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "recognised" "Recognised" NOT NULL,
    "outlet" TEXT NOT NULL,
    "noticed" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "recognitions_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateIndex
CREATE INDEX "recognitions_project_id_assignment_id_idx" ON "recognitions"("project_id", "assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "recognitions_id_key" ON "recognitions"("id");

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_project_id_copied_from_id_fkey" FOREIGN KEY ("project_id", "copied_from_id") REFERENCES "annotations"("project_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignments"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- 1. What was drawn stays, and the outlet is revealed once --------------------------------------------------

ALTER TABLE "assignments"
  ADD CONSTRAINT "assignments_revealed" CHECK ("outlet_revealed_at" IS NULL OR "outlet_hidden"),
  -- Nobody has handed in an article, or has it back, whose outlet is still hidden from them.
  ADD CONSTRAINT "assignments_submitted_revealed" CHECK (NOT "outlet_hidden" OR "outlet_revealed_at" IS NOT NULL OR "status" IN ('assigned', 'inProgress'));

CREATE FUNCTION "keep_draw"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."outlet_hidden" <> OLD."outlet_hidden" OR (OLD."outlet_revealed_at" IS NOT NULL AND NEW."outlet_revealed_at" IS DISTINCT FROM OLD."outlet_revealed_at") THEN
    RAISE EXCEPTION 'whether the outlet is hidden was settled when the assignment was made, and it is revealed once'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'assignment_draw';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "keep_draw" BEFORE UPDATE ON "assignments" FOR EACH ROW EXECUTE FUNCTION "keep_draw"();

-- 2. Every state says whether the outlet could be seen ------------------------------------------------------

CREATE FUNCTION "outlet_visible_in"(project uuid, assignment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT "outlet_hidden" OR "outlet_revealed_at" IS NOT NULL FROM "assignments" WHERE "project_id" = project AND "id" = assignment
$$;

CREATE FUNCTION "note_outlet_visible"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."outlet_visible" := "outlet_visible_in"(NEW."project_id", NEW."assignment_id");
  RETURN NEW;
END $$;

CREATE TRIGGER "note_outlet_visible" BEFORE INSERT OR UPDATE ON "annotations" FOR EACH ROW EXECUTE FUNCTION "note_outlet_visible"();
CREATE TRIGGER "note_outlet_visible" BEFORE INSERT OR UPDATE ON "answers" FOR EACH ROW EXECUTE FUNCTION "note_outlet_visible"();
CREATE TRIGGER "note_outlet_visible" BEFORE INSERT ON "answer_revisions" FOR EACH ROW EXECUTE FUNCTION "note_outlet_visible"();

-- Runs with the rights of whoever writes the history, which is the owner (record_annotation).
CREATE FUNCTION "note_outlet_visible_then"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."outlet_visible" := (SELECT "outlet_visible_in"(a."project_id", a."assignment_id") FROM "annotations" a
                            WHERE a."project_id" = NEW."project_id" AND a."id" = NEW."annotation_id");
  RETURN NEW;
END $$;

CREATE TRIGGER "note_outlet_visible" BEFORE INSERT ON "annotation_revisions" FOR EACH ROW EXECUTE FUNCTION "note_outlet_visible_then"();

-- 3. A copy for the second pass says for ever what it is a copy of ------------------------------------------

CREATE FUNCTION "keep_copied_from"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."copied_from_id" IS DISTINCT FROM OLD."copied_from_id" THEN
    RAISE EXCEPTION 'what an annotation is a copy of does not change'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_copied_from';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "keep_copied_from" BEFORE UPDATE ON "annotations" FOR EACH ROW EXECUTE FUNCTION "keep_copied_from"();

-- 4. What somebody said of recognising an outlet stays said -------------------------------------------------

ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_length" CHECK (char_length("outlet") <= 200 AND char_length("noticed") <= 1000);

CREATE FUNCTION "stamp_recognition"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."answered_at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER "stamp_recognition" BEFORE INSERT ON "recognitions" FOR EACH ROW EXECUTE FUNCTION "stamp_recognition"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "recognitions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "recognitions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "recognitions" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "recognitions" TO crossread_export;
  END IF;
END $$;
