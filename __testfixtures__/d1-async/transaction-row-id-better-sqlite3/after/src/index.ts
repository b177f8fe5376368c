import { env } from "cloudflare:workers";

const db = env.DB;

const insertThread = db.prepare("INSERT INTO thread (title) VALUES (?1)");
const insertPost = db.prepare(`
  INSERT INTO post (thread, text)
  VALUES (last_insert_rowid(), ?1)
`);
const insertLabel = db.prepare("INSERT INTO label (thread, name) VALUES (?, ?)");

const open = async (title: string, text: string): Promise<number> => {
  const results = await db.batch([
    insertThread.bind(title),
    insertPost.bind(text),
  ]);
  const { meta: { last_row_id: thread, changes } } = results[0]!;
  return Number(thread) * 10 + changes;
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses a row id as text, or in a computation.
const openLabelled = async (title: string, name: string) => {
  const { meta: { last_row_id: lastInsertRowid } } = await insertThread.bind(title).run();
  await insertLabel.bind(lastInsertRowid, name).run();
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const title = searchParams.get("title") ?? "";
    try {
      if (pathname === "/open") return Response.json(await open(title, searchParams.get("text") ?? ""));
      if (pathname === "/label") await openLabelled(title, "new");
    } catch {
      return new Response("refused", { status: 409 });
    }
    return Response.json((await db.prepare("SELECT t.title, p.text FROM thread t LEFT JOIN post p ON p.thread = t.id ORDER BY t.id").all()).results);
  },
};
