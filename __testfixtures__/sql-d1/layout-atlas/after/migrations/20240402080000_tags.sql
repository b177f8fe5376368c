-- Modify "photos" table
ALTER TABLE "photos" ADD COLUMN "tags" text[] NOT NULL DEFAULT '{}';
