import { env } from "cloudflare:workers";

const db = env.DB;

interface Reminder {
  id: number;
  text: string;
  due: string | null;
  at_ms: number | null;
  urgent: 0 | 1;
  weight: number | null;
}

async function add(text: string, due: Date | null, urgent: boolean, weight: number | null): Promise<Reminder> {
  return (await db
    .prepare("INSERT INTO reminder (text, due, at_ms, urgent, weight) VALUES (?, ?, ?, ?, ?) RETURNING *")
    .bind(text, due && due.toISOString(), due && due.getTime(), urgent, weight).first<Reminder>())!;
}

async function dueBefore(limit: number, urgentOnly: boolean): Promise<Reminder[]> {
  return (await db
    .prepare("SELECT * FROM reminder WHERE at_ms <= ?1 AND urgent >= ?2 ORDER BY at_ms, id")
    .bind(limit, urgentOnly).all<Reminder>()).results;
}

async function page(size: number, skip: number): Promise<string[]> {
  const rows = (await db.prepare("SELECT text FROM reminder ORDER BY id LIMIT ? OFFSET ?").bind(size, skip).all<{ text: string }>()).results;
  return rows.map(({ text }) => text);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams: query } = new URL(request.url);
    if (request.method === "POST") {
      const body = (await request.json()) as { text: string; due?: string; urgent: boolean; weight?: number };
      return Response.json(await add(body.text, body.due ? new Date(body.due) : null, body.urgent, body.weight ?? null));
    }
    if (pathname === "/page") return Response.json(await page(Number(query.get("size")), Number(query.get("skip"))));
    return Response.json(await dueBefore(Number(query.get("before")), query.has("urgent")));
  },
};
