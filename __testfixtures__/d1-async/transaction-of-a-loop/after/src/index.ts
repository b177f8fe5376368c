import { env } from "cloudflare:workers";

interface Line {
  sku: string;
  quantity?: number;
}

const db = env.DB;

const insertLine = db.prepare("INSERT INTO line (sku, quantity) VALUES (?1, ?2)");

const insertLines = async (lines: Line[]) => {
  const statements: D1PreparedStatement[] = [];
  for (const line of lines) {
    if (line.sku === "") continue;
    statements.push(insertLine.bind(line.sku, line.quantity ?? null));
  }
  if (statements.length > 0) await db.batch(statements);
};

const importFile = async (name: string, lines: Line[]) => {
  const statements: D1PreparedStatement[] = [];
  statements.push(db.prepare("INSERT INTO import (name) VALUES (?)").bind(name));
  lines.forEach((line) => statements.push(insertLine.bind(line.sku, line.quantity ?? 1)));
  if (statements.length > 0) await db.batch(statements);
  return lines.length;
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "GET") return Response.json((await db.prepare("SELECT sku, quantity FROM line ORDER BY sku").all()).results);
    const lines = (await request.json()) as Line[];
    try {
      if (pathname === "/import") return Response.json(await importFile(searchParams.get("name") ?? "unnamed", lines));
      await insertLines(lines);
      return new Response("inserted", { status: 201 });
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
