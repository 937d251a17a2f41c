-- Predictions of models as layers of their own: an assignment of a member that is a machine. It is no pass: everything that
-- is compared, decided on, counted as gold or shown to annotators asks for a first pass, and a machine's is 0, for ever.

-- CreateTable
CREATE TABLE "machines" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "machines_pkey" PRIMARY KEY ("project_id","user_id")
);

-- AddForeignKey
ALTER TABLE "machines" ADD CONSTRAINT "machines_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "machines" ADD CONSTRAINT "machines_model" CHECK ("model" <> '');

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "machines" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "machines" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Nobody becomes a machine who has read anything, and nobody who can sign in.
CREATE FUNCTION "keep_machines_apart"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."added_at" := clock_timestamp();
  IF EXISTS (SELECT FROM "assignments" WHERE "project_id" = NEW."project_id" AND "user_id" = NEW."user_id")
     OR NOT EXISTS (SELECT FROM "members" m JOIN "users" u ON u."id" = m."user_id"
                     WHERE m."project_id" = NEW."project_id" AND m."user_id" = NEW."user_id" AND m."disabled_at" IS NOT NULL AND u."disabled_at" IS NOT NULL AND u."password_hash" = '') THEN
    RAISE EXCEPTION 'a machine is a member of its own who cannot sign in'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'machine_member';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "keep_machines_apart" BEFORE INSERT ON "machines" FOR EACH ROW EXECUTE FUNCTION "keep_machines_apart"();

CREATE FUNCTION "machines_stay_out"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."disabled_at" IS NULL OR NEW."role" <> 'annotator') AND EXISTS (SELECT FROM "machines" WHERE "project_id" = NEW."project_id" AND "user_id" = NEW."user_id") THEN
    RAISE EXCEPTION 'a machine is given no role and is not let in'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'machine_member';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "machines_stay_out" BEFORE UPDATE OF "disabled_at", "role" ON "members" FOR EACH ROW EXECUTE FUNCTION "machines_stay_out"();

-- The pass of a machine's layer is 0, and of nobody else's.
CREATE FUNCTION "keep_machine_pass"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."pass" < 0 OR (NEW."pass" = 0) <> EXISTS (SELECT FROM "machines" WHERE "project_id" = NEW."project_id" AND "user_id" = NEW."user_id") THEN
    RAISE EXCEPTION 'the layer of a machine is no pass, and every other is one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'machine_pass';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "keep_machine_pass" BEFORE INSERT OR UPDATE OF "pass", "user_id" ON "assignments" FOR EACH ROW EXECUTE FUNCTION "keep_machine_pass"();

-- No verdict judges what a machine marked.
CREATE FUNCTION "judge_people_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "annotations" a JOIN "assignments" s ON s."project_id" = a."project_id" AND s."id" = a."assignment_id"
              WHERE a."project_id" = NEW."project_id" AND a."id" = NEW."annotation_id" AND s."pass" = 0) THEN
    RAISE EXCEPTION 'what a machine marked is not decided on'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'machine_judged';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "judge_people_only" BEFORE INSERT ON "decision_judged" FOR EACH ROW EXECUTE FUNCTION "judge_people_only"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "machines" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "machines" TO crossread_export;
  END IF;
END $$;
