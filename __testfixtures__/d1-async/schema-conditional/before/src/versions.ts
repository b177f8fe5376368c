import type { Database } from "bun:sqlite";

const MIGRATIONS: ((db: Database) => void)[] = [
  (db) => db.run("ALTER TABLE notes ADD COLUMN archived INTEGER"),
  (db) => db.run("UPDATE notes SET archived = 0"),
];

export function upgrade(db: Database): void {
  const { user_version: version } = db.query("PRAGMA user_version").get() as { user_version: number };
  for (const migration of MIGRATIONS.slice(version)) migration(db);
  db.run(`PRAGMA user_version = ${MIGRATIONS.length}`);
}
