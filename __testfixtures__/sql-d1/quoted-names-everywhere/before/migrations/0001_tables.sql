CREATE TABLE "User" ("Id" serial PRIMARY KEY, "order" integer NOT NULL DEFAULT 0, "select" text, "From" timestamptz);
CREATE TABLE "Group" ("id" serial PRIMARY KEY, "userId" integer NOT NULL REFERENCES "User" ("Id") ON UPDATE CASCADE, "values" text[] DEFAULT ARRAY['a'], CONSTRAINT "Group_values_Check" CHECK (cardinality("values") > 0));
CREATE UNIQUE INDEX "Group_userId_idx" ON "Group" ("userId") WHERE "id" > 10;
INSERT INTO "User" ("order", "select") VALUES (1, 'x'), (2, NULL);
INSERT INTO "Group" ("userId") SELECT "Id" FROM "User" ORDER BY "order" DESC;
UPDATE "User" AS "table" SET "select" = "Group"."values"[1] FROM "Group" WHERE "Group"."userId" = "table"."Id" AND "table"."select" IS NULL;
CREATE VIEW "By Group" AS SELECT u."Id" AS "Key", count(g.id) AS "Count" FROM "User" u LEFT JOIN "Group" g ON g."userId" = u."Id" GROUP BY u."Id";
