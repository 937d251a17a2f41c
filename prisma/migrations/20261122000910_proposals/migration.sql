-- What a lead made of the passages that verdicts propose for the codebook: taken into the next version, set aside, or
-- neither again.

-- CreateEnum
CREATE TYPE "SettlementKind" AS ENUM ('taken', 'setAside', 'reopened');

-- CreateTable
CREATE TABLE "proposal_settlements" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "kind" "SettlementKind" NOT NULL,
    "tag" TEXT,
    "quote" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "codebook_version_id" UUID NOT NULL,
    "replaces_id" UUID,
    "settled_by_id" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "proposal_settlements_pkey" PRIMARY KEY ("project_id","id"),
    -- What is taken has a place and words; nothing else has.
    CONSTRAINT "settled_passage" CHECK (("kind" = 'taken') = ("tag" IS NOT NULL) AND ("tag" IS NULL) = ("quote" IS NULL)),
    CONSTRAINT "settled_reason" CHECK ("kind" <> 'setAside' OR "note" <> '')
);

-- CreateIndex
CREATE INDEX "proposal_settlements_project_id_decision_id_idx" ON "proposal_settlements"("project_id", "decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_settlements_project_id_replaces_id_key" ON "proposal_settlements"("project_id", "replaces_id");

-- AddForeignKey
ALTER TABLE "proposal_settlements" ADD CONSTRAINT "proposal_settlements_project_id_decision_id_fkey" FOREIGN KEY ("project_id", "decision_id") REFERENCES "decisions"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_settlements" ADD CONSTRAINT "proposal_settlements_project_id_codebook_version_id_fkey" FOREIGN KEY ("project_id", "codebook_version_id") REFERENCES "codebook_versions"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_settlements" ADD CONSTRAINT "proposal_settlements_project_id_settled_by_id_fkey" FOREIGN KEY ("project_id", "settled_by_id") REFERENCES "members"("project_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_settlements" ADD CONSTRAINT "proposal_settlements_project_id_replaces_id_fkey" FOREIGN KEY ("project_id", "replaces_id") REFERENCES "proposal_settlements"("project_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- The proposals of a project, without walking through its decisions.
CREATE INDEX "decisions_proposed" ON "decisions"("project_id", "decided_at") WHERE "proposal" IS NOT NULL;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "proposal_settlements" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "never_emptied" BEFORE TRUNCATE ON "proposal_settlements" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') THEN
    GRANT SELECT, INSERT ON "proposal_settlements" TO crossread_app;
  END IF;
END $$;
