CREATE TABLE "Order" (
  "userId" uuid NOT NULL,
  "group" text,
  "index" integer,
  "with space" text,
  "a""b" text,
  CamelCase timestamptz,
  "übung" text,
  CONSTRAINT "Order pkey" PRIMARY KEY ("userId")
);
CREATE INDEX "Order_group_idx" ON "Order" ("group", CAMELCASE);
INSERT INTO "Order" ("userId", "group", "index", "with space", "a""b", camelcase, "übung")
VALUES ('6f1c2a4e-0000-4000-8000-000000000001', 'g', 1, 's', 'q', '2024-01-01T00:00:00Z', 'ü');
