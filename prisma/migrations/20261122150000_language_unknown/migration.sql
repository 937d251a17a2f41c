-- The language of an article was “en” by default, and nobody could ever say another: what nobody said is unknown.
ALTER TABLE "articles" ALTER COLUMN "language" DROP DEFAULT, ALTER COLUMN "language" DROP NOT NULL;
UPDATE "articles" SET "language" = NULL;
