import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, content BLOB NOT NULL, digest BLOB)");

interface FileRow {
  name: string;
  content: Uint8Array;
}

async function put(name: string, body: ArrayBuffer): Promise<number> {
  const content = new Uint8Array(body);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  db.query("INSERT INTO file (name, content, digest) VALUES (?, ?, ?)").run(name, content, digest);
  const row = db.query("SELECT length(content) AS size FROM file WHERE name = ?").get(name) as { size: number };
  return row.size;
}

function get(name: string): FileRow | null {
  return db.query<FileRow, [string]>("SELECT name, content FROM file WHERE name = ?").get(name);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1);
    if (request.method === "PUT") return Response.json(await put(name, await request.arrayBuffer()), { status: 201 });
    const file = get(name);
    if (!file) return new Response("no such file", { status: 404 });
    return new Response(new Uint8Array(file.content), { headers: { "content-type": "application/octet-stream" } });
  },
};
