import { limit } from "./limits";

export default { fetch: () => Response.json({ limit: limit() }) };
