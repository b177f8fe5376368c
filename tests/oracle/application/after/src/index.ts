import { env } from "cloudflare:workers";

interface User {
  id: number;
  name: string;
  nickname: string | null;
}

const db = env.DB;

async function findUser(id: number) {
  return db.prepare("SELECT * FROM users WHERE id = ?").bind(id).first<User>();
}

async function balanceOf(id: number): Promise<number> {
  const row = await db.prepare("SELECT balance FROM accounts WHERE user_id = ?").bind(id).first<{ balance: number }>();
  return row?.balance ?? 0;
}

async function createUser(name: string, nickname?: string): Promise<number> {
  const [user] = await db.batch([
    db.prepare("INSERT INTO users (name, nickname) VALUES (?, ?)").bind(name, nickname ?? null),
    db.prepare("INSERT INTO accounts (user_id, balance) VALUES (last_insert_rowid(), 100)"),
  ]);
  return user!.meta.last_row_id;
}

async function transfer(from: number, to: number, amount: number): Promise<void> {
  await db.batch([
    db.prepare("UPDATE accounts SET balance = balance + ? WHERE user_id = ?").bind(amount, to),
    db.prepare("UPDATE accounts SET balance = balance - ? WHERE user_id = ?").bind(amount, from),
    db.prepare("INSERT INTO audit (action, code) VALUES (?, CAST(? AS INTEGER))").bind("transfer", amount),
  ]);
}

async function audit(action: string, code: number): Promise<void> {
  await db.prepare("INSERT INTO audit (action, code) VALUES (?, CAST(? AS INTEGER))").bind(action, code).run();
}

async function searchUsers(text: string) {
  const { results } = await db
    .prepare("SELECT name FROM users WHERE name LIKE ?1 OR nickname LIKE ?1 ORDER BY name LIMIT ?2")
    .bind(`%${text}%`, 10)
    .all();
  return results;
}

async function handle(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const [collection, key = ""] = url.pathname.slice(1).split("/");
  switch (`${request.method} ${collection}`) {
    case "POST users": {
      const { name, nickname } = (await request.json()) as { name: string; nickname?: string };
      try {
        return Response.json({ id: await createUser(name, nickname) }, { status: 201 });
      } catch (error) {
        if ((error as Error).message.includes("UNIQUE constraint failed")) {
          return Response.json({ error: "name taken" }, { status: 409 });
        }
        throw error;
      }
    }
    case "GET users": {
      if (key !== "") {
        const user = await findUser(Number(key));
        if (!user) return Response.json({ error: "not found" }, { status: 404 });
        return Response.json({ user, balance: await balanceOf(user.id) });
      }
      const users = (await db.prepare("SELECT * FROM users ORDER BY id").all<User>()).results;
      return Response.json(
        await Promise.all(users.map(async (user) => ({ name: user.name, balance: await balanceOf(user.id) }))),
      );
    }
    case "DELETE users": {
      // D1 counts the rows of a cascade among the changes.
      const { results } = await db.prepare("DELETE FROM users WHERE id = ? RETURNING id").bind(Number(key)).run();
      await audit("delete", Number(key));
      return Response.json({ deleted: results.length });
    }
    case "POST transfers": {
      const { from, to, amount } = (await request.json()) as { from: number; to: number; amount: number };
      try {
        await transfer(from, to, amount);
      } catch {
        return Response.json({ error: "refused" }, { status: 422 });
      }
      return Response.json({ from: await balanceOf(from), to: await balanceOf(to) });
    }
    case "PUT files": {
      const content = new Uint8Array(await request.arrayBuffer());
      await db.prepare("INSERT OR REPLACE INTO files VALUES (?, ?)").bind(key, content).run();
      return new Response(null, { status: 204 });
    }
    case "GET files": {
      const file = await db
        .prepare("SELECT content FROM files WHERE name = ?")
        .bind(key)
        .first<{ content: number[] }>();
      if (!file) return new Response("no such file", { status: 404 });
      return new Response(new Uint8Array(file.content), { headers: { "content-type": "application/octet-stream" } });
    }
    case "POST tags": {
      const names = (await request.json()) as string[];
      let inserted = 0;
      for (const name of names) {
        const { meta } = await db.prepare("INSERT INTO tags (name) VALUES (?)").bind(name).run();
        inserted += meta.changes;
      }
      const row = await db.prepare("SELECT count(*) AS count FROM tags").first<{ count: number }>();
      return Response.json({ inserted, count: row!.count });
    }
    case "GET tags": {
      return Response.json(await db.prepare("SELECT position, name FROM tags ORDER BY position").raw());
    }
    case "GET search":
      return Response.json(await searchUsers(url.searchParams.get("q") ?? ""));
    case "GET half": {
      const row = await db.prepare("SELECT CAST(? AS INTEGER) / 2 AS half").bind(Number(key)).first<{ half: number }>();
      return Response.json({ half: row!.half });
    }
    case "POST touch": {
      await audit("touch", 7);
      return new Response("ok");
    }
    default:
      return new Response("not found", { status: 404 });
  }
}

export default { fetch: handle };
