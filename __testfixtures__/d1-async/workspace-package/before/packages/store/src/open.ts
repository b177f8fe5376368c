import { Database } from "bun:sqlite";

export function openStore(): Database {
  return new Database("store.sqlite");
}
