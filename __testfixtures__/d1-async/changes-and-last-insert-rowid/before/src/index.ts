import { type Changes, Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL UNIQUE, amount INTEGER)");
db.run("CREATE TABLE IF NOT EXISTS line (entry_id INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (entry_id, position))");

const insert = db.prepare("INSERT INTO entry (label, amount) VALUES (?, ?)");

function write(label: string, amount: number): Changes {
  return insert.run(label, amount);
}

function add(label: string, amount: number, lines: number) {
  const result = write(label, amount);
  const id = result.lastInsertRowid;
  for (let position = 1; position <= lines; position++) {
    db.run("INSERT INTO line (entry_id, position) VALUES (?, ?)", [id, position]);
  }
  return { id, written: result.changes };
}

function double(minimum: number) {
  const { changes: doubled } = db.prepare("UPDATE entry SET amount = amount * 2 WHERE amount >= ?").run(minimum);
  return { doubled };
}

export default {
  fetch(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    const label = searchParams.get("label");
    if (pathname === "/add") return Response.json(add(label as string, Number(searchParams.get("amount")), Number(searchParams.get("lines"))));
    if (pathname === "/double") return Response.json(double(Number(searchParams.get("minimum"))));
    if (!db.run("DELETE FROM entry WHERE label = ?", [label]).changes) return new Response("nothing deleted", { status: 404 });
    return new Response(`${db.prepare("DELETE FROM line WHERE entry_id NOT IN (SELECT id FROM entry)").run().changes} lines`);
  },
};
