import { env } from "cloudflare:workers";

const db = env.DB;

async function count(): Promise<number> {
  return (await db.prepare("SELECT count(*) FROM measurement").raw())[0]?.[0] as number;
}

async function latest(station: string): Promise<unknown> {
  return (await db.prepare("SELECT value FROM measurement WHERE station = ? ORDER BY id DESC").bind(station).raw())[0]?.[0];
}

async function stations(): Promise<string[]> {
  return (await db.prepare("SELECT DISTINCT station FROM measurement ORDER BY station").raw()).map(([value]) => value) as string[];
}

async function table(station: string) {
  return db.prepare("SELECT id, value FROM measurement WHERE station = ? ORDER BY id").bind(station).raw();
}

async function total(station: string): Promise<number> {
  let sum = 0;
  const rows = db.prepare("SELECT value FROM measurement WHERE station = ?");
  for (const { value } of (await rows.bind(station).all<{ value: number | null }>()).results) {
    if (value === null) break;
    sum += value;
  }
  return sum;
}

const insert = db.prepare("INSERT INTO measurement (station, value) VALUES (?1, ?2)");

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (request.method === "POST") {
      const body = (await request.json()) as { station: string; value: number | null };
      return Response.json({ changes: (await insert.bind(body.station, body.value).run()).meta.changes });
    }
    const station = searchParams.get("station");
    if (station === null) return Response.json({ count: await count(), stations: await stations() });
    return Response.json({ latest: await latest(station), table: await table(station), total: await total(station) });
  },
};
