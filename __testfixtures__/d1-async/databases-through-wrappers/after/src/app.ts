import { Log, Store, UserStore } from "./store";

const users = new UserStore("users.db");
const sessions = new Store("sessions.db");
const cache = new Store(":memory:");
const more = new Store();
const log = new Log({ file: "./users.db" });

export function createApp(store = new Store(process.env.STORE ?? ":memory:")) {
  return async (key: string) => (await Promise.all([store, users, sessions, cache, more].map(async (one) => await one.get(key) ?? ""))).concat(String((await log.lines()).length));
}
