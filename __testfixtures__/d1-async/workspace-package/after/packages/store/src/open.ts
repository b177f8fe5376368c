import { env } from "cloudflare:workers";

export function openStore(): D1Database {
  return env.DB;
}
