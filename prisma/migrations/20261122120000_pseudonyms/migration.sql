-- Whoever is in a project is called by a number in what leaves it: given once, when they become a member, and never
-- changed, whoever joins or leaves, and whatever is said of when they joined. Numbers are drawn, so that they do not
-- tell who came first. Those who are members already keep the number that earlier exports gave them.

-- CreateTable
CREATE TABLE "pseudonyms" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "given_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "pseudonyms_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pseudonyms_project_id_number_key" ON "pseudonyms"("project_id", "number");

-- AddForeignKey
ALTER TABLE "pseudonyms" ADD CONSTRAINT "pseudonyms_project_id_user_id_fkey" FOREIGN KEY ("project_id", "user_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;


INSERT INTO "pseudonyms" ("project_id", "user_id", "number")
SELECT "project_id", "user_id", row_number() OVER (PARTITION BY "project_id" ORDER BY "joined_at", "user_id") FROM "members";

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "pseudonyms" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "pseudonyms" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Of three digits while there are few people, of more when half of those are given: a free one is soon found.
CREATE FUNCTION "give_pseudonym"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  least integer := 100;
  drawn integer;
BEGIN
  -- One at a time in a project: two who join at once must not draw the same.
  PERFORM pg_advisory_xact_lock(hashtextextended('pseudonyms ' || NEW."project_id", 0));
  WHILE (SELECT count(*) FROM "pseudonyms" WHERE "project_id" = NEW."project_id" AND "number" BETWEEN least AND 10 * least - 1) > 4 * least LOOP
    least := 10 * least;
  END LOOP;
  LOOP
    drawn := least + (('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 7))::bit(28)::integer % (9 * least));
    INSERT INTO "pseudonyms" ("project_id", "user_id", "number") VALUES (NEW."project_id", NEW."user_id", drawn) ON CONFLICT DO NOTHING;
    EXIT WHEN EXISTS (SELECT FROM "pseudonyms" WHERE "project_id" = NEW."project_id" AND "user_id" = NEW."user_id");
  END LOOP;
  RETURN NEW;
END $$;

CREATE TRIGGER "give_pseudonym" AFTER INSERT ON "members" FOR EACH ROW EXECUTE FUNCTION "give_pseudonym"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "pseudonyms" TO crossread_app;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_export') THEN
    GRANT SELECT ON "pseudonyms", "case_messages", "case_message_about" TO crossread_export;
  END IF;
END $$;
