import { Database } from "bun:sqlite";

interface User {
  id: number;
  name: string;
  nickname: string | null;
}

const db = new Database(process.env.DATABASE_PATH ?? "app.sqlite", { create: true });
db.exec("PRAGMA journal_mode = WAL");
db.exec("PRAGMA foreign_keys = ON");
db.exec(`
  CREATE TABLE IF NOT EXISTS users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    nickname TEXT
  );
  CREATE TABLE IF NOT EXISTS accounts (
    user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    balance INTEGER NOT NULL CHECK (balance >= 0)
  );
  CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, content BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS tags (position INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS audit (id INTEGER PRIMARY KEY, action TEXT NOT NULL, code TEXT);
`);

function findUser(id: number) {
  return db.query("SELECT * FROM users WHERE id = ?").get(id) as User | null;
}

function balanceOf(id: number): number {
  const row = db.query("SELECT balance FROM accounts WHERE user_id = ?").get(id) as { balance: number } | null;
  return row?.balance ?? 0;
}

function createUser(name: string, nickname?: string): number {
  const create = db.transaction(() => {
    const { lastInsertRowid } = db.query("INSERT INTO users (name, nickname) VALUES (?, ?)").run(name, nickname);
    db.query("INSERT INTO accounts (user_id, balance) VALUES (?, 100)").run(Number(lastInsertRowid));
    return Number(lastInsertRowid);
  });
  return create();
}

const transfer = db.transaction((from: number, to: number, amount: number) => {
  db.query("UPDATE accounts SET balance = balance + ? WHERE user_id = ?").run(amount, to);
  db.query("UPDATE accounts SET balance = balance - ? WHERE user_id = ?").run(amount, from);
  audit("transfer", amount);
});

function audit(action: string, code: number): void {
  db.query("INSERT INTO audit (action, code) VALUES (?, ?)").run(action, code);
}

function searchUsers(text: string) {
  return db
    .query("SELECT name FROM users WHERE name LIKE $pattern OR nickname LIKE $pattern ORDER BY name LIMIT $limit")
    .all({ $pattern: `%${text}%`, $limit: 10 });
}

async function handle(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const [collection, key = ""] = url.pathname.slice(1).split("/");
  switch (`${request.method} ${collection}`) {
    case "POST users": {
      const { name, nickname } = (await request.json()) as { name: string; nickname?: string };
      try {
        return Response.json({ id: createUser(name, nickname) }, { status: 201 });
      } catch (error) {
        if ((error as Error).message.includes("UNIQUE constraint failed")) {
          return Response.json({ error: "name taken" }, { status: 409 });
        }
        throw error;
      }
    }
    case "GET users": {
      if (key !== "") {
        const user = findUser(Number(key));
        if (!user) return Response.json({ error: "not found" }, { status: 404 });
        return Response.json({ user, balance: balanceOf(user.id) });
      }
      const users = db.query("SELECT * FROM users ORDER BY id").all() as User[];
      return Response.json(users.map((user) => ({ name: user.name, balance: balanceOf(user.id) })));
    }
    case "DELETE users": {
      const { changes } = db.query("DELETE FROM users WHERE id = ?").run(Number(key));
      audit("delete", Number(key));
      return Response.json({ deleted: changes });
    }
    case "POST transfers": {
      const { from, to, amount } = (await request.json()) as { from: number; to: number; amount: number };
      try {
        transfer(from, to, amount);
      } catch {
        return Response.json({ error: "refused" }, { status: 422 });
      }
      return Response.json({ from: balanceOf(from), to: balanceOf(to) });
    }
    case "PUT files": {
      db.query("INSERT OR REPLACE INTO files VALUES (?, ?)").run(key, new Uint8Array(await request.arrayBuffer()));
      return new Response(null, { status: 204 });
    }
    case "GET files": {
      const file = db.query("SELECT content FROM files WHERE name = ?").get(key) as { content: Uint8Array } | null;
      if (!file) return new Response("no such file", { status: 404 });
      return new Response(file.content, { headers: { "content-type": "application/octet-stream" } });
    }
    case "POST tags": {
      const names = (await request.json()) as string[];
      let inserted = 0;
      names.forEach((name) => {
        inserted += db.query("INSERT INTO tags (name) VALUES (?)").run(name).changes;
      });
      const { count } = db.query("SELECT count(*) AS count FROM tags").get() as { count: number };
      return Response.json({ inserted, count });
    }
    case "GET tags": {
      return Response.json(db.query("SELECT position, name FROM tags ORDER BY position").values());
    }
    case "GET search":
      return Response.json(searchUsers(url.searchParams.get("q") ?? ""));
    case "GET half": {
      const { half } = db.query("SELECT ? / 2 AS half").get(Number(key)) as { half: number };
      return Response.json({ half });
    }
    case "POST touch": {
      audit("touch", 7);
      return new Response("ok");
    }
    default:
      return new Response("not found", { status: 404 });
  }
}

export default { fetch: handle };
