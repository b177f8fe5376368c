import { defineTransform } from "../../src/engine/transform.js";
import { codes } from "./codes.js";
import { options } from "./options.js";

export default defineTransform({
  name: "drizzle-d1",
  summary: "drizzle on PostgreSQL (schema, driver, config, queries) → drizzle on D1",
  scope: "project",
  triggers: [
    "drizzle-orm",
    "drizzle-kit",
    '"pg"',
    "'pg'",
    '"postgres"',
    "'postgres'",
    "npm:pg",
    "npm:postgres",
    "deno.land/x/postgres",
    "@neondatabase/serverless",
    "@vercel/postgres",
    "@electric-sql/pglite",
    "@aws-sdk/client-rds-data",
    "@xata.io/client",
    "@prisma/client",
    "kysely",
    "typeorm",
    "sequelize",
    "@mikro-orm/postgresql",
  ],
  options,
  converts: ["drizzle-orm/pg-core"],
  codes,
  plan: async (context) => (await import("./plan.js")).plan(context),
});
