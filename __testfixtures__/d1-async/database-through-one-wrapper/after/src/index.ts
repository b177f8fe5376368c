import { openCache, openUsers } from "./open";

const users = openUsers("data/users.db");
const again = openUsers("./data/users.db");
const cache = openCache();

export async function counts(): Promise<unknown[]> {
  return [
    (await users.prepare("SELECT count(*) FROM users").first()) ?? undefined,
    (await again.prepare("SELECT count(*) FROM users").first()) ?? undefined,
    (await cache.prepare("SELECT count(*) FROM entries").first()) ?? undefined,
  ];
}
