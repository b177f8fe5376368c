import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS topic (id INTEGER PRIMARY KEY, title TEXT NOT NULL)");
db.run(`CREATE TABLE IF NOT EXISTS post (
  id INTEGER PRIMARY KEY,
  topic_id INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  text TEXT NOT NULL
)`);

function addPost(topic: number, text: string): number {
  return Number(db.run("INSERT INTO post (topic_id, text) VALUES (?, ?)", [topic, text]).lastInsertRowid);
}

function removeTopic(id: number) {
  const { changes } = db.run("DELETE FROM topic WHERE id = ?", [id]);
  return { removed: changes, any: changes > 0 };
}

export default {
  async fetch(request: Request): Promise<Response> {
    const id = Number(new URL(request.url).pathname.slice(1));
    if (request.method === "DELETE") return Response.json(removeTopic(id));
    const { text } = (await request.json()) as { text: string };
    if (request.method === "PUT") {
      return Response.json({ added: db.run("INSERT INTO topic (id, title) VALUES (?, ?)", [id, text]).changes });
    }
    return Response.json({ id: addPost(id, text) });
  },
};
