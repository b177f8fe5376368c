import Database from "better-sqlite3";

const db = new Database("app.sqlite");
db.exec("CREATE TABLE IF NOT EXISTS measurement (id INTEGER PRIMARY KEY, station TEXT NOT NULL, value REAL)");

function count(): number {
  return db.prepare("SELECT count(*) FROM measurement").pluck().get() as number;
}

function latest(station: string): unknown {
  return db.prepare("SELECT value FROM measurement WHERE station = ? ORDER BY id DESC").pluck().get(station);
}

function stations(): string[] {
  return db.prepare("SELECT DISTINCT station FROM measurement ORDER BY station").pluck().all() as string[];
}

function table(station: string) {
  return db.prepare("SELECT id, value FROM measurement WHERE station = ? ORDER BY id").raw().all(station);
}

function total(station: string): number {
  let sum = 0;
  const rows = db.prepare<[string], { value: number | null }>("SELECT value FROM measurement WHERE station = ?");
  for (const { value } of rows.iterate(station)) {
    if (value === null) break;
    sum += value;
  }
  return sum;
}

const insert = db.prepare("INSERT INTO measurement (station, value) VALUES (:station, :value)");

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (request.method === "POST") {
      const body = (await request.json()) as { station: string; value: number | null };
      return Response.json({ changes: insert.run({ station: body.station, value: body.value }).changes });
    }
    const station = searchParams.get("station");
    if (station === null) return Response.json({ count: count(), stations: stations() });
    return Response.json({ latest: latest(station), table: table(station), total: total(station) });
  },
};
