import { env } from "cloudflare:workers";

const db = env.DB;

async function add(sensor: number, amount: number, raw?: number): Promise<void> {
  await db.prepare("INSERT INTO reading (sensor, amount, raw, whole) VALUES (?, ?, ?, ?)").bind(String(sensor), amount, raw?.toString() ?? null, amount).run();
}

async function label(id: number): Promise<string> {
  const row = await db.prepare("SELECT 'reading-' || ? || '/' || sensor AS label FROM reading WHERE id = ?").bind(String(id), id).first<{
    label: string;
  }>();
  return row?.label ?? "none";
}

async function ofSensor(sensor: number) {
  return (await db.prepare("SELECT id, sensor, amount, raw, whole FROM reading WHERE sensor = ? ORDER BY id LIMIT ?").bind(String(sensor), 10).all()).results;
}

async function since(days: number): Promise<number> {
  const row = (await db
    .prepare("SELECT count(*) AS n FROM reading WHERE datetime('now') > datetime('now', '-' || ?1 || ' days')")
    .bind(days).first<{ n: number }>())!;
  return row.n;
}

async function rename(from: number, to: number | null): Promise<number> {
  return (await db.prepare("UPDATE reading SET raw = ?1 WHERE sensor = ?2").bind(to?.toString() ?? null, String(from)).run()).meta.changes;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, action, ...rest] = new URL(request.url).pathname.split("/");
    const [first = 0, second = 0, third] = rest.map(Number);
    if (action === "add") {
      await add(first, second, third);
      return new Response("added", { status: 201 });
    }
    if (action === "label") return new Response(await label(first));
    if (action === "since") return Response.json(await since(first));
    if (action === "rename") return Response.json(await rename(first, third ?? second));
    return Response.json(await ofSensor(first));
  },
};
