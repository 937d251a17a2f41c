-- What is known of an article can be corrected. Each change is counted, whoever makes it, so that of two leads who look at
-- the same state only one changes it unawares: the other is told.
ALTER TABLE "articles" ADD COLUMN "details_version" INTEGER NOT NULL DEFAULT 1;

CREATE FUNCTION "count_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."details_version" := OLD."details_version" + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER "count_change" BEFORE UPDATE ON "articles" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "count_change"();
