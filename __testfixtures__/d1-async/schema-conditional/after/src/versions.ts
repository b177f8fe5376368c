const MIGRATIONS: ((db: D1Database) => unknown)[] = [
  (db) => db.prepare("ALTER TABLE notes ADD COLUMN archived INTEGER").run(),
  (db) => db.prepare("UPDATE notes SET archived = 0").run(),
];

export async function upgrade(db: D1Database): Promise<void> {
  const { user_version: version } = (await db.prepare("PRAGMA user_version").first<{ user_version: number }>())!;
  for (const migration of MIGRATIONS.slice(version)) await migration(db);
  await db.prepare(`PRAGMA user_version = ${MIGRATIONS.length}`).run();
}
