import { Database, type SQLQueryBindings } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS item (id INTEGER PRIMARY KEY, label TEXT NOT NULL, tag TEXT, rank INTEGER)");

function insertItem(values: [label: string, tag: string | null, rank: number]): void {
  db.run("INSERT INTO item (label, tag, rank) VALUES (?, ?, ?)", values);
}

function itemsWithTags(tags: string[]) {
  const marks = tags.map(() => "?").join(", ");
  return db.query(`SELECT id, label FROM item WHERE tag IN (${marks}) ORDER BY id`).all(...tags);
}

function itemsAbove(rank: number, tags: string[]) {
  const marks = tags.map(() => "?").join(", ");
  return db.prepare(`SELECT id, label FROM item WHERE rank > ? AND tag IN (${marks}) ORDER BY id`).all(rank, ...tags);
}

function updateItem(id: number, changes: { label?: string | null; tag?: string | null }): number {
  const sets: string[] = [];
  const values: SQLQueryBindings[] = [];
  for (const [column, value] of Object.entries(changes)) {
    if (column !== "label" && column !== "tag") continue;
    sets.push(`${column} = ?`);
    values.push(value);
  }
  if (sets.length === 0) return 0;
  values.push(id);
  return db.run(`UPDATE item SET ${sets.join(", ")} WHERE id = ?`, values).changes;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const tags = searchParams.getAll("tag");
    if (pathname === "/above") return Response.json(itemsAbove(Number(searchParams.get("rank")), tags));
    if (request.method === "GET") return Response.json(itemsWithTags(tags));
    const body = (await request.json()) as { label: string; tag?: string; rank?: number };
    if (request.method === "PATCH") return Response.json(updateItem(Number(searchParams.get("id")), body));
    insertItem([body.label, body.tag ?? null, body.rank ?? 0]);
    return new Response(null, { status: 201 });
  },
};
