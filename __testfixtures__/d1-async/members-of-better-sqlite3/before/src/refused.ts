import type Database from "better-sqlite3";

export function prepare(db: Database.Database): void {
  db.function("half", (value: number) => value / 2);
  db.aggregate("total", { start: 0, step: (sum: number, value: number) => sum + value });
  db.defaultSafeIntegers(true);
  db.loadExtension("./vector");
  if (!db.open) throw new Error("closed");
  console.log(db.name);
}

export async function save(db: Database.Database): Promise<void> {
  await db.backup("copy.sqlite");
}

export function details(statement: Database.Statement): unknown {
  const columns = statement.columns();
  return { columns, source: statement.source };
}

export function exact(statement: Database.Statement): unknown {
  return statement.safeIntegers().get(1);
}

export function grouped(db: Database.Database): unknown {
  return db.prepare("SELECT * FROM notes JOIN users ON users.id = notes.author").expand().all();
}

export function version(db: Database.Database): number {
  return db.pragma("user_version", { simple: true }) as number;
}
