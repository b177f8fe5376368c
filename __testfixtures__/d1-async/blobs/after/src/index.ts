import { env } from "cloudflare:workers";

const db = env.DB;

interface FileRow {
  name: string;
  content: Uint8Array;
}

async function put(name: string, body: ArrayBuffer): Promise<number> {
  const content = new Uint8Array(body);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  await db.prepare("INSERT INTO file (name, content, digest) VALUES (?, ?, ?)").bind(name, content, digest).run();
  const row = (await db.prepare("SELECT length(content) AS size FROM file WHERE name = ?").bind(name).first<{ size: number }>())!;
  return row.size;
}

async function get(name: string): Promise<FileRow | null> {
  return db.prepare("SELECT name, content FROM file WHERE name = ?").bind(name).first<FileRow>();
}

export default {
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1);
    if (request.method === "PUT") return Response.json(await put(name, await request.arrayBuffer()), { status: 201 });
    const file = await get(name);
    if (!file) return new Response("no such file", { status: 404 });
    return new Response(new Uint8Array(file.content), { headers: { "content-type": "application/octet-stream" } });
  },
};
