const { join } = require("node:path");
const { drizzle } = require("drizzle-orm/node-postgres");
const migrator = require("drizzle-orm/node-postgres/migrator");
const { Pool } = require("pg");

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

migrator.migrate(drizzle(pool), { migrationsFolder: join(__dirname, "migrations") }).then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
