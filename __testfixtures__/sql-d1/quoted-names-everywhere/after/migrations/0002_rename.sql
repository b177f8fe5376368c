ALTER TABLE "User" RENAME COLUMN "order" TO "Limit";
ALTER TABLE "Group" RENAME TO "Table";
ALTER TABLE "Table" ADD COLUMN "check" boolean NOT NULL DEFAULT false;
