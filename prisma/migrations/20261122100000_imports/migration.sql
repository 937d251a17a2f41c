-- Imports: a row each, the file in pieces as it arrives, and what was found in it. See docs/decisions/057-imports-are-jobs.md.
-- And of each text a signature, by which nearly the same ones are found.

-- CreateTable
CREATE TABLE "imports" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "upload" INTEGER NOT NULL DEFAULT 0,
    "file_sha256" TEXT,
    "state" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'read',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "worker" TEXT,
    "because" TEXT,
    "done" BIGINT NOT NULL DEFAULT 0,
    "parts" BIGINT NOT NULL DEFAULT 0,
    "items" INTEGER NOT NULL DEFAULT 0,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "tidied" BOOLEAN NOT NULL DEFAULT false,
    "columns" JSONB NOT NULL DEFAULT '[]',
    "columns_sha256" TEXT,
    "settings" JSONB,
    "remembered" BOOLEAN NOT NULL DEFAULT false,
    "matches" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "report" JSONB,
    "created_by_id" UUID NOT NULL,
    "applied_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "import_chunks" (
    "project_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunks_pkey" PRIMARY KEY ("project_id","import_id","at")
);

-- CreateTable
CREATE TABLE "import_items" (
    "project_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER,
    "raw" BYTEA,
    "content" JSONB,
    "refusal" TEXT,
    "title" TEXT,
    "byline" TEXT,
    "published_at" TEXT,
    "url" TEXT,
    "outlet" TEXT,
    "outlet_id" UUID,
    "story" TEXT,
    "name" TEXT,
    "opening" TEXT NOT NULL DEFAULT '',
    "words" INTEGER NOT NULL DEFAULT 0,
    "notes" TEXT[] NOT NULL DEFAULT '{}',
    "raw_sha256" TEXT,
    "signature" BYTEA,
    "same" JSONB,
    "near" JSONB,
    "choice" TEXT NOT NULL DEFAULT 'bring',
    "article_id" UUID,

    CONSTRAINT "import_items_pkey" PRIMARY KEY ("project_id","import_id","ordinal")
);

-- CreateTable
CREATE TABLE "import_mappings" (
    "project_id" UUID NOT NULL,
    "columns_sha256" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "used_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "import_mappings_pkey" PRIMARY KEY ("project_id","columns_sha256")
);

-- CreateTable
CREATE TABLE "article_signatures" (
    "project_id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "signature" BYTEA,

    CONSTRAINT "article_signatures_pkey" PRIMARY KEY ("project_id","article_version_id")
);

-- CreateIndex
CREATE INDEX "imports_project_id_created_at_idx" ON "imports"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "imports_state_idx" ON "imports"("state");

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_project_id_created_by_id_fkey" FOREIGN KEY ("project_id", "created_by_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_project_id_applied_by_id_fkey" FOREIGN KEY ("project_id", "applied_by_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_project_id_import_id_fkey" FOREIGN KEY ("project_id", "import_id") REFERENCES "imports"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_project_id_import_id_fkey" FOREIGN KEY ("project_id", "import_id") REFERENCES "imports"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_signatures" ADD CONSTRAINT "article_signatures_project_id_article_version_id_fkey" FOREIGN KEY ("project_id", "article_version_id") REFERENCES "article_versions"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "imports"
  ADD CONSTRAINT "imports_what" CHECK ("what" IN ('articles', 'layers')),
  ADD CONSTRAINT "imports_state" CHECK ("state" IN ('uploading', 'reading', 'waiting', 'applying', 'done', 'failed', 'cancelled')),
  ADD CONSTRAINT "imports_stage" CHECK ("stage" IN ('read', 'compare', 'apply')),
  ADD CONSTRAINT "imports_because" CHECK (("state" = 'failed') = ("because" IS NOT NULL)),
  ADD CONSTRAINT "imports_received" CHECK ("received" BETWEEN 0 AND "size");

ALTER TABLE "import_items"
  ADD CONSTRAINT "import_items_kind" CHECK ("kind" IN ('article', 'row', 'refused', 'layer', 'finding')),
  ADD CONSTRAINT "import_items_choice" CHECK ("choice" IN ('bring', 'leave', 'story')),
  ADD CONSTRAINT "import_items_refusal" CHECK ("kind" <> 'refused' OR "refusal" IS NOT NULL);

-- What comes in is packed already, or soon gone: to compress it again costs more than it saves.
ALTER TABLE "import_chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "article_signatures" ALTER COLUMN "signature" SET STORAGE MAIN;

CREATE INDEX "imports_untidy" ON "imports"("state") WHERE NOT "tidied";

-- Lists that are a part of the items, without walking through all of them.
CREATE INDEX "import_items_refused" ON "import_items"("project_id", "import_id", "ordinal") WHERE "refusal" IS NOT NULL;
CREATE INDEX "import_items_same" ON "import_items"("project_id", "import_id", "ordinal") WHERE "same" IS NOT NULL;
CREATE INDEX "import_items_near" ON "import_items"("project_id", "import_id", "ordinal") WHERE "near" IS NOT NULL;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "imports", "import_chunks", "import_items", "import_mappings", "article_signatures" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "article_signatures" TO crossread_export;
  END IF;
END $$;
