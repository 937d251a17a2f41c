-- What we promise, kept by the database itself: quotes that cannot drift, history that cannot be
-- changed, an audit chained by hash, and three roles that may do no more than they need.

-- 1. An article version is evidence ---------------------------------------------------------------

ALTER TABLE "article_versions"
  ADD CONSTRAINT "article_versions_raw_hash" CHECK ("raw_sha256" = encode(sha256("raw"), 'hex')),
  ADD CONSTRAINT "article_versions_text_hash" CHECK ("text_sha256" = encode(sha256(convert_to("text", 'UTF8')), 'hex')),
  ADD CONSTRAINT "article_versions_length" CHECK ("length" = char_length("text") AND "length" > 0),
  ADD CONSTRAINT "article_versions_line_feeds" CHECK (position(E'\r' IN "text") = 0);

-- A slice of a text that is stored compressed would unpack all of it first.
ALTER TABLE "article_versions" ALTER COLUMN "text" SET STORAGE EXTERNAL;

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% keeps what it was given: rows are never changed or deleted', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only';
END $$;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "article_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "codebook_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "codebook_tags" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "annotation_revisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "decision_judged" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "no_delete" BEFORE DELETE ON "annotations" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "article_versions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "codebook_versions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "codebook_tags" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "annotations" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "annotation_revisions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "decisions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "decision_judged" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- 2. No annotation points at the wrong words -------------------------------------------------------

-- Offsets are code points, which is what substr counts. Fragments are sorted, disjoint and do not
-- touch, and no quote has white space at its edges.
CREATE FUNCTION "check_annotation"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fragments int := cardinality(NEW."starts");
  body text;
  body_length int;
BEGIN
  IF fragments = 0 OR fragments <> cardinality(NEW."ends") OR fragments <> cardinality(NEW."quotes") THEN
    RAISE EXCEPTION 'an annotation has one start, one end and one quote for each of its fragments, and at least one fragment'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_extent';
  END IF;
  SELECT "text", "length" INTO STRICT body, body_length FROM "article_versions"
    WHERE "project_id" = NEW."project_id" AND "id" = NEW."article_version_id";
  FOR i IN 1 .. fragments LOOP
    IF NEW."starts"[i] IS NULL OR NEW."ends"[i] IS NULL OR NEW."starts"[i] < 0 OR NEW."ends"[i] <= NEW."starts"[i]
       OR NEW."ends"[i] > body_length OR (i > 1 AND NEW."starts"[i] <= NEW."ends"[i - 1]) THEN
      RAISE EXCEPTION 'fragment % from % to % is not a sorted, disjoint stretch of a text of % code points',
        i, NEW."starts"[i], NEW."ends"[i], body_length
        USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_extent';
    END IF;
    IF substr(body, NEW."starts"[i] + 1, NEW."ends"[i] - NEW."starts"[i]) IS DISTINCT FROM NEW."quotes"[i] THEN
      RAISE EXCEPTION 'the quote of fragment % is not the text from % to %', i, NEW."starts"[i], NEW."ends"[i]
        USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_quote';
    END IF;
    IF NEW."quotes"[i] ~ '^\s' OR NEW."quotes"[i] ~ '\s$' THEN
      RAISE EXCEPTION 'fragment % has white space at its edge', i
        USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_extent';
    END IF;
  END LOOP;

  IF TG_OP = 'INSERT' THEN
    IF NEW."version" <> 1 THEN
      RAISE EXCEPTION 'the first version of an annotation is 1, not %', NEW."version"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_version';
    END IF;
  ELSE
    IF NEW."version" <> OLD."version" + 1 THEN
      RAISE EXCEPTION 'version % follows version %, not %', OLD."version" + 1, OLD."version", NEW."version"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_version';
    END IF;
    IF (NEW."project_id", NEW."id", NEW."assignment_id", NEW."article_version_id", NEW."codebook_version_id")
       IS DISTINCT FROM (OLD."project_id", OLD."id", OLD."assignment_id", OLD."article_version_id", OLD."codebook_version_id") THEN
      RAISE EXCEPTION 'an annotation stays with its assignment'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'annotation_identity';
    END IF;
  END IF;
  NEW."changed_at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER "check_annotation" BEFORE INSERT OR UPDATE ON "annotations" FOR EACH ROW EXECUTE FUNCTION "check_annotation"();

-- 3. Every write is a new row of history ------------------------------------------------------------

-- Runs with the owner's rights and a fixed path: the app may read the history, and only this function writes it.
CREATE FUNCTION "record_annotation"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "annotation_revisions"
    ("project_id", "annotation_id", "version", "tag", "starts", "ends", "quotes", "note", "attributes", "deleted", "changed_at", "changed_by_id")
  VALUES
    (NEW."project_id", NEW."id", NEW."version", NEW."tag", NEW."starts", NEW."ends", NEW."quotes", NEW."note", NEW."attributes",
     NEW."deleted", NEW."changed_at", NEW."changed_by_id");
  RETURN NULL;
END $$;

CREATE TRIGGER "record_annotation" AFTER INSERT OR UPDATE ON "annotations" FOR EACH ROW EXECUTE FUNCTION "record_annotation"();

-- 4. The audit is a chain ----------------------------------------------------------------------------

-- Each row's hash covers the hash of the row before, so that a row taken out or changed shows.
CREATE FUNCTION "chain_audit"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('crossread.audit'));
  NEW."at" := clock_timestamp();
  NEW."id" := coalesce((SELECT max("id") FROM "audit_events"), 0) + 1;
  NEW."previous_hash" := coalesce((SELECT "hash" FROM "audit_events" ORDER BY "id" DESC LIMIT 1), '\x'::bytea);
  NEW."hash" := sha256(NEW."previous_hash" || convert_to(
    jsonb_build_array(NEW."id", NEW."at" AT TIME ZONE 'UTC', NEW."project_id", NEW."actor_id", NEW."action", NEW."detail")::text, 'UTF8'));
  RETURN NEW;
END $$;

CREATE TRIGGER "chain_audit" BEFORE INSERT ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "chain_audit"();

-- 5. Forms that every client must keep -----------------------------------------------------------------

ALTER TABLE "users" ADD CONSTRAINT "users_email_form" CHECK ("email" = lower("email") AND "email" ~ '^[^@\s]+@[^@\s]+$');
ALTER TABLE "projects" ADD CONSTRAINT "projects_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80);
ALTER TABLE "articles" ADD CONSTRAINT "articles_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120);
ALTER TABLE "articles" ADD CONSTRAINT "articles_url_scheme" CHECK ("url" ~ '^https?://');
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_submitted" CHECK (("status" = 'submitted') = ("submitted_at" IS NOT NULL) OR "status" = 'reopened');

-- 6. Roles ---------------------------------------------------------------------------------------------

-- The owner runs migrations. The app reads and writes rows, without DDL, and cannot touch history.
-- The export role reads. Where the database is somebody else's, these roles may be missing.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT USAGE ON SCHEMA public TO crossread_app;
    GRANT SELECT, INSERT, UPDATE ON "users", "sessions", "projects", "members", "invitations", "outlets", "stories", "articles",
      "assignments", "annotations" TO crossread_app;
    GRANT SELECT, INSERT ON "article_versions", "codebook_versions", "codebook_tags", "decisions", "decision_judged", "audit_events" TO crossread_app;
    GRANT SELECT ON "annotation_revisions" TO crossread_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_limits" TO crossread_app;
    GRANT USAGE ON SEQUENCE "audit_events_id_seq" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT USAGE ON SCHEMA public TO crossread_export;
    GRANT SELECT ON "projects", "members", "outlets", "stories", "articles", "article_versions", "codebook_versions", "codebook_tags",
      "assignments", "annotations", "annotation_revisions", "decisions", "decision_judged" TO crossread_export;
  END IF;
END $$;
