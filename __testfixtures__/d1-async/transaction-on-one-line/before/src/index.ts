import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, parent INTEGER)");
db.run("CREATE TABLE IF NOT EXISTS log (text TEXT NOT NULL)");

const insertWord = db.prepare("INSERT INTO word (word) VALUES (?)");
const insertLog = db.prepare("INSERT INTO log (text) VALUES (?)");

const both = db.transaction((word: string) => { insertWord.run(word); insertLog.run(word); });
const each = db.transaction((words: string[]) => { for (const word of words) insertWord.run(word); });
const every = db.transaction((words: string[]) => words.forEach((word) => insertWord.run(word)));
const one = db.transaction((word: string) => insertWord.run(word));
const id = db.transaction((word: string) => Number(insertWord.run(word).lastInsertRowid));
const logged = db.transaction((word: string) => { const { lastInsertRowid } = insertWord.run(word); db.run("INSERT INTO log (text) VALUES ('word ' || ?)", [lastInsertRowid]); });

const child = db.transaction((word: string) => { const parent = insertWord.run(word).lastInsertRowid; db.run("INSERT INTO word (word, parent) VALUES (?, ?)", [`${word}'s child`, parent]); return Number(parent); });

function clear(): void {
  db.transaction(() => { db.run("DELETE FROM word"); db.run("DELETE FROM log"); })();
}

export default {
  fetch(request: Request): Response {
    const [, action, word = ""] = new URL(request.url).pathname.split("/");
    const words = word.split("+");
    try {
      if (action === "both") both(word);
      if (action === "each") each(words);
      if (action === "every") every(words);
      if (action === "one") return Response.json(one(word).changes);
      if (action === "id") return Response.json(id(word));
      if (action === "logged") logged(word);
      if (action === "child") return Response.json(child(word));
      if (action === "clear") clear();
    } catch {
      return new Response("refused", { status: 409 });
    }
    return Response.json(db.query("SELECT w.word, p.word AS parent FROM word w LEFT JOIN word p ON p.id = w.parent ORDER BY w.id").all());
  },
};
