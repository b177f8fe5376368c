-- prisma/migrations/20240102000000_no_legacy/migration.sql

/*
  Warnings:

  - The values [LEGACY] on the enum `Plan` will be removed. If these variants are still used in the database, this will fail.

*/
-- AlterEnum
CREATE TABLE "__new_Customer" (
  id TEXT NOT NULL,
  "plan" TEXT NOT NULL DEFAULT 'FREE' CHECK ("plan" IN ('FREE', 'PRO')),
  PRIMARY KEY (id)
);

INSERT INTO "__new_Customer" (id, "plan")
SELECT id, ("plan") FROM "Customer";

DROP TABLE "Customer";

ALTER TABLE "__new_Customer" RENAME TO "Customer";
