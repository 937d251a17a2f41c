-- As of every other table (migration database_clock).
ALTER TABLE "answer_writes" ALTER COLUMN "stored_at" SET DEFAULT clock_timestamp();
