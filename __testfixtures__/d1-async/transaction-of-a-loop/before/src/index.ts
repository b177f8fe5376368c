import { Database } from "bun:sqlite";

interface Line {
  sku: string;
  quantity?: number;
}

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS line (sku TEXT PRIMARY KEY, quantity INTEGER NOT NULL)");
db.run("CREATE TABLE IF NOT EXISTS import (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");

const insertLine = db.prepare("INSERT INTO line (sku, quantity) VALUES ($sku, $quantity)");

const insertLines = db.transaction((lines: Line[]) => {
  for (const line of lines) {
    if (line.sku === "") continue;
    insertLine.run({ $sku: line.sku, $quantity: line.quantity ?? null });
  }
});

const importFile = db.transaction((name: string, lines: Line[]) => {
  db.run("INSERT INTO import (name) VALUES (?)", [name]);
  lines.forEach((line) => insertLine.run({ $sku: line.sku, $quantity: line.quantity ?? 1 }));
  return lines.length;
});

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "GET") return Response.json(db.query("SELECT sku, quantity FROM line ORDER BY sku").all());
    const lines = (await request.json()) as Line[];
    try {
      if (pathname === "/import") return Response.json(importFile(searchParams.get("name") ?? "unnamed", lines));
      insertLines(lines);
      return new Response("inserted", { status: 201 });
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
