-- migrations/0001_tables.sql

CREATE TABLE "User" (
  "Id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "order" INTEGER NOT NULL DEFAULT 0,
  "select" TEXT,
  "From" INTEGER
);

CREATE TABLE "Group" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "userId" INTEGER NOT NULL,
  "values" TEXT DEFAULT '["a"]',
  CONSTRAINT "Group_values_Check" CHECK (json_array_length("values") > 0),
  FOREIGN KEY ("userId") REFERENCES "User" ("Id") ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Group_userId_idx" ON "Group" ("userId") WHERE id > 10;

INSERT INTO "User" ("order", "select") VALUES (1, 'x'), (2, NULL);

INSERT INTO "Group" ("userId") SELECT "Id" FROM "User" ORDER BY "order" DESC;

UPDATE "User" AS "table" SET "select" = "Group"."values" ->> '$[0]' FROM "Group" WHERE "Group"."userId" = "table"."Id" AND "table"."select" IS NULL;

CREATE VIEW "By Group" AS
SELECT u."Id" AS "Key", count(g.id) AS "Count" FROM "User" AS u LEFT JOIN "Group" AS g ON g."userId" = u."Id" GROUP BY u."Id";
