-- Which answers of reviewers the annotator who asked has been shown: said once by their browser, so that "My work" can tell
-- of those they have not seen. What was answered before this was made is told of once more.

-- CreateTable
CREATE TABLE "answers_seen" (
    "project_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "answers_seen_pkey" PRIMARY KEY ("project_id","message_id")
);

-- AddForeignKey
ALTER TABLE "answers_seen" ADD CONSTRAINT "answers_seen_project_id_message_id_fkey" FOREIGN KEY ("project_id", "message_id") REFERENCES "flag_messages"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "answers_seen" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "answers_seen" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "answers_seen" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "answers_seen" TO crossread_export;
  END IF;
END $$;
