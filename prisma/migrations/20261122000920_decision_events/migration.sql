-- Who reviews hears at once what somebody else decides. Ids alone: whoever listens asks what they may know of them.

CREATE FUNCTION "announce_decision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('crossread_decisions', json_build_object('project', NEW."project_id", 'decision', NEW."id")::text);
  RETURN NULL;
END $$;

CREATE TRIGGER "announce" AFTER INSERT ON "decisions" FOR EACH ROW EXECUTE FUNCTION "announce_decision"();
