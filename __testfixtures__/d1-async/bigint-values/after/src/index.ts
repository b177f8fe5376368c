import { env } from "cloudflare:workers";

const db = env.DB;

interface Filter {
  readonly id: number | bigint;
  readonly tag?: string | bigint;
}

export async function byId(id: number | bigint): Promise<unknown> {
  return (await db.prepare("SELECT * FROM note WHERE id = ?").bind(Number(id)).first()) ?? undefined;
}

export async function byKey(key: string | bigint, other: bigint | null | undefined): Promise<unknown> {
  return (await db.prepare("SELECT * FROM note WHERE key = ? OR other = ?").bind(typeof key === "bigint" ? Number(key) : key, typeof other === "bigint" ? Number(other) : other ?? null).first()) ?? undefined;
}

export async function orNone(key?: string | bigint): Promise<unknown> {
  return (await db.prepare("SELECT * FROM note WHERE key = ?").bind(typeof key === "bigint" ? Number(key) : key ?? null).first()) ?? undefined;
}

export async function byMade(make: () => bigint | null): Promise<unknown> {
  return (await db.prepare("SELECT * FROM note WHERE id = ?").bind(make()).first()) ?? undefined;
}

export async function byFilter(filter: Filter): Promise<unknown> {
  return (await db.prepare("SELECT * FROM note WHERE id = ?1 AND tag = ?2").bind(Number(filter.id), typeof filter.tag === "bigint" ? Number(filter.tag) : filter.tag ?? null).first()) ?? undefined;
}

export async function byAll(ids: (number | bigint)[], keys: (string | bigint)[]): Promise<unknown[]> {
  const [first, ...rest] = keys;
  return (await db.prepare("SELECT * FROM note WHERE id IN (?, ?) AND key IN (?, ?)").bind(...ids.map(Number), ...rest.map((value) => (typeof value === "bigint" ? Number(value) : value)), typeof first === "bigint" ? Number(first) : first).all()).results;
}

export async function twice(title: string): Promise<void> {
  const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO note (title) VALUES (?)").bind(title).run();
  const same = lastInsertRowid;
  await db.prepare("INSERT INTO log (note, again) VALUES (?, ?)").bind(lastInsertRowid, same).run();
}
