-- migrations/0002_rename.sql

ALTER TABLE "User" RENAME COLUMN "order" TO "Limit";

ALTER TABLE "Group" RENAME TO "Table";

ALTER TABLE "Table" ADD COLUMN "check" INTEGER NOT NULL DEFAULT false;
