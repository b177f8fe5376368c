import { env } from "cloudflare:workers";
import { join } from "node:path";

const CACHE_FILE = "./data/cache.db";

export const users = env.USERS_DB;
export const cache = env.CACHE_DB;

export const describe = () => join("data", CACHE_FILE);
