-- Layers that were made elsewhere and brought in with their annotations: whose they are, from what, and that they are
-- never brought in twice. How their annotations were made is said as of all others.

-- CreateTable
CREATE TABLE "imported_layers" (
    "project_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "annotator" TEXT NOT NULL,
    "content_sha256" BYTEA NOT NULL,
    "imported_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "imported_by_id" UUID NOT NULL,

    CONSTRAINT "imported_layers_pkey" PRIMARY KEY ("project_id","assignment_id")
);

-- AddForeignKey
ALTER TABLE "imported_layers" ADD CONSTRAINT "imported_layers_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignments"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "imported_layers" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "imported_layers" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The clock is that of the database, whatever a client says.
CREATE FUNCTION "stamp_imported_layer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."imported_at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER "stamp_imported_layer" BEFORE INSERT ON "imported_layers" FOR EACH ROW EXECUTE FUNCTION "stamp_imported_layer"();

-- An annotation can also have come in from a file, in a format.
CREATE OR REPLACE FUNCTION "keep_origin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."origin" IS DISTINCT FROM OLD."origin" THEN
    RAISE EXCEPTION 'how an annotation was made never changes'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_origin';
  END IF;
  IF (NEW."origin" = '{"by":"hand"}'
      OR (NEW."origin" - 'phrase' = '{"by":"search"}' AND jsonb_typeof(NEW."origin" -> 'phrase') = 'string' AND NEW."origin" ->> 'phrase' <> '')
      OR (NEW."origin" - 'format' = '{"by":"import"}' AND jsonb_typeof(NEW."origin" -> 'format') = 'string' AND NEW."origin" ->> 'format' <> '')) IS NOT TRUE THEN
    RAISE EXCEPTION 'an annotation is made by hand, by searching for a phrase, or brought in from a file'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_origin';
  END IF;
  RETURN NEW;
END $$;

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "imported_layers" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "imported_layers" TO crossread_export;
  END IF;
END $$;
