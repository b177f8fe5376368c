-- migrations/0001_names.sql

CREATE TABLE "Order" (
  "userId" TEXT NOT NULL,
  "group" TEXT,
  "index" INTEGER,
  "with space" TEXT,
  "a""b" TEXT,
  camelcase INTEGER,
  "übung" TEXT,
  PRIMARY KEY ("userId")
);

CREATE INDEX "Order_group_idx" ON "Order" ("group", camelcase);

INSERT INTO "Order" ("userId", "group", "index", "with space", "a""b", camelcase, "übung")
VALUES ('6f1c2a4e-0000-4000-8000-000000000001', 'g', 1, 's', 'q', 1704067200000, 'ü');
