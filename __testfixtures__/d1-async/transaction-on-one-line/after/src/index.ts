import { env } from "cloudflare:workers";

const db = env.DB;

const insertWord = db.prepare("INSERT INTO word (word) VALUES (?)");
const insertLog = db.prepare("INSERT INTO log (text) VALUES (?)");

const both = async (word: string) => { await db.batch([insertWord.bind(word), insertLog.bind(word)]); };
const each = async (words: string[]) => { const statements: D1PreparedStatement[] = []; for (const word of words) statements.push(insertWord.bind(word)); if (statements.length > 0) await db.batch(statements); };
const every = async (words: string[]) => {
  const statements: D1PreparedStatement[] = [];
  words.forEach((word) => statements.push(insertWord.bind(word)));
  if (statements.length > 0) await db.batch(statements);
};
const one = (word: string) => insertWord.bind(word).run();
const id = async (word: string) => Number((await insertWord.bind(word).run()).meta.last_row_id);
const logged = async (word: string) => { await db.batch([insertWord.bind(word), db.prepare("INSERT INTO log (text) VALUES ('word ' || last_insert_rowid())")]); };

const child = async (word: string) => { const results = await db.batch([insertWord.bind(word), db.prepare("INSERT INTO word (word, parent) VALUES (?, last_insert_rowid())").bind(`${word}'s child`)]); const parent = results[0].meta.last_row_id; return Number(parent); };

async function clear(): Promise<void> {
  await db.batch([db.prepare("DELETE FROM word"), db.prepare("DELETE FROM log")]);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, action, word = ""] = new URL(request.url).pathname.split("/");
    const words = word.split("+");
    try {
      if (action === "both") await both(word);
      if (action === "each") await each(words);
      if (action === "every") await every(words);
      if (action === "one") return Response.json((await one(word)).meta.changes);
      if (action === "id") return Response.json(await id(word));
      if (action === "logged") await logged(word);
      if (action === "child") return Response.json(await child(word));
      if (action === "clear") await clear();
    } catch {
      return new Response("refused", { status: 409 });
    }
    return Response.json((await db.prepare("SELECT w.word, p.word AS parent FROM word w LEFT JOIN word p ON p.id = w.parent ORDER BY w.id").all()).results);
  },
};
