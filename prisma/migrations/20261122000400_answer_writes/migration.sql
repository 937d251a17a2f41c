-- Answers and questions to a reviewer are written under keys too, in the same batches as annotations: what comes again
-- under its key is stored once. What comes too late is kept, of whatever kind it is.

-- AlterTable
ALTER TABLE "flag_messages" ADD COLUMN "write_key" UUID;

-- AlterTable
ALTER TABLE "kept_writes" ALTER COLUMN "annotation_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "answer_writes" (
    "project_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content_sha256" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_writes_pkey" PRIMARY KEY ("project_id","assignment_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "flag_messages_project_id_write_key_key" ON "flag_messages"("project_id", "write_key");

-- AddForeignKey
ALTER TABLE "answer_writes" ADD CONSTRAINT "answer_writes_project_id_assignment_id_question_version_fkey" FOREIGN KEY ("project_id", "assignment_id", "question", "version") REFERENCES "answer_revisions"("project_id", "assignment_id", "question", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "answer_writes" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "answer_writes" TO crossread_app;
  END IF;
END $$;
