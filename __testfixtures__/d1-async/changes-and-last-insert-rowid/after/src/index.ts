import { env } from "cloudflare:workers";

const db = env.DB;

const insert = db.prepare("INSERT INTO entry (label, amount) VALUES (?, ?)");

async function write(label: string, amount: number): Promise<D1Result> {
  return insert.bind(label, amount).run();
}

async function add(label: string, amount: number, lines: number) {
  const result = await write(label, amount);
  const id = result.meta.last_row_id;
  for (let position = 1; position <= lines; position++) {
    await db.prepare("INSERT INTO line (entry_id, position) VALUES (?, ?)").bind(id, position).run();
  }
  return { id, written: result.meta.changes };
}

async function double(minimum: number) {
  const { meta: { changes: doubled } } = await db.prepare("UPDATE entry SET amount = amount * 2 WHERE amount >= ?").bind(minimum).run();
  return { doubled };
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const label = searchParams.get("label");
    if (pathname === "/add") return Response.json(await add(label as string, Number(searchParams.get("amount")), Number(searchParams.get("lines"))));
    if (pathname === "/double") return Response.json(await double(Number(searchParams.get("minimum"))));
    if (!(await db.prepare("DELETE FROM entry WHERE label = ?").bind(label).run()).meta.changes) return new Response("nothing deleted", { status: 404 });
    return new Response(`${(await db.prepare("DELETE FROM line WHERE entry_id NOT IN (SELECT id FROM entry)").run()).meta.changes} lines`);
  },
};
