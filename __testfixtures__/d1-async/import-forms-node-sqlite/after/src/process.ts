import { env } from "cloudflare:workers";

export function openBuiltin(): D1Database {
  return env.DB;
}
