import Database from "better-sqlite3";

const db = new Database("app.sqlite");
db.exec("CREATE TABLE IF NOT EXISTS thread (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE)");
db.exec("CREATE TABLE IF NOT EXISTS post (id INTEGER PRIMARY KEY, thread INTEGER NOT NULL REFERENCES thread (id), text TEXT NOT NULL CHECK (text <> ''))");
db.exec("CREATE TABLE IF NOT EXISTS label (thread TEXT NOT NULL, name TEXT NOT NULL)");

const insertThread = db.prepare("INSERT INTO thread (title) VALUES (@title)");
const insertPost = db.prepare(`
  INSERT INTO post (thread, text)
  VALUES (@thread, @text)
`);
const insertLabel = db.prepare("INSERT INTO label (thread, name) VALUES (?, ?)");

const open = db.transaction((title: string, text: string): number => {
  const { lastInsertRowid: thread, changes } = insertThread.run({ title });
  insertPost.run({ thread, text });
  return Number(thread) * 10 + changes;
});

const openLabelled = db.transaction((title: string, name: string) => {
  const { lastInsertRowid } = insertThread.run({ title });
  insertLabel.run(lastInsertRowid, name);
});

export default {
  fetch(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    const title = searchParams.get("title") ?? "";
    try {
      if (pathname === "/open") return Response.json(open(title, searchParams.get("text") ?? ""));
      if (pathname === "/label") openLabelled(title, "new");
    } catch {
      return new Response("refused", { status: 409 });
    }
    return Response.json(db.prepare("SELECT t.title, p.text FROM thread t LEFT JOIN post p ON p.thread = t.id ORDER BY t.id").all());
  },
};
