import { limit } from "./limits";

Bun.serve({ fetch: () => Response.json({ limit: limit() }) });
