import { env } from "cloudflare:workers";

const db = env.DB;

interface Column {
  name: string;
  type: string;
  notnull: number;
}

async function columns(): Promise<string[]> {
  return (await db.prepare("PRAGMA table_info(child)").all<Column>()).results.map((column) => `${column.name} ${column.type}`);
}

async function references() {
  return (await db.prepare("PRAGMA foreign_key_list(child)").all<{ table: string; from: string; on_delete: string }>()).results;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/columns") return Response.json(await columns());
    if (pathname === "/references") return Response.json((await references()).map((key) => [key.from, key.table, key.on_delete]));
    if (pathname === "/fill") {
      await db.prepare("INSERT INTO parent (id) VALUES (1), (2)").run();
      await db.prepare("INSERT INTO child (parent) VALUES (1), (1), (2)").run();
      return new Response("filled");
    }
    return Response.json((await db.prepare("DELETE FROM parent WHERE id = ?").bind(Number(pathname.slice(1))).run()).meta.changes);
  },
};
