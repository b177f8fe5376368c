import "dotenv/config";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 });

async function main() {
  await migrate(drizzle(pool), { migrationsFolder: "./drizzle" });
  await pool.end();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
