-- What a person gives a script in their place: a token that carries at most what the person may do, cut down to scopes.
-- Only its SHA-256 is kept.

-- CreateTable
CREATE TABLE "tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "project_id" UUID,
    "name" TEXT NOT NULL,
    "scopes" TEXT[] NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "tokens_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tokens_token_hash_key" ON "tokens"("token_hash");

-- CreateIndex
CREATE INDEX "tokens_user_id_idx" ON "tokens"("user_id");

-- AddForeignKey
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "tokens"
  ADD CONSTRAINT "tokens_scopes" CHECK (cardinality("scopes") > 0 AND "scopes" <@ ARRAY['read', 'export', 'import', 'release', 'manage']),
  ADD CONSTRAINT "tokens_hash" CHECK (octet_length("token_hash") = 32),
  ADD CONSTRAINT "tokens_at_most_a_year" CHECK ("expires_at" > "created_at" AND "expires_at" <= "created_at" + interval '366 days');

-- What a token may do, for whom and until when never changes; it can be noted as used, and taken back once.
CREATE FUNCTION "keep_token"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW."created_at" := clock_timestamp();
    RETURN NEW;
  END IF;
  IF (NEW."id", NEW."user_id", NEW."project_id", NEW."name", NEW."scopes", NEW."token_hash", NEW."created_at", NEW."expires_at")
       IS DISTINCT FROM (OLD."id", OLD."user_id", OLD."project_id", OLD."name", OLD."scopes", OLD."token_hash", OLD."created_at", OLD."expires_at")
     OR OLD."revoked_at" IS NOT NULL AND NEW."revoked_at" IS DISTINCT FROM OLD."revoked_at" THEN
    RAISE EXCEPTION 'a token does not change, and one that was taken back stays so'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'token_kept';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "keep_token" BEFORE INSERT OR UPDATE ON "tokens" FOR EACH ROW EXECUTE FUNCTION "keep_token"();
CREATE TRIGGER "no_delete" BEFORE DELETE ON "tokens" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "tokens" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "tokens" TO crossread_app;
  END IF;
END $$;
