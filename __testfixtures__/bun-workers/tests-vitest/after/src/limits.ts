import { env } from "cloudflare:workers";

/** Half migrated: the limit comes from a binding already. */
export function limit(): number {
  return Number((env as { LIMIT?: string }).LIMIT ?? 10);
}
