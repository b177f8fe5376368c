import { openCache, openUsers } from "./open";

const users = openUsers("data/users.db");
const again = openUsers("./data/users.db");
const cache = openCache();

export function counts(): unknown[] {
  return [
    users.prepare("SELECT count(*) FROM users").get(),
    again.prepare("SELECT count(*) FROM users").get(),
    cache.prepare("SELECT count(*) FROM entries").get(),
  ];
}
