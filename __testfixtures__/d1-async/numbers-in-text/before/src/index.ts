import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run(`CREATE TABLE IF NOT EXISTS reading (
  id INTEGER PRIMARY KEY,
  sensor TEXT NOT NULL,
  amount REAL,
  raw TEXT,
  whole INTEGER,
  anything
)`);

function add(sensor: number, amount: number, raw?: number): void {
  db.query("INSERT INTO reading (sensor, amount, raw, whole) VALUES (?, ?, ?, ?)").run(sensor, amount, raw ?? null, amount);
}

function label(id: number): string {
  const row = db.query("SELECT 'reading-' || ? || '/' || sensor AS label FROM reading WHERE id = ?").get(id, id) as {
    label: string;
  } | null;
  return row?.label ?? "none";
}

function ofSensor(sensor: number) {
  return db.query("SELECT id, sensor, amount, raw, whole FROM reading WHERE sensor = ? ORDER BY id LIMIT ?").all(sensor, 10);
}

function since(days: number): number {
  const row = db
    .query("SELECT count(*) AS n FROM reading WHERE datetime('now') > datetime('now', '-' || $days || ' days')")
    .get({ $days: days }) as { n: number };
  return row.n;
}

function rename(from: number, to: number | null): number {
  return db.run("UPDATE reading SET raw = ?1 WHERE sensor = ?2", [to, from]).changes;
}

export default {
  fetch(request: Request): Response {
    const [, action, ...rest] = new URL(request.url).pathname.split("/");
    const [first = 0, second = 0, third] = rest.map(Number);
    if (action === "add") {
      add(first, second, third);
      return new Response("added", { status: 201 });
    }
    if (action === "label") return new Response(label(first));
    if (action === "since") return Response.json(since(first));
    if (action === "rename") return Response.json(rename(first, third ?? second));
    return Response.json(ofSensor(first));
  },
};
