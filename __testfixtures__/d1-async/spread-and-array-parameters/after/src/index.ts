import { env } from "cloudflare:workers";

const db = env.DB;

async function insertItem(values: [label: string, tag: string | null, rank: number]): Promise<void> {
  await db.prepare("INSERT INTO item (label, tag, rank) VALUES (?, ?, ?)").bind(...values).run();
}

async function itemsWithTags(tags: string[]) {
  const marks = tags.map(() => "?").join(", ");
  return (await db.prepare(`SELECT id, label FROM item WHERE tag IN (${marks}) ORDER BY id`).bind(...tags).all()).results;
}

async function itemsAbove(rank: number, tags: string[]) {
  const marks = tags.map(() => "?").join(", ");
  return (await db.prepare(`SELECT id, label FROM item WHERE rank > ? AND tag IN (${marks}) ORDER BY id`).bind(rank, ...tags).all()).results;
}

async function updateItem(id: number, changes: { label?: string | null; tag?: string | null }): Promise<number> {
  const sets: string[] = [];
  const values: unknown[] = [];
  for (const [column, value] of Object.entries(changes)) {
    if (column !== "label" && column !== "tag") continue;
    sets.push(`${column} = ?`);
    values.push(value);
  }
  if (sets.length === 0) return 0;
  values.push(id);
  return (await db.prepare(`UPDATE item SET ${sets.join(", ")} WHERE id = ?`).bind(...values).run()).meta.changes;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const tags = searchParams.getAll("tag");
    if (pathname === "/above") return Response.json(await itemsAbove(Number(searchParams.get("rank")), tags));
    if (request.method === "GET") return Response.json(await itemsWithTags(tags));
    const body = (await request.json()) as { label: string; tag?: string; rank?: number };
    if (request.method === "PATCH") return Response.json(await updateItem(Number(searchParams.get("id")), body));
    await insertItem([body.label, body.tag ?? null, body.rank ?? 0]);
    return new Response(null, { status: 201 });
  },
};
