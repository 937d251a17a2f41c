-- Releases: what a project publishes. The bytes of its files are kept here, in pieces, and once it is published nothing of it
-- changes or goes away any more. Until then a release that is made again, or given up, may lose its files.

-- CreateTable
CREATE TABLE "releases" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'making',
    "step" TEXT NOT NULL DEFAULT '',
    "done" INTEGER NOT NULL DEFAULT 0,
    "parts" INTEGER NOT NULL DEFAULT 0,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "worker" TEXT,
    "because" TEXT,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "facts" JSONB,
    "certificate" JSONB,
    "changes" JSONB,
    "snapshot_at" TIMESTAMPTZ(6),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "published_by_id" UUID,
    "published_at" TIMESTAMPTZ(6),

    CONSTRAINT "releases_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "release_files" (
    "project_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "release_files_pkey" PRIMARY KEY ("project_id","release_id","position")
);

-- CreateTable
CREATE TABLE "release_chunks" (
    "project_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "file" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "release_chunks_pkey" PRIMARY KEY ("project_id","release_id","file","number")
);

-- CreateTable
CREATE TABLE "release_withdrawals" (
    "project_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_by_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "release_withdrawals_pkey" PRIMARY KEY ("project_id","release_id")
);

-- CreateIndex
CREATE INDEX "releases_state_idx" ON "releases"("state");

-- CreateIndex
CREATE UNIQUE INDEX "releases_project_id_number_key" ON "releases"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "release_files_project_id_release_id_path_key" ON "release_files"("project_id", "release_id", "path");

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_project_id_created_by_id_fkey" FOREIGN KEY ("project_id", "created_by_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_files" ADD CONSTRAINT "release_files_project_id_release_id_fkey" FOREIGN KEY ("project_id", "release_id") REFERENCES "releases"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_chunks" ADD CONSTRAINT "release_chunks_project_id_release_id_fkey" FOREIGN KEY ("project_id", "release_id") REFERENCES "releases"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_withdrawals" ADD CONSTRAINT "release_withdrawals_project_id_release_id_fkey" FOREIGN KEY ("project_id", "release_id") REFERENCES "releases"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_withdrawals" ADD CONSTRAINT "release_withdrawals_project_id_withdrawn_by_id_fkey" FOREIGN KEY ("project_id", "withdrawn_by_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "releases"
  ADD CONSTRAINT "releases_state" CHECK ("state" IN ('making', 'draft', 'published', 'failed', 'discarded')),
  ADD CONSTRAINT "releases_number" CHECK ("number" > 0),
  ADD CONSTRAINT "releases_because" CHECK (("state" = 'failed') = ("because" IS NOT NULL)),
  ADD CONSTRAINT "releases_made" CHECK ("state" NOT IN ('draft', 'published') OR ("certificate" IS NOT NULL AND "facts" IS NOT NULL AND "snapshot_at" IS NOT NULL)),
  ADD CONSTRAINT "releases_published" CHECK (("state" = 'published') = ("published_at" IS NOT NULL) AND ("published_at" IS NULL) = ("published_by_id" IS NULL)),
  -- What the certificate could not account for is not published, whoever asks for it.
  ADD CONSTRAINT "releases_certified" CHECK ("state" <> 'published' OR ("certificate" ->> 'sound')::boolean IS TRUE);
ALTER TABLE "release_files"
  ADD CONSTRAINT "release_files_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "release_files_size" CHECK ("size" >= 0);
ALTER TABLE "release_chunks"
  ADD CONSTRAINT "release_chunks_bytes" CHECK (octet_length("bytes") BETWEEN 1 AND 1048576);
ALTER TABLE "release_withdrawals" ADD CONSTRAINT "release_withdrawals_reason" CHECK (length(btrim("reason")) > 0);

-- A release that is published, or was given up, is at its end.
CREATE FUNCTION "freeze_release"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" IN ('published', 'discarded') THEN
    RAISE EXCEPTION 'release % is %: nothing of it changes any more', OLD."number", OLD."state"
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'release_frozen';
  END IF;
  IF (NEW."project_id", NEW."id", NEW."number", NEW."created_by_id", NEW."created_at") IS DISTINCT FROM (OLD."project_id", OLD."id", OLD."number", OLD."created_by_id", OLD."created_at") THEN
    RAISE EXCEPTION 'a release keeps its number' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'release_frozen';
  END IF;
  IF NEW."state" = 'published' THEN NEW."published_at" := clock_timestamp(); END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "frozen" BEFORE UPDATE ON "releases" FOR EACH ROW EXECUTE FUNCTION "freeze_release"();
CREATE TRIGGER "no_delete" BEFORE DELETE ON "releases" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "releases" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The bytes of a release are added while it is made or a draft, taken away only while it is not published, and never changed.
CREATE FUNCTION "freeze_release_bytes"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stage text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'the bytes of a release are never changed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'release_frozen';
  ELSIF TG_OP = 'INSERT' THEN
    -- Shared with others who add, and against whoever is about to publish.
    SELECT "state" INTO STRICT stage FROM "releases" WHERE "project_id" = NEW."project_id" AND "id" = NEW."release_id" FOR SHARE;
    IF stage NOT IN ('making', 'draft') THEN
      RAISE EXCEPTION 'nothing is added to a release that is %', stage USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'release_frozen';
    END IF;
    RETURN NEW;
  END IF;
  SELECT "state" INTO STRICT stage FROM "releases" WHERE "project_id" = OLD."project_id" AND "id" = OLD."release_id" FOR SHARE;
  IF stage = 'published' THEN
    RAISE EXCEPTION 'nothing is taken out of a release that is published' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'release_frozen';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "frozen" BEFORE INSERT OR UPDATE OR DELETE ON "release_files" FOR EACH ROW EXECUTE FUNCTION "freeze_release_bytes"();
CREATE TRIGGER "frozen" BEFORE INSERT OR UPDATE OR DELETE ON "release_chunks" FOR EACH ROW EXECUTE FUNCTION "freeze_release_bytes"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "release_files" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "release_chunks" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "release_withdrawals" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "release_withdrawals" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "releases" TO crossread_app;
    GRANT SELECT, INSERT, DELETE ON "release_files", "release_chunks" TO crossread_app;
    GRANT SELECT, INSERT ON "release_withdrawals" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "releases", "release_files", "release_chunks", "release_withdrawals" TO crossread_export;
  END IF;
END $$;
