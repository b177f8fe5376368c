import { Database } from "bun:sqlite";
import { drizzle, type BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";
import { migrate } from "drizzle-orm/bun-sqlite/migrator";
import * as schema from "./schema";

export type Blog = BunSQLiteDatabase<typeof schema>;

const sqlite = new Database("app.sqlite");
sqlite.run("PRAGMA journal_mode = WAL");
sqlite.run("PRAGMA foreign_keys = ON");

export const db: Blog = drizzle(sqlite, { schema });
migrate(db, { migrationsFolder: "./drizzle" });
