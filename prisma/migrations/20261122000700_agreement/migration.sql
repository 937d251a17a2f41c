-- Figures of agreement, kept by the content they were computed from, with how far their computation is;
-- and the workers that compute, each with when it was last heard of. The queue between the two has a schema
-- of its own, which its package installs: see cli/migrations/queue.ts.

-- CreateTable
CREATE TABLE "agreement_pieces" (
    "project_id" UUID NOT NULL,
    "content_sha256" TEXT NOT NULL,
    "piece" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "hidden" UUID[],
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "parts" INTEGER NOT NULL DEFAULT 0,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "worker" TEXT,
    "because" TEXT,
    "report" JSONB,
    "asked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "agreement_pieces_pkey" PRIMARY KEY ("project_id","content_sha256","piece")
);

-- CreateTable
CREATE TABLE "workers" (
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agreement_pieces_state_idx" ON "agreement_pieces"("state");

-- AddForeignKey
ALTER TABLE "agreement_pieces" ADD CONSTRAINT "agreement_pieces_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "agreement_pieces" ADD CONSTRAINT "agreement_pieces_state" CHECK ("state" IN ('waiting', 'running', 'done', 'failed', 'cancelled'));
ALTER TABLE "agreement_pieces" ADD CONSTRAINT "agreement_pieces_report" CHECK (("state" = 'done') = ("report" IS NOT NULL));
ALTER TABLE "agreement_pieces" ADD CONSTRAINT "agreement_pieces_because" CHECK (("state" = 'failed') = ("because" IS NOT NULL));

-- Whoever works on a piece says with every write which attempt theirs is: one that was thought dead writes nothing.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "agreement_pieces", "workers" TO crossread_app;
  END IF;
END $$;
