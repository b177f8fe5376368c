-- prisma/migrations/20240101000000_init/migration.sql

CREATE TABLE "Customer" (
  id TEXT NOT NULL,
  "plan" TEXT NOT NULL DEFAULT 'FREE' CHECK ("plan" IN ('FREE', 'PRO', 'LEGACY')),
  PRIMARY KEY (id)
);
