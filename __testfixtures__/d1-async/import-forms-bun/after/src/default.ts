import { env } from "cloudflare:workers";

let shared: D1Database | undefined;

export function sharedDatabase(): D1Database {
  shared ??= env.DB;
  return shared;
}
