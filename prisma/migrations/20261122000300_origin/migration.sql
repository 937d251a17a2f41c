-- How an annotation was made: by hand, or as one of the places that a search for a phrase found. Said by the write that
-- makes it, and never changed. What there was before was not recorded, and counts as made by hand.

-- AlterTable
ALTER TABLE "annotations" ADD COLUMN "origin" JSONB NOT NULL DEFAULT '{"by":"hand"}';

-- AlterTable
ALTER TABLE "annotation_revisions" ADD COLUMN "origin" JSONB NOT NULL DEFAULT '{"by":"hand"}';


-- One of the two forms, and always the same one.
CREATE FUNCTION "keep_origin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."origin" IS DISTINCT FROM OLD."origin" THEN
    RAISE EXCEPTION 'how an annotation was made never changes'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_origin';
  END IF;
  IF (NEW."origin" = '{"by":"hand"}'
      OR (NEW."origin" - 'phrase' = '{"by":"search"}' AND jsonb_typeof(NEW."origin" -> 'phrase') = 'string' AND NEW."origin" ->> 'phrase' <> '')) IS NOT TRUE THEN
    RAISE EXCEPTION 'an annotation is made by hand, or by searching for a phrase'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_origin';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "keep_origin" BEFORE INSERT OR UPDATE ON "annotations" FOR EACH ROW EXECUTE FUNCTION "keep_origin"();

-- Each version has the origin of its annotation, whoever writes the row of history.
CREATE FUNCTION "record_origin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a."origin" INTO STRICT NEW."origin" FROM "annotations" a WHERE a."project_id" = NEW."project_id" AND a."id" = NEW."annotation_id";
  RETURN NEW;
END $$;

CREATE TRIGGER "record_origin" BEFORE INSERT ON "annotation_revisions" FOR EACH ROW EXECUTE FUNCTION "record_origin"();
