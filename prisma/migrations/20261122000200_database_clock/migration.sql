-- What time it is, is for the database to say. Prisma fills in a default of now() by the clock of its own process, and
-- replicas whose clocks differ would put rows into an order that never was: the letters of annotators in an export go by
-- the order in which they joined. A default that only the database can work out is left to it.
--
-- Expand only: a server of the build before writes its own times, which are taken as they come. No row is rewritten.
ALTER TABLE "users" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();
ALTER TABLE "sessions" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp(), ALTER COLUMN "last_seen_at" SET DEFAULT clock_timestamp();
ALTER TABLE "projects" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();
ALTER TABLE "members" ALTER COLUMN "joined_at" SET DEFAULT clock_timestamp();
ALTER TABLE "invitations" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();
ALTER TABLE "outlets" ALTER COLUMN "changed_at" SET DEFAULT clock_timestamp();
ALTER TABLE "articles" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();
ALTER TABLE "article_versions" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();
ALTER TABLE "codebook_versions" ALTER COLUMN "published_at" SET DEFAULT clock_timestamp();
ALTER TABLE "assignments" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();
ALTER TABLE "annotations" ALTER COLUMN "changed_at" SET DEFAULT clock_timestamp();
ALTER TABLE "annotation_writes" ALTER COLUMN "stored_at" SET DEFAULT clock_timestamp();
ALTER TABLE "kept_writes" ALTER COLUMN "kept_at" SET DEFAULT clock_timestamp();
ALTER TABLE "answers" ALTER COLUMN "changed_at" SET DEFAULT clock_timestamp();
ALTER TABLE "flag_messages" ALTER COLUMN "at" SET DEFAULT clock_timestamp();
ALTER TABLE "decisions" ALTER COLUMN "decided_at" SET DEFAULT clock_timestamp();
ALTER TABLE "audit_events" ALTER COLUMN "at" SET DEFAULT clock_timestamp();
