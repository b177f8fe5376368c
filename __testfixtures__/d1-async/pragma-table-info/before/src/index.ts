import Database from "better-sqlite3";

const db = new Database("app.sqlite");
db.pragma("journal_mode = WAL");
db.pragma("synchronous = NORMAL");
db.pragma("foreign_keys = ON");
db.exec("CREATE TABLE IF NOT EXISTS parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '-')");
db.exec("CREATE TABLE IF NOT EXISTS child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id) ON DELETE CASCADE)");

interface Column {
  name: string;
  type: string;
  notnull: number;
}

function columns(): string[] {
  return (db.pragma("table_info(child)") as Column[]).map((column) => `${column.name} ${column.type}`);
}

function references() {
  return db.prepare("PRAGMA foreign_key_list(child)").all() as { table: string; from: string; on_delete: string }[];
}

export default {
  fetch(request: Request): Response {
    const { pathname } = new URL(request.url);
    if (pathname === "/columns") return Response.json(columns());
    if (pathname === "/references") return Response.json(references().map((key) => [key.from, key.table, key.on_delete]));
    if (pathname === "/fill") {
      db.prepare("INSERT INTO parent (id) VALUES (1), (2)").run();
      db.prepare("INSERT INTO child (parent) VALUES (1), (1), (2)").run();
      return new Response("filled");
    }
    return Response.json(db.prepare("DELETE FROM parent WHERE id = ?").run(Number(pathname.slice(1))).changes);
  },
};
