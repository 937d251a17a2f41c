-- Writes come under keys, so that each is stored once however often it is sent; and what can no longer be stored is
-- kept where the lead finds it. Both tables are only ever added to.

-- CreateTable
CREATE TABLE "annotation_writes" (
    "project_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content_sha256" BYTEA NOT NULL,
    "stored_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_writes_pkey" PRIMARY KEY ("project_id","assignment_id","key")
);

-- CreateTable
CREATE TABLE "kept_writes" (
    "project_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "content_sha256" BYTEA NOT NULL,
    "content" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kept_writes_pkey" PRIMARY KEY ("project_id","assignment_id","key")
);

-- CreateIndex
CREATE INDEX "annotation_writes_project_id_annotation_id_version_idx" ON "annotation_writes"("project_id", "annotation_id", "version");

-- AddForeignKey
ALTER TABLE "annotation_writes" ADD CONSTRAINT "annotation_writes_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignments"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_writes" ADD CONSTRAINT "annotation_writes_project_id_annotation_id_version_fkey" FOREIGN KEY ("project_id", "annotation_id", "version") REFERENCES "annotation_revisions"("project_id", "annotation_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_writes" ADD CONSTRAINT "kept_writes_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignments"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_writes" ADD CONSTRAINT "kept_writes_project_id_author_id_fkey" FOREIGN KEY ("project_id", "author_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A receipt says for ever what became of a key; what is kept stays as its author wrote it.
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "annotation_writes" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "kept_writes" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- The export role gets neither: receipts say nothing, and kept writes were never part of a layer.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "annotation_writes", "kept_writes" TO crossread_app;
  END IF;
END $$;
