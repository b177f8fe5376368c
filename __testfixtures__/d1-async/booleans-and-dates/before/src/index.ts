import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run(`CREATE TABLE IF NOT EXISTS reminder (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  due TEXT,
  at_ms INTEGER,
  urgent BOOLEAN NOT NULL,
  weight REAL
)`);

interface Reminder {
  id: number;
  text: string;
  due: string | null;
  at_ms: number | null;
  urgent: 0 | 1;
  weight: number | null;
}

function add(text: string, due: Date | null, urgent: boolean, weight: number | null): Reminder {
  return db
    .query("INSERT INTO reminder (text, due, at_ms, urgent, weight) VALUES (?, ?, ?, ?, ?) RETURNING *")
    .get(text, due && due.toISOString(), due && due.getTime(), urgent, weight) as Reminder;
}

function dueBefore(limit: number, urgentOnly: boolean): Reminder[] {
  return db
    .query("SELECT * FROM reminder WHERE at_ms <= $limit AND urgent >= $urgent ORDER BY at_ms, id")
    .all({ $limit: limit, $urgent: urgentOnly }) as Reminder[];
}

function page(size: number, skip: number): string[] {
  const rows = db.query("SELECT text FROM reminder ORDER BY id LIMIT ? OFFSET ?").all(size, skip) as { text: string }[];
  return rows.map(({ text }) => text);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams: query } = new URL(request.url);
    if (request.method === "POST") {
      const body = (await request.json()) as { text: string; due?: string; urgent: boolean; weight?: number };
      return Response.json(add(body.text, body.due ? new Date(body.due) : null, body.urgent, body.weight ?? null));
    }
    if (pathname === "/page") return Response.json(page(Number(query.get("size")), Number(query.get("skip"))));
    return Response.json(dueBefore(Number(query.get("before")), query.has("urgent")));
  },
};
