import { env } from "cloudflare:workers";

export function open(): D1Database {
  return env.DB;
}
