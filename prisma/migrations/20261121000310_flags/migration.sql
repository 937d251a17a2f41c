-- What annotators ask about passages they flagged, and what they are answered. Words that were said
-- stay said: rows are added and never changed.

-- CreateEnum
CREATE TYPE "FlagMessageKind" AS ENUM ('question', 'answer');

-- CreateTable
CREATE TABLE "flag_messages" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "kind" "FlagMessageKind" NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flag_messages_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateIndex
CREATE INDEX "flag_messages_project_id_annotation_id_idx" ON "flag_messages"("project_id", "annotation_id");

-- CreateIndex
CREATE UNIQUE INDEX "flag_messages_id_key" ON "flag_messages"("id");

-- AddForeignKey
ALTER TABLE "flag_messages" ADD CONSTRAINT "flag_messages_project_id_annotation_id_fkey" FOREIGN KEY ("project_id", "annotation_id") REFERENCES "annotations"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag_messages" ADD CONSTRAINT "flag_messages_project_id_author_id_fkey" FOREIGN KEY ("project_id", "author_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "flag_messages" ADD CONSTRAINT "flag_messages_text" CHECK ("text" ~ '\S' AND char_length("text") <= 5000);

CREATE FUNCTION "stamp_flag_message"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER "stamp_flag_message" BEFORE INSERT ON "flag_messages" FOR EACH ROW EXECUTE FUNCTION "stamp_flag_message"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "flag_messages" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Those who answer look for flagged passages across a project.
CREATE INDEX "annotations_flagged" ON "annotations" ("project_id", "assignment_id") WHERE "attributes" -> 'flag' = 'true'::jsonb AND NOT "deleted";

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "flag_messages" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "flag_messages" TO crossread_export;
  END IF;
END $$;
