import { Database } from "bun:sqlite";
import { join } from "node:path";

const CACHE_FILE = "./data/cache.db";

export const users = new Database("./data/users.db");
export const cache = new Database(CACHE_FILE);

users.run("CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT)");
cache.run("CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT)");

export const describe = () => join("data", CACHE_FILE);
