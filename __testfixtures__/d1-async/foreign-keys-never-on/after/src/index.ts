import { env } from "cloudflare:workers";

const db = env.DB;

async function addPost(topic: number, text: string): Promise<number> {
  return Number((await db.prepare("INSERT INTO post (topic_id, text) VALUES (?, ?)").bind(topic, text).run()).meta.last_row_id);
}

async function removeTopic(id: number) {
  const { meta: { changes } } = await db.prepare("DELETE FROM topic WHERE id = ?").bind(id).run();
  return { removed: changes, any: changes > 0 };
}

export default {
  async fetch(request: Request): Promise<Response> {
    const id = Number(new URL(request.url).pathname.slice(1));
    if (request.method === "DELETE") return Response.json(await removeTopic(id));
    const { text } = (await request.json()) as { text: string };
    if (request.method === "PUT") {
      return Response.json({ added: (await db.prepare("INSERT INTO topic (id, title) VALUES (?, ?)").bind(id, text).run()).meta.changes });
    }
    return Response.json({ id: await addPost(id, text) });
  },
};
