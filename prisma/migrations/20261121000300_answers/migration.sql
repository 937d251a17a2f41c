-- Answers to the questions about the whole article: one for each assignment and question, version by
-- version, with a history that nobody can change. As annotations are kept (migration promises).

-- CreateTable
CREATE TABLE "answers" (
    "project_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by_id" UUID NOT NULL,

    CONSTRAINT "answers_pkey" PRIMARY KEY ("project_id","assignment_id","question")
);

-- CreateTable
CREATE TABLE "answer_revisions" (
    "project_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_by_id" UUID NOT NULL,

    CONSTRAINT "answer_revisions_pkey" PRIMARY KEY ("project_id","assignment_id","question","version")
);

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignments"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_revisions" ADD CONSTRAINT "answer_revisions_project_id_assignment_id_question_fkey" FOREIGN KEY ("project_id", "assignment_id", "question") REFERENCES "answers"("project_id", "assignment_id", "question") ON DELETE RESTRICT ON UPDATE CASCADE;


-- The question is one of the codebook that the assignment is made under, and versions follow one another.
CREATE FUNCTION "check_answer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "assignments" a JOIN "codebook_versions" c ON c."project_id" = a."project_id" AND c."id" = a."codebook_version_id"
     WHERE a."project_id" = NEW."project_id" AND a."id" = NEW."assignment_id"
       AND c."content" -> 'questions' @> jsonb_build_array(jsonb_build_object('key', NEW."question"))
  ) THEN
    RAISE EXCEPTION 'the codebook of this assignment has no question %', NEW."question"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_question';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW."version" <> 1 THEN
      RAISE EXCEPTION 'the first version of an answer is 1, not %', NEW."version"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_version';
    END IF;
  ELSE
    IF NEW."version" <> OLD."version" + 1 THEN
      RAISE EXCEPTION 'version % follows version %, not %', OLD."version" + 1, OLD."version", NEW."version"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_version';
    END IF;
    IF (NEW."project_id", NEW."assignment_id", NEW."question") IS DISTINCT FROM (OLD."project_id", OLD."assignment_id", OLD."question") THEN
      RAISE EXCEPTION 'an answer stays with its assignment and its question'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_identity';
    END IF;
  END IF;
  NEW."changed_at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER "check_answer" BEFORE INSERT OR UPDATE ON "answers" FOR EACH ROW EXECUTE FUNCTION "check_answer"();

-- Runs with the owner's rights and a fixed path: the app may read the history, and only this function writes it.
CREATE FUNCTION "record_answer"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "answer_revisions" ("project_id", "assignment_id", "question", "version", "value", "changed_at", "changed_by_id")
  VALUES (NEW."project_id", NEW."assignment_id", NEW."question", NEW."version", NEW."value", NEW."changed_at", NEW."changed_by_id");
  RETURN NULL;
END $$;

CREATE TRIGGER "record_answer" AFTER INSERT OR UPDATE ON "answers" FOR EACH ROW EXECUTE FUNCTION "record_answer"();
CREATE TRIGGER "no_delete" BEFORE DELETE ON "answers" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "answer_revisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "answers" TO crossread_app;
    GRANT SELECT ON "answer_revisions" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "answers", "answer_revisions" TO crossread_export;
  END IF;
END $$;
