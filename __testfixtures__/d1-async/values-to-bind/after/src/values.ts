import { env } from "cloudflare:workers";

interface Draft {
  title: string;
  body?: string;
  tags: string[] | undefined;
  pinned: boolean;
  size: bigint;
  image: Uint8Array | null;
}

const db = env.DB;

export async function add(draft: Draft, author: string | undefined): Promise<void> {
  await db.prepare("INSERT INTO notes (title, body, tags, pinned, size, image, author) VALUES (?, ?, ?, ?, ?, ?, ?)").bind(
    draft.title,
    draft.body ?? null,
    JSON.stringify(draft.tags) ?? null,
    draft.pinned,
    Number(draft.size),
    draft.image,
    (author || undefined) ?? null,
  ).run();
}

export async function addTo(values: unknown[], more: (string | undefined)[]): Promise<void> {
  const insert = db.prepare("INSERT INTO log (a, b, c) VALUES (?, ?, ?)");
  await insert.bind(...values).run();
  await db.prepare("INSERT INTO log (a, b, c) VALUES (?, ?, ?)").bind(...values).run();
  await db.prepare("INSERT INTO log (a, b, c) VALUES (?, ?, ?)").bind(...more.map((value) => value ?? null), "last").run();
  await db.prepare("DELETE FROM log").run();
}

export async function find(title: string | null, limit = 10): Promise<unknown[]> {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  if (title !== null) {
    conditions.push("title = ?");
    parameters.push(title);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  return (await db.prepare(`SELECT * FROM notes ${where} LIMIT ?`).bind(...parameters, limit).all()).results;
}
